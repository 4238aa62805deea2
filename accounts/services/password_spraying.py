"""One password tried at many names from one address: counted in the database, beside the wrong ones of each name."""

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

# Whoever has one address of IPv6 has as many as they like of the same network: each counts like another name.
NETWORK = 64
# In which gateways hand on all addresses of IPv4 to a server that has one of IPv6 alone (RFC 6052).
TRANSLATED = ip_network("64:ff9b::/96")
NAMES = """
SELECT count(DISTINCT (username, ip_address)) FROM axes_accessattempt
WHERE ip_address <<= %s::inet AND attempt_time >= %s
"""


class AttemptsHandler(AxesDatabaseHandler):  # type: ignore[misc]  # The package has no types.
    """django-axes' own, which besides closes the way for an address that tried too many names (AXES_HANDLER).

    Then the right password is refused from there too, so that whoever guesses is not told. What is refused so is not
    counted: the way opens again as the tries before it grow old, however many people knock meanwhile.
    """

    # What django-axes knows of a request, it keeps on it: no type has that.
    def is_locked(self, request: Any, credentials: dict[str, Any] | None = None) -> bool:
        """Whether the name is locked for the address, or the address for all names."""
        if super().is_locked(request, credentials):
            return True
        since = get_cool_off_threshold(request)
        names = names_tried_from(request.axes_ip_address, since=since)
        locked = names >= settings.NAMES_PER_ADDRESS
        # For what follows, and for the page.
        request.too_many_names = locked
        if locked:
            logger.warning("too_many_names", names=names)
        return locked

    def user_login_failed(self, sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any) -> None:
        """Count a wrong password; where no password was looked at, only have it answered."""
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
    """How many names were tried wrongly from ``address``, or from its network where that is one of IPv6.

    0 where the address is not known: it would be everybody's.
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
    """Whether it is one of IPv4 that is written as one of IPv6, in a network with all the others."""
    return address.ipv4_mapped is not None or address in TRANSLATED
