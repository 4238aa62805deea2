"""Excerpts of the records as a document and in the API: the same paragraphs as on the page."""

from io import BytesIO

import docx
import pytest
from django.test import Client

from contacts.enums import Role
from contacts.models import Participant, User
from dialogue.enums import RecordStatus
from dialogue.models import Dialogue, Record
from tests import tables
from tests.api.conftest import client_of
from tests.factories.contacts import UserFactory
from tests.factories.records import paragraph

pytestmark = pytest.mark.django_db

API = "/api/v1/record-paragraphs/"


@pytest.fixture
def reader() -> User:
    tables.seed()
    texts = {2: ("METI reported on 2/1 and 2(c)(v).", "GAC thanked the host."), 3: ("METI drafts.",)}
    for number, said in texts.items():
        record = Record.objects.create(dialogue=Dialogue.objects.get(number=number))
        for order, text in enumerate(said, start=1):
            paragraph(record, order, number="1", text=text, item_key="opening")
    # The record of the Third Dialogue stays a draft.
    Record.objects.filter(dialogue__number=2).update(status=RecordStatus.CLEARING)
    made: User = UserFactory.create(role=Role.READER, participant=Participant.objects.get(code="GAC"))
    return made


def test_the_excerpts_are_downloaded_with_their_citation(reader: User) -> None:
    client = Client()
    client.force_login(reader)
    assert "/dialogues/records/docx/?participant=METI" in client.get("/dialogues/records/?participant=METI").text
    made = client.get("/dialogues/records/docx/?participant=METI")
    said = [each.text.replace("\u2060", "") for each in docx.Document(BytesIO(made.content)).paragraphs]
    assert "JCBD/2/REC" in said
    assert any("METI reported on 2/1" in each for each in said)
    assert not any("GAC thanked" in each or "METI drafts" in each for each in said)
    assert made["Content-Disposition"] == 'attachment; filename="JCBD-2-EXCERPTS.en.docx"'
    assert client.get("/dialogues/records/pdf/?action=2/1").content.startswith(b"%PDF")


@pytest.mark.parametrize(
    "address",
    [
        "docx/",
        "docx/?participant=XYZ",
        "docx/?action=x",
        "html/?participant=METI",
        # A choice is printed in the document: a sentence is none, and nothing is printed without an excerpt.
        "docx/?provision=2 and a sentence",
        "docx/?provision=9(c)",
    ],
)
def test_without_an_excerpt_or_in_another_form_there_is_no_document(reader: User, address: str) -> None:
    client = Client()
    client.force_login(reader)
    assert client.get(f"/dialogues/records/{address}").status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"participant": "METI"}, ["METI reported on 2/1 and 2(c)(v)."]),
        ({"participant": "GAC"}, ["GAC thanked the host."]),
        ({"participant": "XYZ"}, []),
        ({"action": "2/1"}, ["METI reported on 2/1 and 2(c)(v)."]),
        ({"action": "2/1", "participant": "GAC"}, []),
        ({"provision": "2(c)(v)"}, ["METI reported on 2/1 and 2(c)(v)."]),
        ({"provision": "2(c)(vi)"}, []),
    ],
)
def test_the_api_filters_the_paragraphs_by_what_they_name(
    reader: User, asked: dict[str, str], found: list[str]
) -> None:
    answered = client_of(reader).get(API, asked).json()["results"]
    assert [each["text"] for each in answered] == found


@pytest.mark.parametrize("asked", [{"action": "2.1"}, {"provision": ".*"}])
def test_a_value_of_another_form_is_refused(reader: User, asked: dict[str, str]) -> None:
    assert client_of(reader).get(API, asked).status_code == 400
