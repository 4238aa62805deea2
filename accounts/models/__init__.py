"""Models of sign-in: second factors, sessions, one-time codes, and identity providers."""

from accounts.models.codes import OneTimeCode, RecoveryRequest
from accounts.models.factors import AuthenticatorApp, Passkey, RecoveryCode
from accounts.models.ministries import Identity, IdentityProvider, RoleClaim, SignInRule
from accounts.models.requests import AccountRequest
from accounts.models.sessions import OpenSession, WrongTry
