"""The command-line frame: everything that is the same for every command. Commands themselves live elsewhere."""
