"""What must never happen to joint decisions, notices and what hangs on them, tried by raw SQL."""
