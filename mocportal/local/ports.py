"""Port selection on the loopback interface."""

import errno
import socket

from mocportal.local.errors import LocalError

LOOPBACK = "127.0.0.1"
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


def listen(port: int) -> socket.socket:
    """Return a listening socket on ``port`` of the loopback interface. Raise OSError if the port is in use.

    Connections wait in its queue until a server accepts them.
    """
    listener = socket.socket()
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener


def web_listener(text: str) -> socket.socket:
    """Return a socket on the port of PORT. Raise LocalError for an invalid number and for a port in use."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= LAST_PORT:
        message = f"PORT is '{text}'; it has to be a number from 1 to {LAST_PORT}, for example PORT=8080 make run"
        raise LocalError(message)
    port = int(text)
    try:
        return listen(port)
    except OSError as error:
        message = (
            f"Port {port} is in use by another program (or reserved for root). "
            f"End that program, or choose another port: PORT={free_port()} make run"
        )
        raise LocalError(message) from error
