"""Excerpts of the records: what names a ministry, an action or a provision, in all Dialogues, as far as it is read."""

import pytest
from django.test import Client

from contacts.enums import Role
from contacts.models import Participant, User
from dialogue.enums import RecordStatus
from dialogue.models import Dialogue, Record
from dialogue.services.record_excerpts import ExcerptChoice, excerpts
from tests import tables
from tests.factories.contacts import UserFactory
from tests.factories.records import paragraph

pytestmark = pytest.mark.django_db

TEXTS = {
    2: ("METI reported on 2/1 and 2(c)(v).", "GAC thanked the host.", "Seminars were discussed."),
    3: ("The Ministry of Economy, Trade and Industry led 13/1.", "Nothing on METIS or 2(c)(vi)."),
}


@pytest.fixture
def reader() -> User:
    tables.seed()
    for number, texts in TEXTS.items():
        record = Record.objects.create(dialogue=Dialogue.objects.get(number=number))
        for order, text in enumerate(texts, start=1):
            key = "area:2(c)(v)" if text.startswith("Seminars") else "opening"
            paragraph(record, order, number="1", text=text, item_key=key)
        Record.objects.filter(pk=record.pk).update(status=RecordStatus.CLEARING)
    made: User = UserFactory.create(role=Role.READER, participant=Participant.objects.get(code="GAC"))
    return made


def found(reader: User, choice: ExcerptChoice) -> list[tuple[str, int]]:
    return [(each.symbol, each.number) for each in excerpts(viewer=reader, choice=choice)]


def test_a_ministry_is_found_by_each_of_its_names_the_latest_dialogue_first(reader: User) -> None:
    meti = Participant.objects.get(code="METI")
    assert found(reader, ExcerptChoice(meti)) == [("JCBD/3/REC", 1), ("JCBD/2/REC", 1)]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (ExcerptChoice(action="3/1"), []),
        (ExcerptChoice(action="13/1"), [("JCBD/3/REC", 1)]),
        (ExcerptChoice(provision="2(c)(v)"), [("JCBD/2/REC", 1), ("JCBD/2/REC", 3)]),
        (ExcerptChoice(action="2/1", provision="2(c)(v)"), [("JCBD/2/REC", 1)]),
        (ExcerptChoice(), []),
    ],
)
def test_actions_and_provisions_are_found_as_whole_numbers(
    reader: User, choice: ExcerptChoice, expected: list[tuple[str, int]]
) -> None:
    assert found(reader, choice) == expected


def test_a_draft_is_in_the_excerpts_of_the_secretariat_alone(reader: User) -> None:
    Record.objects.filter(dialogue__number=3).update(status=RecordStatus.DRAFT)
    choice = ExcerptChoice(Participant.objects.get(code="METI"))
    assert found(reader, choice) == [("JCBD/2/REC", 1)]
    assert len(found(UserFactory.create(role=Role.SECRETARIAT, participant=None), choice)) == len(TEXTS)


def test_the_page_cites_each_paragraph_and_refuses_what_is_no_number(reader: User, client: Client) -> None:
    client.force_login(reader)
    page = client.get("/dialogues/records/", {"provision": "2(c)(v)"})
    assert "JCBD/2/REC, paragraph 3" in page.content.decode()
    assert client.get("/dialogues/records/").status_code == 200
    assert client.get("/dialogues/records/", {"action": "x"}).status_code == 400
