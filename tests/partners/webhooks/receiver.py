"""A real HTTP server that takes webhooks from the portal and answers as a test says."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from standardwebhooks import Webhook

from mocportal.local.ports import LOOPBACK


@dataclass(frozen=True)
class Received:
    """One request as it came over the line."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def message_id(self) -> str:
        return self.headers["webhook-id"]

    def verified_with(self, secret: str) -> Any:
        """The body, as the public library of Standard Webhooks gives it. Raises where the signature is not one."""
        return Webhook(secret).verify(self.body, self.headers)


@dataclass(frozen=True)
class Reply:
    """What the server answers: ``pieces`` come one by one, with so many seconds between them."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pieces: tuple[bytes, ...] = (b"",)
    pause: float = 0
    before: float = 0


@dataclass
class Receiver:
    """The server as a test sees it. ``replies`` are given in turn, the last one for ever."""

    port: int = 0
    replies: list[Reply] = field(default_factory=lambda: [Reply()])
    requests: list[Received] = field(default_factory=list)
    when_asked: Callable[[], None] = field(default=lambda: None)
    over: Event = field(default_factory=Event)

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}/hook"

    @property
    def ids(self) -> list[str]:
        return [request.message_id for request in self.requests]

    def next_reply(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.requests.append(
                Received(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            )
            receiver.when_asked()
            reply = receiver.next_reply()
            receiver.over.wait(reply.before)
            with suppress(OSError):
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(sum(map(len, reply.pieces))))
                self.end_headers()
                for piece in reply.pieces:
                    self.wfile.write(piece)
                    self.wfile.flush()
                    if reply.pause:
                        receiver.over.wait(reply.pause)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # Whoever is still being answered slowly when a test ends is not waited for.
    block_on_close = False

    def handle_error(self, *_: Any) -> None:
        """A portal that hangs up on a slow answer is what such a test is about."""


@contextmanager
def receiving(context: Any = None) -> Iterator[Receiver]:
    """Run a receiver that accepts everything until told otherwise; over TLS with a ``context`` for it."""
    receiver = Receiver()
    server = _Server((LOOPBACK, 0), _handler(receiver))
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    receiver.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.over.set()
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


def soon(condition: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether the condition comes to hold."""
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    return condition()
