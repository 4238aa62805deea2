"""Admin of partner systems and tokens: for administrators, for the ministry that owns them, and for own tokens."""

from partners.client_admin import clients, tokens
