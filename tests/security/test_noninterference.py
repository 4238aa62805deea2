"""Two worlds that differ in hidden records alone: whoever may not see these is given the same pages in both.

Each route of the portal has a place here or says why it tells of nothing; tests/api/test_no_information_leak.py does
the same for the API.
"""

from urllib.parse import quote

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from commitments.models import JointDecision, Notice
from contacts.enums import Audience
from contacts.models import Participant
from core.feed.sequencer import settle_all
from dialogue.models import AgendaItem, CmwgStatus
from tests.e2e.sweep import dataset as sweep
from tests.e2e.sweep.dialogues import Keys
from tests.factories.register import mark
from tests.hidden_record_datasets import World, differences
from tests.security import hidden_record_pages as asked
from tests.security.hidden_record_pages import signed_in

OFFICER, READER, SECRETARIAT, NOBODY = "nrcan-contact_officer", "meti-reader", "secretariat", ""
# The ministry that does things for itself; the readers are of others.
THEIRS = "ISED"

# What a reader looks at who sees a little less than the officer.
SHORT = ("home", "search", "commitments:register", "commitments:commitment", "dialogue:coverage", "dialogue:detail")

type Responses = dict[tuple[str, str], asked.Answer]


class Readers:
    """Who looks at what: the officer at everything, the secretariat at all pages, a reader at some, and so on."""

    def __init__(self, keys: Keys, world: World) -> None:
        pages, lists = list(asked.pages(keys).values()), list(asked.lists())
        self.addresses = {
            OFFICER: [*pages, *lists, *asked.records(world.shared)],
            READER: list(asked.pages(keys, only=SHORT).values()),
            SECRETARIAT: pages,
            NOBODY: pages,
        }
        self.clients = {name: signed_in(name) for name in self.addresses}

    def responses(self, *names: str) -> Responses:
        settle_all()
        return {
            (name, address): asked.answer(self.clients[name], address)
            for name in names
            for address in self.addresses[name]
        }


def test_each_route_is_asked_or_tells_of_nothing() -> None:
    """Where this fails: a new page has its row in tests/e2e/sweep/table.py; what is no page goes into MORE."""
    assert asked.without_a_place() == set()


@pytest.mark.django_db(transaction=True)
def test_no_page_tells_of_what_others_do_for_themselves() -> None:
    with time_machine.travel(timezone.now().replace(microsecond=0), tick=False):
        keys = dict(sweep.made())
        world = World(
            Participant.objects.get(code=THEIRS),
            mark(Audience.OWN_PARTICIPANT),
            status=CmwgStatus.objects.get(dialogue__number=keys["number"]),
            item=AgendaItem.objects.filter(agenda=keys["version"]).first(),
            decision=JointDecision.objects.get(pk=keys["decision"]),
            notice=Notice.objects.get(pk=keys["notice"]),
        )
        keys |= {
            "reference": world.commitment.reference,
            "evidence_file": world.evidence.pk,
            "document": 0,
            "template": 0,
        }
        readers = Readers(keys, world)
        before = readers.responses(OFFICER, READER, SECRETARIAT, NOBODY)
        assert len({address for (_name, address), responses in before.items() if responses[0] == 200}) > 200
        world.go_on_out_of_sight()
        compare(before, readers.responses(SECRETARIAT))
        world.go_on_in_the_secretariat()
        # Whoever could make a second commitment of an action has to see that it has one, and not which.
        world.lead_out_of_sight()
        compare(before, readers.responses(READER, NOBODY, OFFICER))
        compare_with_nothing(readers.clients[OFFICER], world)


def compare(before: Responses, after: Responses) -> None:
    different = {
        asking: (before[asking], responses) for asking, responses in after.items() if before[asking] != responses
    }
    found = [
        f"{asking}: {was[0]} {responses[0]} {was[2]} {responses[2]} {differences(was[1], responses[1])}"
        for asking, (was, responses) in different.items()
    ]
    assert not found, "\n".join(found)


def compare_with_nothing(client: Client, world: World) -> None:
    """At its own address a hidden record is answered for as one that never was."""
    for record in world.hidden:
        for here, nowhere in zip(asked.of_record(record), asked.of_record(record, 9_000_000_000), strict=True):
            given, never = (asked.answer(client, address) for address in (here, nowhere))
            assert given[0] == 404, here
            assert without(given[1], here) == without(never[1], nowhere), here


def without(content: bytes, address: str) -> bytes:
    for written in (address, quote(address, safe="")):
        content = content.replace(written.encode(), b"")
    return content
