"""How records are written over the API: what every endpoint that takes a body has in common (decision 0021)."""
