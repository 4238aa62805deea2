from mocportal.accounts.account_admin import ministries, users

__all__ = ["ministries", "users"]
