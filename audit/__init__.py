"""History as evidence: seals, verification and the access log."""
