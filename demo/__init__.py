"""Fictitious records for benchmarks, drills and demonstrations, not included in deployments."""
