"""Home page: status, pending tasks of the user, and one primary action."""

from mocportal.home.views import home

__all__ = ["home"]
