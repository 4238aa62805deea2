"""Concurrency limit of requests per account, within one process and before any database access.

All accounts share the threads of the web server. A request above the limit waits briefly for a free slot, and is
rejected if too many are waiting, so that one account can never occupy all threads.
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

# Maximum waiting requests of one account in a process, and the timeout in seconds.
WAITING = 3
PATIENCE = 5.0
# Maximum credentials whose account a process caches.
KNOWN = 10_000


class Gate:
    """Concurrency gate: running and waiting requests by account."""

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
        """Acquire a slot. Return False if none is released in time, or if too many requests are waiting."""
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
        # An account that exceeds the queue gets one slot: with two in each process it would occupy all cores.
        places = 1 if self._waiting[key] >= WAITING else int(settings.ACCOUNT_REQUESTS)
        return self._running[key] < places


class GateMiddleware:
    """Middleware that limits the concurrent requests of an account, which it learns from the credential's responses."""

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
        # Without a query; the account of a session that no view loaded remains unknown.
        user = request.__dict__.get("user")
        account = getattr(
            request.__dict__.get("_cached_user") if isinstance(user, SimpleLazyObject) else user, "pk", None
        )
        if account is not None:
            self.accounts[credential] = f"account {account}"
            if len(self.accounts) > KNOWN:
                self.accounts.popitem(last=False)


def _credential(request: HttpRequest) -> str:
    """Return the hash of the credential of a request; an empty string without one."""
    given = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    # As in authentication: a token takes precedence over a cookie in the API, and a cookie over a header elsewhere.
    if not given or leads_past_sessions(request):
        given = request.headers.get("Authorization", "")
    return hashlib.sha256(given.encode()).hexdigest() if given else ""


def _busy() -> BusyError:
    message = _("Your account has too many requests open. Wait until the other pages have loaded.")
    return BusyError(message, wait=1)
