"""Password spraying throttle: many user names from one address, in addition to failures per user name."""

from datetime import datetime
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

import structlog
from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.signals import user_locked_out
from django.conf import settings
from django.db import connection

logger = structlog.get_logger(__name__)

# An IPv6 user can use any address of the network, so the network counts as one address.
NETWORK = 64
# Gateways use it to represent all IPv4 addresses to an IPv6 server (RFC 6052).
TRANSLATED = ip_network("64:ff9b::/96")
NAMES = """
SELECT count(DISTINCT (username, ip_address)) FROM axes_accessattempt
WHERE ip_address <<= %s::inet AND attempt_time >= %s
"""


class AttemptsHandler(AxesDatabaseHandler):  # type: ignore[misc]  # The package has no types.
    """Axes handler that also locks an address that tried too many user names (AXES_HANDLER).

    It then rejects the correct password too, so that attackers learn nothing. Such rejections are not counted: the lock
    ends as the earlier attempts expire, however many users try in that time.
    """

    # django-axes stores its state on the request, which the type lacks.
    def is_locked(self, request: Any, credentials: dict[str, Any] | None = None) -> bool:
        """Return whether the user name is locked for the address, or the address for all names."""
        if super().is_locked(request, credentials):
            return True
        since = get_cool_off_threshold(request)
        names = names_tried_from(request.axes_ip_address, since=since)
        locked = names >= settings.NAMES_PER_ADDRESS
        # For the handler of the failure, and for the page.
        request.too_many_names = locked
        if locked:
            logger.warning("too_many_names", names=names)
        return locked

    def user_login_failed(self, sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any) -> None:
        """Count a wrong password; if the address is locked, only send the lock-out response."""
        if request is None or not getattr(request, "too_many_names", False):
            super().user_login_failed(sender, credentials, request, **kwargs)
            return
        request.axes_locked_out, request.axes_credentials = True, credentials
        user_locked_out.send(
            "axes",
            request=request,
            username=credentials.get("username"),
            ip_address=request.axes_ip_address,
        )


def names_tried_from(address: str | None, *, since: datetime) -> int:
    """Return the number of user names with failed attempts from ``address``, or from its IPv6 network.

    0 if the address is unknown, since all such clients would share it.
    """
    if address is None:
        return 0
    known = ip_address(address)
    length = NETWORK if isinstance(known, IPv6Address) and not _of_ipv4(known) else known.max_prefixlen
    with connection.cursor() as cursor:
        cursor.execute(NAMES, [str(ip_network(f"{known}/{length}", strict=False)), since])
        (names,) = cursor.fetchone()
    return int(names)


def _of_ipv4(address: IPv6Address) -> bool:
    """Return whether an IPv6 address maps an IPv4 one, whose network would contain all others."""
    return address.ipv4_mapped is not None or address in TRANSLATED
