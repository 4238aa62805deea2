"""Webhook connections with checked addresses: the address that was checked is the one connected to.

A name that was harmless when the webhook was entered may later resolve to another address (DNS rebinding). So it is
resolved once for each connection, and the socket gets the checked address. TLS receives the name and compares it with
the certificate.
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
    """Error for a receiver whose address is not allowed or whose name does not resolve."""


class Deadline:
    """Deadline of an exchange, shared by all its steps."""

    def __init__(self, seconds: float) -> None:
        self.restart(seconds)

    def restart(self, seconds: float) -> None:
        """Restart the deadline for the next exchange over the same connection."""
        self._until = time.monotonic() + seconds

    def remaining(self, error: type[Exception]) -> float:
        """Return the remaining seconds. Raise ``error`` if none remain."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise error("The time for the exchange is over.")
        return left


class CheckedBackend(httpcore.NetworkBackend):
    """Network backend of httpcore that checks addresses and enforces the deadline."""

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
        """Connect to the first address of the host that responds.

        Raise AddressNotAllowedError if one is not allowed.
        """
        addresses = checked_addresses(host, port, patience=self._deadline.remaining(httpcore.ConnectTimeout))
        for number, address in enumerate(addresses, start=1):
            # An unresponsive first address must leave time for the next one.
            share = self._deadline.remaining(httpcore.ConnectTimeout) / (2 if number < len(addresses) else 1)
            try:
                stream = self._sockets.connect_tcp(str(address), port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
            else:
                return _DeadlineConnection(stream, self._deadline)
        raise httpcore.ConnectError("The name has no address.")


class _DeadlineConnection(httpcore.NetworkStream):
    """Network stream with a deadline, which also ends the exchange with a receiver that sends one byte a second."""

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
        return _DeadlineConnection(self._stream.start_tls(ssl_context, server_hostname, patience), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def checked_addresses(host: str, port: int, *, patience: float) -> list[Address]:
    """Return all addresses of ``host`` after checking each one; ``patience`` is in seconds.

    One forbidden address rejects them all: such a name is there to deceive. Raise AddressNotAllowedError, also if the
    name does not resolve.
    """
    addresses = [ip_address(text) for text in _resolved(host, port, patience)]
    if not addresses or not all(is_allowed(address) for address in addresses):
        # The same message for all, without the address: a user who enters names must not discover internal ones.
        raise AddressNotAllowedError(f"{host} leads to no public address.")
    return addresses


def is_allowed(address: Address) -> bool:
    """Return whether ``address`` is allowed: public and not refused, or allowed by the operator."""
    if _within(address, settings.WEBHOOK_ALLOWED_NETWORKS):
        return True
    return is_public(address) and not _within(address, settings.WEBHOOK_REFUSED_NETWORKS)


def _within(address: Address, networks: Iterable[IPv4Network | IPv6Network]) -> bool:
    # An IPv4-mapped IPv6 address reaches the same machine.
    plain = getattr(address, "ipv4_mapped", None) or address
    return any(plain in network for network in networks)


def _resolved(host: str, port: int, patience: float) -> list[str]:
    """Return the addresses from the system resolver.

    It has no timeout, so it runs in a thread that may be abandoned.
    """
    found: list[str] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        except (OSError, UnicodeError):
            return
        # Without duplicates, in the order of the system's preference.
        found.extend(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in answers))

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(patience)
    return list(found) if not asking.is_alive() else []
