"""Receivers of webhooks, one of which takes its time over each message."""

import json
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from mocportal.local.ports import LOOPBACK
from tests.drills.scenarios import Lengths
from tests.drills.whole import Whole
from tests.drills.writers import WRITER

# Seconds: of an answer that is slow and still one, and of the time for which it is.
SLOW, FOR = 10.0, 40
CREATED = "commitment.created"


@dataclass
class Receiver:
    """What it was told: messages by their id, and commitments that were created by their reference.

    It ``takes`` so many seconds for each; of commitments in ``not_told`` it need not have heard.
    """

    takes: float = 0.0
    webhook: Any = None
    not_told: set[str] = field(default_factory=set)
    messages: Counter[str] = field(default_factory=Counter)
    heard: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                time.sleep(receiver.takes)
                receiver.note(self.headers["webhook-id"], body)
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer((LOOPBACK, 0), Handler)

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.server.server_port}/"

    def note(self, message: str, body: dict[str, Any]) -> None:
        self.messages[message] += 1
        if body["type"] == CREATED:
            self.heard[body["data"]["key"]] += 1


def webhooks_slow(whole: Whole, _lengths: Lengths) -> str:
    """Two webhooks of the writers' own system; for a while one of them takes ten seconds for each message."""
    # They read the settings, which know the servers only now.
    from django.utils import timezone  # noqa: PLC0415

    from mocportal.partners.models import Client  # noqa: PLC0415
    from mocportal.partners.services import webhooks  # noqa: PLC0415

    slow, quick = Receiver(takes=SLOW), Receiver()
    client = Client.objects.get(account__username=WRITER)
    for each in (slow, quick):
        threading.Thread(target=each.server.serve_forever, daemon=True).start()
        each.webhook, _secret = webhooks.make(client=client, url=each.address, at=timezone.now())
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

    from mocportal.partners.models import WebhookMessage  # noqa: PLC0415
    from mocportal.partners.services import webhooks  # noqa: PLC0415
    from mocportal.partners.webhook_enums import OffReason  # noqa: PLC0415

    for each in receivers:
        webhooks.turn_off(webhook=each.webhook, because=OffReason.BY_HAND, at=timezone.now())
        each.server.shutdown()
        each.server.server_close()
    told = WebhookMessage.objects.filter(webhook__in=[each.webhook for each in receivers[-1:]])
    longest = told.aggregate(longest=Max(F("delivered_at") - F("change__at")))["longest"]
    receivers.clear()
    return f" (the other: {longest.total_seconds():.0f} at most)" if longest else ""
