"""TCP ports of the loopback interface, chosen once and kept."""

import json
import socket

from mocportal.local import secret_files
from mocportal.local.places import Places

ADDRESS = "127.0.0.1"


def is_free(port: int) -> bool:
    """Whether a server could listen on this port now."""
    with socket.socket() as probe:
        # As the servers themselves do: a connection in TIME_WAIT does not make a port busy.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
        return True


def any_free() -> int:
    """Return a port that the kernel says is free; nothing reserves it."""
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        port: int = probe.getsockname()[1]
        return port


def kept(places: Places, name: str) -> int | None:
    """Return the port that this server had last, or None before its first start."""
    port: int | None = _read(places).get(name)
    return port


def choose(places: Places, name: str) -> int:
    """Return the port that this server had last, or a new one, kept from now on, if another program took it."""
    ports = _read(places)
    if name not in ports or not is_free(ports[name]):
        ports[name] = any_free()
        secret_files.write(places.var / "ports.json", json.dumps(ports, indent=2, sort_keys=True) + "\n")
    return ports[name]


def _read(places: Places) -> dict[str, int]:
    try:
        ports: dict[str, int] = json.loads((places.var / "ports.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return ports
