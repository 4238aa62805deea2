"""What is done out of a reader's sight changes nothing that this reader is told, at no address and in no header."""

from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from contacts.enums import Audience, Role
from contacts.models import Participant
from core.feed.registry import record_types
from core.feed.sequencer import settle_all
from tests.factories.contacts import HandlingMarkFactory
from tests.hidden_record_datasets import SECRET, World, differences

pytestmark = pytest.mark.django_db(transaction=True)

# By these a reader would notice that something changed.
VALIDATORS = ("ETag", "Last-Modified", "Link")
ROOT = "/api/v1/"

READERS = (Role.PARTNER, Role.READER, Role.CONTACT_OFFICER, Role.SECRETARIAT, Role.ADMINISTRATOR)
OF_OTHER_MINISTRIES = READERS[:3]

type Responses = dict[str, tuple[int, bytes, tuple[str | None, ...]]]


def responses(reader: Client, world: World) -> Responses:
    """Everything that this reader is told, by what was asked, once the sequencer has run."""
    settle_all()
    meetings = (world.dialogue, world.held, world.item.agenda.dialogue)
    lists = [f"{ROOT}{each.prefix}/" for each in record_types().values()]
    asked = [
        *(f"{each}{query}" for each in lists for query in ("?count=exact", "?limit=1", "?format=csv")),
        *(f"{ROOT}commitments/?{query}" for query in (f"search={SECRET}", "ordering=-updated_at", "mark=own")),
        *(f"{ROOT}{each}" for each in ("", "changes/", "changes/?after=now", "calendar/", "calendar/?format=json")),
        *(f"{ROOT}dialogues/{each.number}/agenda/" for each in meetings),
    ]
    answers = {address: reader.get(address) for address in asked}
    for address in lists:
        answer = answers[f"{address}?count=exact"]
        records = answer.json().get("results", []) if answer.status_code == 200 else []
        answers |= {each["url"]: reader.get(each["url"]) for each in records[:2]}
    answers["register"] = reader.get(f"{ROOT}register/")
    return {
        address: (answer.status_code, content_of(answer), tuple(answer.headers.get(name) for name in VALIDATORS))
        for address, answer in answers.items()
    }


def content_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def test_nothing_that_others_do_for_themselves_shows(clients: dict[Role, Client], theirs: Participant) -> None:
    world = World(theirs, HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT))
    # What is compiled says of which moment it is.
    with time_machine.travel(timezone.now(), tick=False):
        before = {role: responses(clients[role], world) for role in READERS}
        world.go_on_out_of_sight()
        world.lead_out_of_sight()
        compare(before, {role: responses(clients[role], world) for role in READERS})
        world.go_on_in_the_secretariat()
        compare(before, {role: responses(clients[role], world) for role in OF_OTHER_MINISTRIES})
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM history_change WHERE position IS NULL")
        assert cursor.fetchone() == (0,)


def compare(before: dict[Role, Responses], after: dict[Role, Responses]) -> None:
    different = [
        (role, address, *differences(before[role][address][1], answers[address][1]))
        for role, answers in after.items()
        for address in answers
        if not same(before[role], answers, address)
    ]
    assert different == []


def same(before: Responses, after: Responses, address: str) -> bool:
    """Of a refusal, which bears the identifier of its request, the status is compared alone."""
    return before[address][0] == after[address][0] and (before[address][0] >= 400 or before[address] == after[address])
