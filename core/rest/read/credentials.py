"""What the credentials of a request open, asked without knowing where credentials are kept.

``request.auth`` is None for a session. Anything else says itself what it opens: a token of a partner system the
system's scopes, a personal token its own. What says nothing opens nothing.
"""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request


class ScopeMissing(PermissionDenied):
    """The scopes of a token do not open what was asked for; the answer names the one that would."""

    default_code = "scope-missing"

    def __init__(self, scope: str, *, personal: bool = False) -> None:
        words = (
            _("This token does not have the scope “%(scope)s”. Make a token that has it.")
            if personal
            else _(
                "This partner system does not have the scope “%(scope)s”. "
                "A contact point officer of its ministry can add it."
            )
        )
        super().__init__(words % {"scope": scope})
        self.scope = scope
        # What the problem says beside its words, for programs.
        self.members = {"scope": scope}


def allows(request: Request, scope: str) -> bool:
    """Whether the credentials of ``request`` open ``scope``; what its account may do is another question."""
    credential = request.auth
    if credential is None:
        return True
    opens = getattr(credential, "allows", None)
    return opens is not None and bool(opens(scope))


def require(request: Request, scope: str) -> None:
    """Raise ScopeMissing where the credentials of ``request`` do not open ``scope``."""
    if not allows(request, scope):
        raise ScopeMissing(scope, personal=client_of(request) is None)


def client_of(request: Request) -> Any | None:
    """The partner system that asks; None for a session and for a personal token."""
    return getattr(request.auth, "client", None)
