"""How people sign in: second factors, sessions, one-time codes, and the providers of their ministries."""

from mocportal.accounts.models.codes import OneTimeCode, RecoveryRequest
from mocportal.accounts.models.factors import AuthenticatorApp, Passkey, RecoveryCode
from mocportal.accounts.models.ministries import Identity, IdentityProvider, RoleClaim, SignInRule
from mocportal.accounts.models.requests import AccountRequest
from mocportal.accounts.models.sessions import OpenSession, WrongTry

__all__ = [
    "AccountRequest",
    "AuthenticatorApp",
    "Identity",
    "IdentityProvider",
    "OneTimeCode",
    "OpenSession",
    "Passkey",
    "RecoveryCode",
    "RecoveryRequest",
    "RoleClaim",
    "SignInRule",
    "WrongTry",
]
