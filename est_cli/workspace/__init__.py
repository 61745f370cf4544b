"""A workspace on disk: where it is, what its files hold, and what refers to what."""
