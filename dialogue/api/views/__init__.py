"""Endpoints of the Dialogue and its related records."""
