"""What waits for an answer: first on the home page of whoever can give it, and counted for the secretariat."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.acts import DECISION_ACTS
from commitments.enums import CommitmentState, IpAnswer, NoticeKind
from contacts.enums import Role
from tests.factories import law
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import UserFactory
from tests.portal.home.home_page import read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at() -> Iterator[None]:
    with time_machine.travel(law.AT, tick=False):
        yield


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


def listed(page: str) -> list[str]:
    """The references of what waits, in the order of the page."""
    return re.findall(r'<li><a href="[^"]*"><span class="ref">([^<]*)</span>', page)


def test_a_notice_of_discontinuance_comes_before_all_else(moc: law.Memorandum, client: Client) -> None:
    decision, early = law.proposed(moc), law.issued(moc, at=law.AT - timedelta(days=3))
    ending = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    page = read(client, moc.officers["CA1"])
    assert "CA1: 3 outstanding tasks" in page
    references = [ending.reference, early.reference, decision.reference]
    assert listed(page) == references
    button = f'<a class="btn" href="{reverse("commitments:notice-act", args=[ending.reference, "acknowledge"])}">'
    assert f"{button}Acknowledge {ending.reference}</a>" in page
    assert page.count('class="btn"') == 1


def test_the_sender_and_who_has_answered_are_asked_for_nothing(moc: law.Memorandum, client: Client) -> None:
    notice, decision = law.issued(moc), law.proposed(moc)
    law.acknowledge(moc, notice, "CA1")
    law.concur(moc, decision, "CA1", "JP1")
    for code in ("JP1", "CA1"):
        assert f"{code} has no outstanding tasks" in read(client, moc.officers[code])


def test_a_decision_that_waits_is_read_and_concurred_in(moc: law.Memorandum, client: Client) -> None:
    decision = law.proposed(moc)
    page = read(client, moc.officers["CA1"])
    address = DECISION_ACTS.address(decision, "concur")
    assert f'href="{address}">Review {decision.reference} and concur</a>' in page


def test_an_editor_sees_what_waits_for_an_officer_and_has_no_button_for_it(moc: law.Memorandum, client: Client) -> None:
    notice, decision = law.issued(moc), law.proposed(moc)
    page = read(client, moc.user("CA1", Role.EDITOR))
    assert "CA1: 2 outstanding tasks" in page
    assert listed(page) == [notice.reference, decision.reference]
    assert "Awaiting concurrence by a contact point officer of your ministry" in page
    assert "Awaiting acknowledgement by a contact point officer of your ministry" in page
    assert 'class="btn"' not in page


def test_own_drafts_wait_for_the_officer_who_alone_can_propose_and_issue(moc: law.Memorandum, client: Client) -> None:
    decision, notice = law.draft(moc), law.notice(moc)
    law.draft(moc, by="JP2")
    law.issued(moc)
    page = read(client, moc.officers["JP1"])
    assert listed(page) == [decision.reference, notice.reference]
    assert "Draft decision of your ministry" in page
    assert "Draft notice of your ministry" in page
    assert 'class="btn"' not in page
    for n in range(12):
        CommitmentFactory.create(instrument=moc.instrument, lead=moc.participants["JP1"], due_on=date(2026, 1, 1 + n))
    assert listed(read(client, moc.officers["JP1"]))[:2] == [decision.reference, notice.reference]


def test_the_secretariat_reads_how_many_commitments_lack_the_instrument_that_they_need(
    moc: law.Memorandum, client: Client
) -> None:
    secretariat = UserFactory.create(role=Role.SECRETARIAT)
    assert "no instrument" not in read(client, secretariat)
    for answer in (IpAnswer.EXPECTED, IpAnswer.ARISING, IpAnswer.NOT_EXPECTED):
        CommitmentFactory.create(instrument=moc.instrument, state=CommitmentState.ACTIVE, ip_answer=answer)
    warning = "2 commitments expect intellectual property matters and have no instrument"
    assert f'href="{reverse("commitments:intellectual-property")}">{warning}</a>' in read(client, secretariat)
    assert warning not in read(client, moc.officers["JP1"])


def test_the_secretariat_reads_what_waits_at_whom(moc: law.Memorandum, client: Client) -> None:
    notice, decision = law.issued(moc), law.proposed(moc)
    law.acknowledge(moc, notice, "CA1")
    law.concur(moc, decision, "CA2")
    page = read(client, UserFactory.create(role=Role.SECRETARIAT))
    count = r'<td [^>]*data-label="{}">(?:<a [^>]+>)?(\d+)'
    row = rf'<th scope="row">{{}}</th>.*?{count.format("Concurrences")}.*?{count.format("Receipts")}'
    found = {code: re.search(row.format(code), page).groups() for code in moc.codes}  # type: ignore[union-attr]
    assert found == {"JP1": ("1", "0"), "JP2": ("1", "1"), "CA1": ("1", "0"), "CA2": ("0", "1"), "CA3": ("1", "1")}


@pytest.mark.parametrize("role", [Role.CONTACT_OFFICER, Role.SECRETARIAT])
def test_the_page_asks_as_often_for_many_as_for_few(moc: law.Memorandum, client: Client, role: Role) -> None:
    user = moc.officers["CA1"] if role is Role.CONTACT_OFFICER else UserFactory.create(role=role)
    counts = []
    for _ in range(2):
        law.issued(moc)
        law.proposed(moc)
        read(client, user)
        with CaptureQueriesContext(connection) as statements:
            client.get("/")
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_an_officer_is_not_asked_to_acknowledge_what_is_acknowledged(moc: law.Memorandum, client: Client) -> None:
    page = read(client, moc.officers["CA1"])
    assert "View notices" in page
    assert "View joint decisions" in page
    law.issued(moc)
    law.proposed(moc)
    page = read(client, moc.officers["CA2"])
    assert "Acknowledge notices" in page
    assert "Concur with joint decisions" in page
