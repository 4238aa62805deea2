"""Tasks: dispatch to workers, and confined child processes."""
