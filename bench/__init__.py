"""What `make bench` runs: a made-up workspace, the floor, two peers and the table of `est` beside them."""
