"""Partner systems and tokens in the admin: for administrators, for the ministry whose they are, and for one's own."""

from partners.client_admin import clients, tokens

__all__ = ["clients", "tokens"]
