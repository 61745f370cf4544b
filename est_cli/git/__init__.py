"""Git, read only: commits, what is staged, and what differs, by plain `git` without anybody's own settings."""
