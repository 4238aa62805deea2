from mocportal.accounts.account_admin import ministries, users, waiting

__all__ = ["ministries", "users", "waiting"]
