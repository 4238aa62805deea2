"""Hosts in network namespaces of Linux, on one switch: each has an address, a cable that can be pulled, and no name.

The namespaces hang on this process and vanish with it, so that nothing of the machine's own network is touched.
"""

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

SWITCH = "switch"
# Addresses that no machine is reached at: for tests of networks (RFC 2544).
NETWORK = "198.18.77.0/24"
DESK = "198.18.77.1"
FIRST = 11


class NoNamespacesError(RuntimeError):
    """This machine lets nobody make network namespaces, or this account."""


@dataclass(frozen=True)
class Host:
    """``cable`` is the name of its plug at the switch; ``namespace`` keeps the namespace in being."""

    name: str
    address: str
    cable: str
    namespace: int

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Let this thread be on the host: what it starts runs there, and what it connects to is seen from there."""
        before = os.open("/proc/thread-self/ns/net", os.O_RDONLY | os.O_CLOEXEC)
        os.setns(self.namespace, os.CLONE_NEWNET)
        try:
            yield
        finally:
            os.setns(before, os.CLONE_NEWNET)
            os.close(before)

    def unplug(self) -> None:
        """Pull the cable: nobody is told, packets only no longer arrive."""
        _ip("link", "set", self.cable, "down")

    def plug(self) -> None:
        _ip("link", "set", self.cable, "up")


def network(names: list[str]) -> dict[str, Host]:
    """Take this process from the machine's network to a desk at a new switch, and join a host for each name to it.

    Called by the main thread before there is another one. Raises NoNamespacesError.
    """
    if os.geteuid() != 0:
        raise NoNamespacesError("only root makes network namespaces")
    try:
        os.unshare(os.CLONE_NEWNET)
        _ip("link", "set", "lo", "up")
        _ip("link", "add", SWITCH, "type", "bridge")
        _ip("address", "add", f"{DESK}/24", "dev", SWITCH)
        _ip("link", "set", SWITCH, "up")
        return {name: _join(name, number) for number, name in enumerate(names)}
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoNamespacesError(str(getattr(error, "stderr", "") or error)) from error


def _join(name: str, number: int) -> Host:
    cable = f"to-{number}"
    host = Host(name, f"198.18.77.{FIRST + number}", cable, _namespace())
    # One end is the plug at the switch, the other goes to the host.
    there = f"/proc/{os.getpid()}/fd/{host.namespace}"
    _ip("link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", there)
    with host.inside():
        _ip("link", "set", "lo", "up")
        _ip("address", "add", f"{host.address}/24", "dev", "eth0")
        _ip("link", "set", "eth0", "up")
    _ip("link", "set", cable, "master", SWITCH)
    _ip("link", "set", cable, "up")
    return host


def _namespace() -> int:
    """A new namespace, which lasts as long as the number that it is known by."""
    made: list[int] = []

    def make() -> None:
        os.unshare(os.CLONE_NEWNET)
        made.append(os.open("/proc/thread-self/ns/net", os.O_RDONLY | os.O_CLOEXEC))

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    if not made:
        raise OSError("no namespace was made")
    return made[0]


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True, text=True)
