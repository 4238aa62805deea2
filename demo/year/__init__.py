"""Believable year of a demonstration: invented records, entered through the services on past days."""
