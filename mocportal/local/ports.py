"""Port selection on the loopback interface."""

import errno
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from mocportal.local.errors import LocalError

LOOPBACK, LOOPBACK_6 = "127.0.0.1", "::1"
LAST_PORT = 65535


def is_free(port: int) -> bool:
    """Return whether ``port`` of the loopback interface is free."""
    with socket.socket() as probe:
        # As the servers do: a lingering connection of the last run does not block the port.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                return False
            raise
        return True


def free_port() -> int:
    """Return a free port, chosen by the operating system."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def keep_or_choose(port: int) -> int:
    """Return ``port`` if it is still free, or else another one, so that URLs are stable between runs."""
    return port if is_free(port) else free_port()


def listen(port: int, address: str = LOOPBACK) -> socket.socket:
    """Return a listening socket on ``port`` of a loopback address. Raise OSError if the port is in use.

    Connections wait in its queue until a server accepts them.
    """
    listener = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address, port))
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener


@contextmanager
def web_listeners(text: str) -> Iterator[list[socket.socket]]:
    """Yield sockets on the port of PORT, on each loopback address of this machine.

    A browser opens ``localhost`` at either address, and must reach the portal at both. Raise LocalError for an invalid
    number and for a port in use.
    """
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= LAST_PORT:
        message = f"PORT is '{text}'; it has to be a number from 1 to {LAST_PORT}, for example PORT=8080 make run"
        raise LocalError(message)
    port = int(text)
    with ExitStack() as listeners:
        try:
            held = [listeners.enter_context(listen(port))]
            with suppress_without_ipv6():
                held.append(listeners.enter_context(listen(port, LOOPBACK_6)))
        except OSError as error:
            message = (
                f"Port {port} is in use by another program (or reserved for root). "
                f"End that program, or choose another port: PORT={free_port()} make run"
            )
            raise LocalError(message) from error
        yield held


@contextmanager
def suppress_without_ipv6() -> Iterator[None]:
    """Ignore the error of a machine without the loopback address of IPv6."""
    try:
        yield
    except OSError as error:
        if error.errno not in {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}:
            raise
