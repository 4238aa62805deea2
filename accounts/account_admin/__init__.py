from accounts.account_admin import ministries, requests, users

__all__ = ["ministries", "requests", "users"]
