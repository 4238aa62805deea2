"""Home page: status, pending tasks of the user, and one primary action."""

from mocportal.home.brief import brief
from mocportal.home.views import home
