"""No page and no list of the API shows an administrator a text of the register, the Dialogues or their mail."""

from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.apps import apps

from contacts.enums import MessageKind
from contacts.models import Message
from core.db.multilingual import texts_of
from core.feed.registry import record_types
from core.feed.sequencer import settle_all
from core.text.multilingual_text import LANGUAGES
from tests.e2e.sweep import dataset as sweep
from tests.e2e.sweep.table import PAGES
from tests.security.hidden_record_pages import signed_in

pytestmark = pytest.mark.django_db(transaction=True)

# Shorter texts, such as names of places, stand in labels as well.
SHORTEST = 16
# What the Participants or the portal itself made public, and lists that the administrator sets up.
PUBLIC = {
    *("commitments.Area", "commitments.Form", "commitments.Forum", "commitments.Instrument", "commitments.Mineral"),
    *("commitments.ProvisionText", "commitments.TextVersion", "dialogue.WorkingArrangement", "dialogue.Dialogue"),
    # The title of a co-chair is the name of a rank.
    "dialogue.CoChair",
}


def texts() -> Iterator[tuple[str, str]]:
    """Yield each text of the records, and of their mail, with its place."""
    for app in ("commitments", "dialogue"):
        for model in apps.get_app_config(app).get_models():
            columns = [f"{text}_{language}" for text in texts_of(model) for language in LANGUAGES]
            if columns and model._meta.label not in PUBLIC:
                for row in model._base_manager.values(*columns):
                    yield from ((f"{model._meta.label}.{name}", words) for name, words in row.items())
    for message in Message.objects.exclude(kind=MessageKind.ACCOUNT):
        yield from (("contacts.Message.subject", message.subject), ("contacts.Message.text", message.text))


def on_one_line(text: str) -> str:
    return " ".join(unescape(text).split())


def test_an_administrator_reads_none(settings: Any) -> None:
    settings.NOTE_ACCESSES = False
    known = dict(sweep.made())
    settle_all()
    words = {on_one_line(text): place for place, text in texts() if len(text) >= SHORTEST}
    assert len(words) > 100
    client = signed_in("administrator")
    # A deployment has no mailbox: it shows what the mail catcher of a local run caught. The guides have no records.
    addresses = {visit.address(known) for visit in PAGES if not visit.route.startswith(("mailbox:", "help"))}
    addresses |= {f"/api/v1/{each.prefix}/" for each in record_types().values()}
    addresses |= {"/api/v1/changes/?expand=record", "/api/v1/calendar/", "/search/?q=Fictitious"}
    shown: dict[str, list[str]] = {}
    opened = 0
    for address in sorted(addresses):
        answer: Any = client.get(address, follow=True)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        opened += answer.status_code == 200
        page = on_one_line(content.decode(errors="replace"))
        if found := [f"{place}: {text}" for text, place in words.items() if text in page]:
            shown[address] = found
    assert opened > 50
    assert shown == {}, "\n".join(f"{address} {found}" for address, found in shown.items())
