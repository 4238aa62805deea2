"""Admin of sign-in: accounts with their actions, and the configuration of each Participant."""

from accounts import account_admin

__all__ = ["account_admin"]
