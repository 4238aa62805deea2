"""The home page: how things stand, what waits for the reader, and the one thing to do next."""

from mocportal.home.views import home

__all__ = ["home"]
