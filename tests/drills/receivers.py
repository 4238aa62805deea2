"""Receivers of webhooks: some take their time over each message, some do not live to answer."""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from mocportal.local.ports import LOOPBACK
from tests.drills.full_stack import Whole
from tests.drills.scenarios import Lengths
from tests.drills.writers import WRITER

# Seconds: of an answer that is slow and still one, and of the time for which it is.
SLOW, FOR = 10.0, 40
CREATED = "commitment.created"


def always(_sender: str) -> bool:
    """What a receiver does that lives."""
    return True


@dataclass
class Receiver:
    """What it was sent, by the id of the message, and the commitments of whose creation it has heard.

    It ``takes`` so many seconds for each; of commitments in ``not_told`` it need not have heard. Where it does not
    live to answer, it has heard nothing.
    """

    takes: float = 0.0
    host: str = LOOPBACK
    webhook: Any = None
    not_told: set[str] = field(default_factory=set)
    messages: Counter[str] = field(default_factory=Counter)
    # Messages by the reference of the commitment, second copies of one left out.
    heard: Counter[str] = field(default_factory=Counter)
    # When it first heard, in seconds of the monotonic clock.
    moments: dict[str, float] = field(default_factory=dict)
    # Whether it lives to answer who told it of a new commitment, by the sender's address.
    lives: Callable[[str], bool] = always

    def __post_init__(self) -> None:
        receiver, self._taken = self, set[str]()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                receiver.messages[self.headers["webhook-id"]] += 1
                if body["type"] == CREATED and not receiver.lives(str(self.client_address[0])):
                    self.close_connection = True
                    return
                time.sleep(receiver.takes)
                receiver.note(self.headers["webhook-id"], body)
                # The sender may be gone.
                with suppress(OSError):
                    self.send_response(204)
                    self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer((self.host, 0), Handler)

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.server.server_port}/"

    def note(self, message: str, body: dict[str, Any]) -> None:
        if body["type"] == CREATED and message not in self._taken:
            self._taken.add(message)
            self.heard[body["data"]["key"]] += 1
            self.moments.setdefault(body["data"]["key"], time.monotonic())

    def listen(self, **condition: Any) -> None:
        """Start, as a webhook of the writers' own system that is told of everything, or of what is of the condition."""
        # They read the settings, which know the servers only now.
        from django.utils import timezone  # noqa: PLC0415

        from partners.models import Client, WebhookCondition  # noqa: PLC0415
        from partners.services import webhooks  # noqa: PLC0415

        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        client = Client.objects.get(account__username=WRITER)
        conditions = [WebhookCondition(**condition)] if condition else []
        self.webhook, _ = webhooks.make(client=client, url=self.address, at=timezone.now(), conditions=conditions)

    def forget(self) -> None:
        """Count anew; what it was told already it still knows."""
        for each in (self.messages, self.heard, self.moments):
            each.clear()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def webhooks_slow(whole: Whole, _lengths: Lengths) -> str:
    """Two webhooks of the writers' own system; for a while one of them takes ten seconds for each message."""
    slow, quick = Receiver(takes=SLOW), Receiver()
    for each in (slow, quick):
        each.listen()
    # What was under way when they were entered may have been settled before.
    whole.supervisor.pause(5)
    for each in (slow, quick):
        each.not_told = set(whole.book.acknowledged.values())
    whole.receivers += [slow, quick]
    whole.supervisor.pause(FOR)
    slow.takes = 0.0
    return f"{whole.wait(whole.is_well):.1f}"


def end(receivers: list[Receiver]) -> str:
    """Turn the webhooks off, and end their receivers; say how long after a change the last of them ever heard of it."""
    from django.db.models import F, Max  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from partners.models import WebhookMessage  # noqa: PLC0415
    from partners.services import webhooks  # noqa: PLC0415
    from partners.webhook_enums import OffReason  # noqa: PLC0415

    for each in receivers:
        webhooks.turn_off(webhook=each.webhook, because=OffReason.BY_HAND, at=timezone.now())
        each.stop()
    told = WebhookMessage.objects.filter(webhook__in=[each.webhook for each in receivers[-1:]])
    longest = told.aggregate(longest=Max(F("delivered_at") - F("change__at")))["longest"]
    receivers.clear()
    return f" (the other: {longest.total_seconds():.0f} at most)" if longest else ""
