"""Lists as files, both ways: what is exported is what an import takes (decision 0024)."""
