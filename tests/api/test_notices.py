"""Notices over the API: receipts and clocks for all Participants, addresses for nobody."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from commitments.enums import NoticeKind
from commitments.models import Notice, NoticeAddressee
from commitments.services import notices
from contacts.enums import Role
from tests.api.conftest import client_of
from tests.factories import law

pytestmark = pytest.mark.django_db
LIST = "/api/v1/notices/"
NOVEMBER_30 = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture
def moc(db: None) -> law.Memorandum:
    return law.memorandum()


@pytest.fixture
def partner(moc: law.Memorandum) -> Client:
    return client_of(moc.user("CA3", Role.PARTNER))


def read(client: Client, notice: Notice) -> dict[str, Any]:
    body: dict[str, Any] = client.get(f"{LIST}{notice.reference}/").json()
    return body


def found(client: Client, **query: str) -> list[str]:
    body = client.get(LIST, query | {"count": "exact"}).json()
    references = [each["reference"] for each in body["results"]]
    assert body["count"] == len(references)
    return references


def test_receipts_are_in_the_order_of_the_moc(moc: law.Memorandum, partner: Client) -> None:
    notice = law.issued(moc, "CA1")
    law.acknowledge(moc, notice, "JP2")
    body = read(partner, notice)
    assert (body["sender"], body["state"], body["issued_on"]) == ("CA1", "issued", "2026-11-25")
    assert [(each["participant"], each["received_on"]) for each in body["addressees"]] == [
        ("JP1", None),
        ("JP2", "2026-11-25"),
        ("CA2", None),
        ("CA3", None),
    ]
    assert body["addressees"][1]["acknowledged_at"] == "2026-11-25T12:00:00.000000Z"
    assert body["clock"] is None
    assert [(each["kind"], each["addressee"], each["by"]) for each in body["log"]] == [
        ("issued", None, "CA1"),
        ("addressed", "JP1", None),
        ("addressed", "JP2", None),
        ("addressed", "CA2", None),
        ("addressed", "CA3", None),
        ("acknowledged", "JP2", "JP2"),
    ]


@pytest.mark.parametrize("role", [Role.PARTNER, Role.SECRETARIAT, Role.CONTACT_OFFICER])
def test_notice_contains_no_email_address_or_account(moc: law.Memorandum, role: Role) -> None:
    notice = law.issued(moc)
    law.acknowledge(moc, notice)
    client = client_of(moc.user("JP1", role))
    for address in (LIST, f"{LIST}{notice.reference}/"):
        answer = client.get(address).content.decode()
        assert notice.reference in answer
        assert "@" not in answer
        assert not [officer.username for officer in moc.officers.values() if officer.username in answer]


def test_the_clock_of_a_discontinuance_has_both_countings(moc: law.Memorandum, partner: Client) -> None:
    notice = law.issued(moc, "JP1", at=NOVEMBER_30, kind=NoticeKind.DISCONTINUE)
    law.acknowledge(moc, notice, "JP2", "CA1", "CA2", at=NOVEMBER_30)
    with time_machine.travel(NOVEMBER_30):
        waiting = read(partner, notice)["clock"]
    assert (waiting["awaiting"], waiting["from_receipt"], waiting["takes_effect_on"]) == (["CA3"], None, None)
    assert waiting["days_left"] is None
    assert waiting["from_issue"]["counted_from"] == "2026-11-30"

    law.acknowledge(moc, notice, "CA3", at=NOVEMBER_30)
    with time_machine.travel(datetime(2027, 2, 18, tzinfo=UTC)):
        clock = read(partner, notice)["clock"]
    assert clock["from_receipt"] == {
        "counted_from": "2026-11-30",
        "months": 3,
        "same_number": "2027-02-28",
        "day_before_corresponding": "2027-02-28",
        "counting": "later",
        "ends_on": "2027-02-28",
    }
    assert (clock["awaiting"], clock["takes_effect_on"], clock["days_left"]) == ([], "2027-02-28", 10)
    assert clock["is_short"] is False


def test_days_left_are_counted_from_the_requested_day(moc: law.Memorandum, partner: Client) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    law.acknowledge(moc, notice)
    for moment in (datetime(2027, 2, 20, 14, tzinfo=UTC), datetime(2027, 2, 20, 16, tzinfo=UTC)):
        with time_machine.travel(moment):
            status = partner.get(f"/api/v1/instruments/{moc.instrument.code}/status/").json()
            assert read(partner, notice)["clock"]["days_left"] == status["days_left"]
    # In Tokyo the next day has begun.
    assert (status["on"], status["days_left"]) == ("2027-02-21", 4)


def test_short_notice_is_flagged(moc: law.Memorandum, partner: Client) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE, stated_on=date(2026, 12, 31))
    body = read(partner, notice)
    assert (body["takes_effect_on"], body["scope"]) == ("2026-12-31", "ends_for_all")
    assert (body["clock"]["is_short"], body["clock"]["takes_effect_on"]) == (True, "2026-12-31")


def test_a_notice_that_was_withdrawn_has_no_clock_any_more(moc: law.Memorandum, partner: Client) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    notices.withdraw(notice=notice, by=moc.officers["JP1"], at=law.AT, reason="Settled otherwise")
    body = read(partner, notice)
    assert (body["state"], body["clock"], body["withdrawn_reason"]) == ("withdrawn", None, "Settled otherwise")


def test_what_a_participant_has_not_acknowledged_is_found(moc: law.Memorandum, partner: Client) -> None:
    first, second, withdrawn = law.issued(moc), law.issued(moc), law.issued(moc)
    law.acknowledge(moc, first, "CA3")
    notices.withdraw(notice=withdrawn, by=moc.officers["JP1"], at=law.AT, reason="Settled otherwise")
    assert found(partner, unacknowledged_by="CA3") == [second.reference]
    assert found(partner, unacknowledged_by="CA3,CA2") == [first.reference, second.reference]
    assert found(partner, unacknowledged_by="JP1") == []


@pytest.mark.parametrize(
    "query",
    [
        {"search": "Unspeakable"},
        {"state": "draft"},
        {"kind": "general"},
        {"sender": "JP1"},
        {"issued_on__isnull": "true"},
    ],
    ids=str,
)
def test_no_question_finds_a_draft_of_another(moc: law.Memorandum, partner: Client, query: dict[str, str]) -> None:
    hidden = law.notice(moc, subject_en="Unspeakable")
    assert found(partner, **query) == []
    assert partner.get(f"{LIST}{hidden.reference}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"kind": "modify"}, ["modify"]),
        ({"kind__in": "modify,general"}, ["modify", "general"]),
        ({"sender": "CA1"}, ["general"]),
        ({"addressee": "CA1"}, ["modify"]),
        ({"state": "withdrawn"}, []),
        ({"issued_on__gte": "2026-11-30"}, ["general"]),
        ({"issued_on__lt": "2026-11-30"}, ["modify"]),
    ],
    ids=str,
)
def test_filters(moc: law.Memorandum, partner: Client, query: dict[str, str], expected: list[str]) -> None:
    named = {
        law.issued(moc, "JP1", kind=NoticeKind.MODIFY).reference: "modify",
        law.issued(moc, "CA1", at=NOVEMBER_30).reference: "general",
    }
    assert [named[reference] for reference in found(partner, **query)] == expected


def test_an_officer_gives_and_acknowledges_in_the_portal_and_by_no_route_of_the_api(moc: law.Memorandum) -> None:
    draft, notice = law.notice(moc, "CA1"), law.issued(moc, "JP1")
    officer = client_of(moc.officers["CA1"])
    for record in (draft, notice):
        address = f"{LIST}{record.reference}/"
        for method in ("post", "put", "patch", "delete"):
            refusal = getattr(officer, method)(address, {"state": "issued"}, content_type="application/json")
            assert (refusal.status_code, refusal.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
        for act in ("issue", "acknowledge", "withdraw"):
            assert officer.post(f"{address}{act}/", {}, content_type="application/json").status_code in {404, 405}
    assert not NoticeAddressee.objects.filter(acknowledged_at__isnull=False).exists()
    assert Notice.objects.filter(state="draft").get() == draft
