"""The status of the MOC over the API: the same as the portal says, on any day and in each language."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from commitments.documents.status import line
from commitments.enums import NoticeKind
from commitments.services.clocks import read_status, speech_of
from contacts.enums import Role
from tests.api.conftest import client_of
from tests.factories import law
from tests.factories.contacts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moc(db: None) -> law.Memorandum:
    return law.memorandum()


@pytest.fixture
def partner(moc: law.Memorandum) -> Client:
    return client_of(moc.user("CA3", Role.PARTNER))


def status(client: Client, moc: law.Memorandum, **query: str) -> dict[str, Any]:
    body: dict[str, Any] = client.get(f"/api/v1/instruments/{moc.instrument.code}/status/", query).json()
    return body


def test_it_is_in_operation_since_the_last_signature(moc: law.Memorandum, partner: Client) -> None:
    assert status(partner, moc, on="2026-11-25") == {
        "on": "2026-11-25",
        "standing": "in_operation",
        "sentence": line(read_status(moc.instrument, date(2026, 11, 25)), speech_of(moc.instrument)),
        "since": "2023-09-21",
        "last_day": None,
        "days_left": None,
        "notice": None,
        "version": 1,
        "modified_by": None,
    }


def test_it_follows_a_notice_of_discontinuance_day_by_day(moc: law.Memorandum, partner: Client) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    law.acknowledge(moc, notice)
    standing = {
        day: (body["standing"], body["days_left"], body["notice"])
        for day in ("2026-11-24", "2026-11-25", "2027-02-25", "2027-02-26")
        if (body := status(partner, moc, on=day))
    }
    assert standing == {
        "2026-11-24": ("in_operation", None, None),
        "2026-11-25": ("notice_given", 92, notice.reference),
        "2027-02-25": ("notice_given", 0, notice.reference),
        "2027-02-26": ("discontinued", 0, notice.reference),
    }
    assert status(partner, moc, on="2027-01-01")["last_day"] == "2027-02-25"


def test_the_root_says_it_too_for_today(moc: law.Memorandum, partner: Client) -> None:
    with time_machine.travel(law.AT):
        root = partner.get("/api/v1/").json()
        assert root["status"] == status(partner, moc)
    assert root["status"]["on"] == "2026-11-25"
    administrator = client_of(UserFactory.create(role=Role.ADMINISTRATOR))
    assert administrator.get("/api/v1/").json()["status"]["standing"] == "in_operation"


def test_status_sentence_is_in_the_requested_language(moc: law.Memorandum, partner: Client) -> None:
    said = {language: status(partner, moc, lang=language)["sentence"] for language in ("en", "fr", "ja")}
    assert status(partner, moc, lang="*")["sentence"] == said


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "20261125", "\x00", "", "0000-01-01"])
def test_what_is_no_day_is_refused(moc: law.Memorandum, partner: Client, day: str) -> None:
    refusal = partner.get(f"/api/v1/instruments/{moc.instrument.code}/status/", {"on": day})
    assert (refusal.status_code, refusal.json()["errors"][0]["parameter"]) == (400, "on")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_any_day_has_a_status(moc: law.Memorandum, partner: Client, day: str) -> None:
    law.issued(moc, kind=NoticeKind.DISCONTINUE)
    assert status(partner, moc, on=day)["on"] == day


def test_only_register_readers_get_details(moc: law.Memorandum) -> None:
    address = f"/api/v1/instruments/{moc.instrument.code}/status/"
    administrator = client_of(UserFactory.create(role=Role.ADMINISTRATOR))
    assert administrator.get(address).status_code == 404
    assert Client().get(address).status_code == 401
