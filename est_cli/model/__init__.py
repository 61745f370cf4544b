"""What each file of a workspace may hold: one declaration a field carries type, bounds, help and question."""
