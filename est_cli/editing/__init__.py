"""Changes to files: byte-exact edits of YAML, proved by reading again; writes that are whole or not at all."""
