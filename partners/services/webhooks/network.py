"""Connections to receivers of webhooks: the address is looked at, and it is the very one that is connected to.

A name that was harmless when the webhook was entered may lead elsewhere by now, and to another place with the next
question (DNS rebinding). So it is resolved once for each connection, and what was checked is what the socket gets.
The name itself goes on to TLS, which compares it with the certificate.
"""

import socket
import ssl
import time
from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address
from threading import Thread
from typing import Any

import httpcore
from django.conf import settings

from partners.rules.addresses import Address, is_public


class AddressNotAllowedError(Exception):
    """A receiver at an address that the portal does not connect to, or one whose name leads nowhere."""


class Deadline:
    """The moment at which an exchange is over, however slowly each of its steps goes on."""

    def __init__(self, seconds: float) -> None:
        self.restart(seconds)

    def restart(self, seconds: float) -> None:
        """Begin anew, for the next exchange over the same connection."""
        self._until = time.monotonic() + seconds

    def remaining(self, error: type[Exception]) -> float:
        """Seconds that are left. Raises ``error`` where there are none."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise error("The time for the exchange is over.")
        return left


class CheckedBackend(httpcore.NetworkBackend):
    """What httpcore opens its connections with."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of the host that answers. Raises AddressNotAllowedError for one not allowed."""
        addresses = checked_addresses(host, port, patience=self._deadline.remaining(httpcore.ConnectTimeout))
        for number, address in enumerate(addresses, start=1):
            # A first address that does not answer must leave time for the next one.
            share = self._deadline.remaining(httpcore.ConnectTimeout) / (2 if number < len(addresses) else 1)
            try:
                stream = self._sockets.connect_tcp(str(address), port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
            else:
                return _Bounded(stream, self._deadline)
        raise httpcore.ConnectError("The name has no address.")


class _Bounded(httpcore.NetworkStream):
    """A connection of which no step goes beyond the deadline: a receiver that sends a byte a second ends with it."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.remaining(httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.remaining(httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        patience = self._deadline.remaining(httpcore.ConnectTimeout)
        return _Bounded(self._stream.start_tls(ssl_context, server_hostname, patience), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def checked_addresses(host: str, port: int, *, patience: float) -> list[Address]:
    """All addresses of ``host``, each one that may be connected to; ``patience`` in seconds.

    One that is not allowed among others that are refuses them all: such a name is there to deceive. Raises
    AddressNotAllowedError, also where the name leads nowhere.
    """
    addresses = [ip_address(text) for text in _resolved(host, port, patience)]
    if not addresses or not all(is_allowed(address) for address in addresses):
        # In the same words, and without the address: whoever enters names is not to learn which there are inside.
        raise AddressNotAllowedError(f"{host} leads to no public address.")
    return addresses


def is_allowed(address: Address) -> bool:
    """Whether the portal connects to ``address``: to what the operator allowed, and to what is public."""
    if _within(address, settings.WEBHOOK_ALLOWED_NETWORKS):
        return True
    return is_public(address) and not _within(address, settings.WEBHOOK_REFUSED_NETWORKS)


def _within(address: Address, networks: Iterable[IPv4Network | IPv6Network]) -> bool:
    # An IPv4 address written as one of IPv6 reaches the same machine.
    plain = getattr(address, "ipv4_mapped", None) or address
    return any(plain in network for network in networks)


def _resolved(host: str, port: int, patience: float) -> list[str]:
    """What the system's resolver says. It knows no time limit of its own, so it is asked beside us and left behind."""
    found: list[str] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        except (OSError, UnicodeError):
            return
        # Each once, in the order in which the system would try them.
        found.extend(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in answers))

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(patience)
    return list(found) if not asking.is_alive() else []
