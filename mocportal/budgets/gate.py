"""Limit of the requests of one account that a process answers at once, kept in the process and before any statement.

Threads of the web server are what all accounts share. A request above the limit waits a moment for its turn, and is
refused where too many wait already, so that one account never has them all.
"""

import hashlib
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from core.refusals.errors import BusyError
from mocportal.budgets.refusals import busy_answer, when_closed
from partners.authentication import leads_past_sessions

# Requests of one account that may wait in a process, and for how many seconds.
WAITING = 3
PATIENCE = 5.0
# Credentials whose account a process remembers.
KNOWN = 10_000


class Gate:
    """Places by account, and the requests that wait for one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._running: Counter[str] = Counter()
        self._waiting: Counter[str] = Counter()

    @contextmanager
    def _waits(self, key: str) -> Iterator[None]:
        self._waiting[key] += 1
        try:
            yield
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key]

    def enter(self, key: str) -> bool:
        """Take a place. Return False where none comes free in time, or too many requests wait for one."""
        with self._changed:
            if not self._is_free(key):
                if self._waiting[key] >= WAITING:
                    return False
                with self._waits(key):
                    if not self._changed.wait_for(lambda: self._is_free(key), PATIENCE):
                        return False
            self._running[key] += 1
        return True

    def leave(self, key: str) -> None:
        with self._changed:
            self._running[key] -= 1
            if not self._running[key]:
                del self._running[key]
            self._changed.notify_all()

    def _is_free(self, key: str) -> bool:
        # An account that sends more than can wait gets one place: with two in each process it would fill all cores.
        places = 1 if self._waiting[key] >= WAITING else int(settings.ACCOUNT_REQUESTS)
        return self._running[key] < places


class GateMiddleware:
    """Let each account have a few requests at once. Which account a credential belongs to is known from its answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.gate = Gate()
        self.accounts: OrderedDict[str, str] = OrderedDict()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        credential = _credential(request)
        if not credential:
            return self.get_response(request)
        key = self.accounts.get(credential, credential)
        if not self.gate.enter(key):
            return busy_answer(request, _busy())
        response = None
        try:
            response = self.get_response(request)
        finally:
            when_closed(response, lambda: self.gate.leave(key))
        self._remember(credential, request)
        return response

    def _remember(self, credential: str, request: HttpRequest) -> None:
        # Nothing is read for it; of a session that no view looked at, the account stays unknown.
        user = request.__dict__.get("user")
        account = getattr(
            request.__dict__.get("_cached_user") if isinstance(user, SimpleLazyObject) else user, "pk", None
        )
        if account is not None:
            self.accounts[credential] = f"account {account}"
            if len(self.accounts) > KNOWN:
                self.accounts.popitem(last=False)


def _credential(request: HttpRequest) -> str:
    """Return what stands for the credential of a request; empty where it has none."""
    given = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    # Where a token opens the portal, a cookie beside it is not looked at; elsewhere a header beside a cookie is not.
    if not given or leads_past_sessions(request):
        given = request.headers.get("Authorization", "")
    return hashlib.sha256(given.encode()).hexdigest() if given else ""


def _busy() -> BusyError:
    message = _("Your account has too many requests open. Wait until the other pages have loaded.")
    return BusyError(message, wait=1)
