"""Partner systems: what they are, and what they sign in with."""

from mocportal.partners.models.clients import Client
from mocportal.partners.models.tokens import Token

__all__ = ["Client", "Token"]
