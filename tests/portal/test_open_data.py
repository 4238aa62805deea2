"""Open data: off until a Participant publishes, then its records with the mark for everyone and no other."""

import csv
import io
import json
import re
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commitments.enums import CommitmentState
from contacts.enums import Audience, Role
from contacts.models import ContactPoint, HandlingMark, Participant
from mocportal.open_data import COLLECTIONS, LINKED_DATA
from tests.factories.commitments import ActivityFactory, CommitmentFactory, StandardFactory, SupportProgrammeFactory
from tests.factories.contacts import ContactPointFactory, HandlingMarkFactory, ParticipantFactory
from tests.sessions import signed_in_as

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_stored_files() -> None:
    cache.clear()


@pytest.fixture
def publisher() -> Participant:
    return ContactPointFactory.create(publishes_open_data=True).participant


@pytest.fixture
def clear() -> HandlingMark:
    return HandlingMarkFactory.create(audience=Audience.PUBLIC)


def published_by(publisher: Participant, mark: HandlingMark) -> dict[str, Any]:
    """A record of each collection."""
    return {
        "commitments": CommitmentFactory.create(lead=publisher, mark=mark, title_fr="=1+1"),
        "activities": ActivityFactory.create(organizer=publisher, mark=mark),
        "support-programmes": SupportProgrammeFactory.create(held_by=publisher, mark=mark),
        "standards": StandardFactory.create(held_by=publisher, mark=mark),
    }


def references(client: Client, name: str) -> list[str]:
    cache.clear()
    return [each["reference"] for each in client.get(f"/open/{name}.json").json()["@graph"]]


def test_nothing_is_published_until_a_participant_decides(client: Client, clear: HandlingMark) -> None:
    records = published_by(ContactPointFactory.create().participant, clear)
    addresses = ["/open/", *(f"/open/{name}.{form}" for name in COLLECTIONS for form in ("json", "csv"))]
    addresses += [f"/open/{name}/{record.reference}/" for name, record in records.items()]
    assert {client.get(address).status_code for address in addresses} == {404}
    assert len(client.get("/.well-known/api-catalog").json()["linkset"]) == 1


def test_the_catalogue_leads_to_every_file_and_record(
    client: Client, publisher: Participant, clear: HandlingMark
) -> None:
    records = published_by(publisher, clear)
    linkset = client.get("/.well-known/api-catalog").json()["linkset"]
    catalogue = client.get(urlsplit(linkset[-1]["anchor"]).path)
    assert (catalogue.status_code, catalogue["Content-Type"]) == (200, LINKED_DATA)
    found = {}
    for dataset in catalogue.json()["dcat:dataset"]:
        linked, table = (each["dcat:downloadURL"]["@id"] for each in dataset["dcat:distribution"])
        graph = client.get(urlsplit(linked).path).json()["@graph"]
        head, *rows = csv.reader(io.StringIO(client.get(urlsplit(table).path).content.decode("utf-8-sig")))
        assert [each["reference"] for each in graph] == [row[head.index("reference")] for row in rows]
        for each in graph:
            alone = client.get(urlsplit(each["@id"]).path).json()
            assert {**alone, "@context": None} == {"@context": None, **each}
        found[urlsplit(linked).path] = [each["reference"] for each in graph]
    assert found == {f"/open/{name}.json": [record.reference] for name, record in records.items()}


def test_others_and_narrower_marks_and_drafts_are_not_published(
    client: Client, publisher: Participant, clear: HandlingMark
) -> None:
    narrower = HandlingMarkFactory.create(audience=Audience.PARTICIPANTS)
    records = published_by(publisher, narrower)
    published_by(ParticipantFactory.create(), clear)
    CommitmentFactory.create(lead=publisher, mark=clear, state=CommitmentState.DRAFT)
    CommitmentFactory.create(lead=None, mark=clear)
    assert {name: references(client, name) for name in COLLECTIONS} == {name: [] for name in COLLECTIONS}
    for name, record in records.items():
        assert client.get(f"/open/{name}/{record.reference}/").status_code == 404
        record.mark = clear
        record.save()
        assert references(client, name) == [record.reference]
    ContactPoint.objects.update(publishes_open_data=False)
    assert client.get("/open/").status_code == 404


def test_no_participant_publishes_for_another(client: Client, publisher: Participant, clear: HandlingMark) -> None:
    commitment = published_by(publisher, clear)["commitments"]
    other, closed = (ContactPointFactory.create(publishes_open_data=each).participant for each in (True, False))
    commitment.supporting.set([other, closed])
    (linked,) = client.get("/open/commitments.json").json()["@graph"]
    assert linked["supporting"] == [other.code]


def test_formulas_and_texts_in_three_languages(client: Client, publisher: Participant, clear: HandlingMark) -> None:
    commitment = published_by(publisher, clear)["commitments"]
    (linked,) = client.get("/open/commitments.json").json()["@graph"]
    assert linked["title"] == {"en-CA": commitment.title_en, "fr-CA": "=1+1"}
    assert linked["lead"] == publisher.code
    head, row = csv.reader(io.StringIO(client.get("/open/commitments.csv").content.decode("utf-8-sig")))
    assert row[head.index("title_fr")] == "'=1+1"


def test_every_site_may_read_it(client: Client, publisher: Participant) -> None:
    answer = client.get("/open/")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "public" in answer["Cache-Control"]


def test_the_cost_is_the_same_for_any_number_of_records(
    client: Client, publisher: Participant, clear: HandlingMark, django_assert_num_queries: Any
) -> None:
    published_by(publisher, clear)
    with django_assert_num_queries(6):
        references(client, "commitments")
    published_by(publisher, clear)
    with django_assert_num_queries(6):
        references(client, "commitments")


def test_only_an_officer_of_the_participant_publishes() -> None:
    point = ContactPointFactory.create(mailbox="desk@example.invalid")
    address = reverse("contacts:edit-contact-point", kwargs={"code": point.participant.code})
    secretariat = signed_in_as(Role.SECRETARIAT).get(address)
    assert secretariat.status_code == 200
    assert "publishes_open_data" not in secretariat.content.decode()
    officer = signed_in_as(Role.CONTACT_OFFICER, point.participant).get(address)
    assert 'name="publishes_open_data"' in officer.content.decode()


def test_security_txt_has_the_fields_of_rfc_9116(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = "security@portal.example"
    answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = dict(re.findall(r"^([A-Za-z-]+): (.+)$", answer.content.decode(), re.MULTILINE))
    assert lines["Contact"] == "mailto:security@portal.example"
    expires = datetime.fromisoformat(lines["Expires"])
    assert timedelta(days=30) < expires - timezone.now() < timedelta(days=365)
    assert client.get(urlsplit(lines["Canonical"]).path).status_code == 200


def test_a_wrong_address_is_not_found(client: Client, publisher: Participant) -> None:
    addresses = ["/open/notices.json", "/open/commitments.xml", "/open/commitments/MOC-1/", "/open/commitments/%00/"]
    assert {client.get(address).status_code for address in addresses} == {404}
    assert json.loads(client.get("/open/").content)["@type"] == "dcat:Catalog"
