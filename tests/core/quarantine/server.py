"""A server that speaks clamd's INSTREAM on loopback."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Scanner(socketserver.ThreadingTCPServer):
    """Finds ``EVIL`` in what it is given, or gives always the same ``answer``."""

    EVIL = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
    daemon_threads = True

    def __init__(self, answer: bytes | None) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.answer = answer
        self.seen: list[bytes] = []

    @property
    def address(self) -> str:
        return f"clamd://127.0.0.1:{self.server_address[1]}"


class Conversation(socketserver.StreamRequestHandler):
    server: Scanner

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack(">I", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
        self.server.seen.append(content)
        found = b"stream: Eicar-Test-Signature FOUND\0" if Scanner.EVIL in content else b"stream: OK\0"
        self.wfile.write(found if self.server.answer is None else self.server.answer)


@contextmanager
def scanner(answer: bytes | None = None) -> Iterator[Scanner]:
    with Scanner(answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
