"""Filters of the API lists."""
