"""Endpoints of the register."""
