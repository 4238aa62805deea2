"""Client IP address of a request behind trusted proxies."""

from contextlib import suppress
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the client IP address as far as it can be trusted; empty if it is unknown.

    Each proxy appends the address of its peer to X-Forwarded-For, so with ``TRUSTED_PROXIES`` proxies the entry that
    many places from the end is the trusted one. Clients can forge the entries before it.
    """
    proxies = settings.TRUSTED_PROXIES
    if proxies == 0:
        return str(request.META.get("REMOTE_ADDR", ""))
    written = [entry.strip() for entry in request.headers.get("X-Forwarded-For", "").split(",")]
    return _without_port(written[-proxies]) if len(written) >= proxies else ""


def counted_address_of(request: HttpRequest) -> str | None:
    """Return the address for counting failed passwords: the proxy's if that of the client is unknown."""
    for address in (address_of(request), request.META.get("REMOTE_ADDR", "")):
        with suppress(ValueError):
            return str(ip_address(address))
    return None


def _without_port(entry: str) -> str:
    """Return the address without the port that some proxies append: ``192.0.2.7:4711``, ``[2001:db8::7]:4711``."""
    if entry.startswith("["):
        return entry[1:].partition("]")[0]
    host, colon, _port = entry.partition(":")
    return host if colon and ":" not in _port else entry
