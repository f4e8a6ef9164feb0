"""What `make bench` runs: each figure is a ratio to something run beside it on the same input."""
