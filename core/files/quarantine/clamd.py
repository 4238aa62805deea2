"""Virus scan with clamd: INSTREAM over TCP, according to its manual."""

import socket
import struct
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

PORT = 3310
# Seconds, to connect and for each further step; scanning the largest file took one.
PATIENCE_TO_CONNECT, PATIENCE = 3.0, 30.0
AT_ONCE = 1 << 16
LONGEST_ANSWER = 4096


class ScannerError(Exception):
    """Scanner error: no answer, or one that is not a scan result."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Scan result; ``found`` is the name of the malware, empty for a clean file."""

    found: str = ""

    @property
    def is_clean(self) -> bool:
        return not self.found


@dataclass(frozen=True, slots=True)
class Clamd:
    """Scanner client for an address such as ``clamd://scanner.internal:3310``."""

    host: str
    port: int = PORT

    @classmethod
    def at(cls, address: str) -> Self:
        """Return the client for an address. Raises ValueError if it is invalid."""
        split = urlsplit(address)
        if split.scheme != "clamd" or not split.hostname or split.path.strip("/") or split.query:
            msg = f"{address!r} is no address such as clamd://host:3310."
            raise ValueError(msg)
        return cls(split.hostname, split.port or PORT)

    def scan(self, content: bytes) -> Verdict:
        """Scan the content. Raises ScannerError without a result: the file then remains in quarantine."""
        try:
            answer = self._ask(content)
        except OSError as error:
            raise ScannerError(type(error).__name__) from error
        name, _colon, said = answer.partition(": ")
        if name == "stream" and said == "OK":
            return Verdict()
        if name == "stream" and said.endswith(" FOUND"):
            return Verdict(said.removesuffix(" FOUND") or "unnamed")
        raise ScannerError(answer[:200] or "no answer")

    def _ask(self, content: bytes) -> str:
        with socket.create_connection((self.host, self.port), PATIENCE_TO_CONNECT) as connection:
            connection.settimeout(PATIENCE)
            try:
                connection.sendall(b"zINSTREAM\0")
                for at in range(0, len(content), AT_ONCE):
                    chunk = content[at : at + AT_ONCE]
                    connection.sendall(struct.pack(">I", len(chunk)) + chunk)
                connection.sendall(struct.pack(">I", 0))
            except BrokenPipeError:
                # It names the exceeded limit before it closes the connection.
                pass
            answer = b""
            while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER and (more := connection.recv(1024)):
                answer += more
        return answer.rstrip(b"\0").decode("utf-8", "replace").strip()
