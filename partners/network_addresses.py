"""From which address a request comes, where proxies stand before the portal."""

from contextlib import suppress
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address that asked, as far as it can be trusted; empty where it cannot be known.

    Each proxy adds to X-Forwarded-For the address that spoke to it, so that of ``TRUSTED_PROXIES`` proxies the
    farthest wrote the entry that many places from the end. What stands before it anybody may have written.
    """
    proxies = settings.TRUSTED_PROXIES
    if proxies == 0:
        return str(request.META.get("REMOTE_ADDR", ""))
    written = [entry.strip() for entry in request.headers.get("X-Forwarded-For", "").split(",")]
    return _without_port(written[-proxies]) if len(written) >= proxies else ""


def counted_address_of(request: HttpRequest) -> str | None:
    """The address by which wrong passwords are counted: the proxy's where that of the caller cannot be known."""
    for address in (address_of(request), request.META.get("REMOTE_ADDR", "")):
        with suppress(ValueError):
            return str(ip_address(address))
    return None


def _without_port(entry: str) -> str:
    """Some proxies write the port too: ``192.0.2.7:4711``, and ``[2001:db8::7]:4711`` for IPv6."""
    if entry.startswith("["):
        return entry[1:].partition("]")[0]
    host, colon, _port = entry.partition(":")
    return host if colon and ":" not in _port else entry
