from mocportal.accounts.account_admin import ministries, requests, users, waiting

__all__ = ["ministries", "requests", "users", "waiting"]
