"""Signing in, in the admin: accounts with what is done to them, and how each Participant signs in."""

from accounts import account_admin

__all__ = ["account_admin"]
