"""Fictitious records, for benches, drills and demonstrations. No deployment ships them."""
