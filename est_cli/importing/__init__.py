"""Foreign files become observations: a table is read, mapped by a profile, and what is new is written."""
