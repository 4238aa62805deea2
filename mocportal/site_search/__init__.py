"""Site search: one query over all record types that the user may read."""
