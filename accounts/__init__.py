"""Accounts: sign-in, second factors, single sign-on and sessions."""
