"""Credentials of a request: which scopes they permit, without knowledge of how they are stored.

``request.auth`` is None for a session. Any other object decides itself: the token of a partner system by the scopes of
the system, a personal token by its own. An object that cannot decide permits nothing.
"""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request


class ScopeMissing(PermissionDenied):
    """Missing scope (403): the response names the scope that the token needs."""

    default_code = "scope-missing"

    def __init__(self, scope: str, *, personal: bool = False) -> None:
        words = (
            _("This token does not have the scope “%(scope)s”. Create a token with this scope.")
            if personal
            else _(
                "This partner system does not have the scope “%(scope)s”. "
                "A contact point officer of its ministry can add it."
            )
        )
        super().__init__(words % {"scope": scope})
        self.scope = scope
        # Additional members of the problem.
        self.members = {"scope": scope}


def allows(request: Request, scope: str) -> bool:
    """Return whether the credentials of ``request`` permit ``scope``.

    The account's permissions are checked separately.
    """
    credential = request.auth
    if credential is None:
        return True
    opens = getattr(credential, "allows", None)
    return opens is not None and bool(opens(scope))


def require(request: Request, scope: str) -> None:
    """Raise ScopeMissing if the credentials of ``request`` do not permit ``scope``."""
    if not allows(request, scope):
        raise ScopeMissing(scope, personal=client_of(request) is None)


def client_of(request: Request) -> Any | None:
    """Return the partner system of the request; None for a session and for a personal token."""
    return getattr(request.auth, "client", None)
