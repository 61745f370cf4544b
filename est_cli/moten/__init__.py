"""The meeting: what has happened since the last one, its agenda, its minutes."""
