"""What has a number for an address and a name among people is found by both."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contacts.enums import Audience
from contacts.models import Participant
from tests.factories.commitments import SignatureFactory
from tests.factories.contacts import HandlingMarkFactory
from tests.factories.dialogue import CoChairFactory, PaperFactory
from tests.factories.records import RecordCorrectionFactory

pytestmark = pytest.mark.django_db

CASES: list[tuple[str, Callable[[], Any], Callable[[Any], str]]] = [
    ("signature", SignatureFactory.create, lambda each: each.participant.code),
    ("cochair", CoChairFactory.create, lambda each: f"{each.dialogue.number}.{each.side.code}"),
    ("paper", PaperFactory.create, lambda each: f"{each.dialogue.number}.{each.series}.{each.number}"),
    ("record-correction", RecordCorrectionFactory.create, lambda each: f"{each.record.dialogue.number}.{each.number}"),
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
    ],
)
def test_a_key_of_nothing_is_not_found(ours: Participant, reader: Client, address: str) -> None:
    assert reader.get(f"/api/v1/{address}").status_code == 404


def test_what_is_hidden_is_not_found_by_its_key(theirs: Participant, reader: Client) -> None:
    own = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    paper = PaperFactory.create(expected_from=theirs, mark=own)
    key = f"{paper.dialogue.number}.{paper.series}.{paper.number}"
    assert reader.get(reverse("api:paper-detail", args=[key])).status_code == 404
