"""What has a number for an address and a name among people is found by both."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contacts.enums import Audience, Role
from contacts.models import Participant
from dialogue.enums import AgendaForm, RecordStatus
from dialogue.models import Agenda, AgendaItem, ItemOutcome
from tests.factories.commitments import SignatureFactory
from tests.factories.contacts import HandlingMarkFactory
from tests.factories.dialogue import AgendaFactory, AgendaItemFactory, CoChairFactory, ItemOutcomeFactory, PaperFactory
from tests.factories.records import RecordCorrectionFactory, RecordFactory

pytestmark = pytest.mark.django_db


def issued(form: AgendaForm, revision: int) -> Agenda:
    """A version as it was issued, a corrigendum or an addendum beside the first issue."""
    if form is AgendaForm.REVISION:
        return AgendaFactory.create(issued=True, revision=revision)
    base = AgendaFactory.create(issued=True)
    return AgendaFactory.create(issued=True, dialogue=base.dialogue, base=base, form=form, revision=revision)


def in_address(symbol: str) -> str:
    return symbol.replace("/", "-")


def late_item() -> AgendaItem:
    return AgendaItemFactory.issued(number=6, bis="bis", letter="a")


def outcome() -> ItemOutcome:
    """Of an item that stands in two versions under the same number."""
    item = AgendaItemFactory.issued(number=6, letter="b")
    again = AgendaFactory.create(dialogue=item.agenda.dialogue, revision=1)
    AgendaItemFactory.create(agenda=again, key=item.key, number=6, letter="b")
    return ItemOutcomeFactory.create(dialogue=item.agenda.dialogue, item_key=item.key)


CASES: list[tuple[str, Callable[[], Any], Callable[[Any], str]]] = [
    ("signature", SignatureFactory.create, lambda each: each.participant.code),
    ("cochair", CoChairFactory.create, lambda each: f"{each.dialogue.number}.{each.side.code}"),
    ("paper", PaperFactory.create, lambda each: f"{each.dialogue.number}.{each.series}.{each.number}"),
    ("record-correction", RecordCorrectionFactory.create, lambda each: f"{each.record.dialogue.number}.{each.number}"),
    *(
        ("agenda-version", lambda form=form, number=number: issued(form, number), lambda each: in_address(each.symbol))
        for form, number in [
            (AgendaForm.REVISION, 0),
            (AgendaForm.REVISION, 2),
            (AgendaForm.ADDENDUM, 1),
            (AgendaForm.CORRIGENDUM, 1),
        ]
    ),
    ("agenda-item", late_item, lambda each: f"{in_address(each.agenda.symbol)}.6-bis.a"),
    ("item-outcome", outcome, lambda each: f"{each.dialogue.number}.6.b"),
    (
        "discussion-record",
        lambda: RecordFactory.create(opened=True),
        lambda each: f"JCBD-{each.dialogue.number}-REC",
    ),
]


@pytest.mark.parametrize(("route", "make", "key"), CASES, ids=[case[0] for case in CASES])
def test_a_record_is_found_by_its_number_and_by_its_key(
    ours: Participant, reader: Client, route: str, make: Callable[[], Any], key: Callable[[Any], str]
) -> None:
    record, _other = make(), make()
    by_number, by_key = (reader.get(reverse(f"api:{route}-detail", args=[each])) for each in (record.pk, key(record)))
    assert by_number.status_code == by_key.status_code == 200
    assert by_number.json() == by_key.json()
    assert by_number.json()["url"].endswith(f"/{record.pk}/")


@pytest.mark.parametrize(
    "address",
    [
        "signatures/NOBODY/",
        "cochairs/99.JP/",
        "cochairs/1.JP.2/",
        "papers/1.document/",
        "papers/999999999.x.999999999/",
        "agendas/JCBD-9999-1/",
        "agendas/JCBD-1-1-Rev.0/",
        "agendas/JCBD-1-2/",
        "agenda-items/JCBD-1-1-Rev.9999/",
        "agenda-items/JCBD-1-1.6/",
        "item-outcomes/1.6.bis/",
        "records/NONE-1-REC/",
        "records/1234567890/",
        "agendas/x/",
    ],
)
def test_a_key_of_nothing_is_not_found(ours: Participant, reader: Client, address: str) -> None:
    assert reader.get(f"/api/v1/{address}").status_code == 404


def test_what_is_hidden_is_not_found_by_its_key(theirs: Participant, reader: Client) -> None:
    own = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    paper = PaperFactory.create(expected_from=theirs, mark=own)
    key = f"{paper.dialogue.number}.{paper.series}.{paper.number}"
    assert reader.get(reverse("api:paper-detail", args=[key])).status_code == 404


def test_a_symbol_is_found_with_its_own_prefix_alone(ours: Participant, reader: Client) -> None:
    number = AgendaFactory.create(issued=True).dialogue.number
    assert reader.get(f"/api/v1/agendas/JCBD-{number}-1/").status_code == 200
    assert reader.get(f"/api/v1/agendas/MOC-{number}-1/").status_code == 404


def test_a_draft_has_no_symbol_yet_even_for_who_may_read_it(ours: Participant, clients: dict[Role, Client]) -> None:
    item = AgendaItemFactory.create(agenda=AgendaFactory.create(revision=1), number=6)
    record = RecordFactory.create(status=RecordStatus.DRAFT)
    addresses = {
        f"agendas/{item.agenda.pk}": (200, 404),
        f"agendas/{in_address(item.agenda.symbol)}": (404, 404),
        f"agenda-items/{item.pk}": (200, 404),
        f"agenda-items/{in_address(item.agenda.symbol)}.6": (404, 404),
        # There is one of each Dialogue, and it is cited by the same symbol from its first paragraph on.
        f"records/JCBD-{record.dialogue.number}-REC": (200, 404),
    }
    who = clients[Role.SECRETARIAT], clients[Role.READER]
    for address, statuses in addresses.items():
        assert tuple(each.get(f"/api/v1/{address}/").status_code for each in who) == statuses, address


def test_the_addresses_are_described_with_one_key() -> None:
    description = Client().get("/api/v1/schema/", headers={"accept": "application/json"}).json()
    # A pattern that the description cannot read leaves pieces of itself in the address.
    assert [path for path in description["paths"] if not re.fullmatch(r"(/[a-z0-9-]+|/\{[a-z]+\})*/", path)] == []
