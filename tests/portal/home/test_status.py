"""What the pages tell of the status of the MOC: in full at home, in one line everywhere while it may end."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commitments.enums import NoticeKind, Scope
from commitments.models import Notice
from commitments.services import notices
from contacts.enums import Role
from contacts.models import User
from tests.factories import law
from tests.factories.contacts import UserFactory
from tests.portal.home.home_page import read

pytestmark = pytest.mark.django_db

READERS = [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER, Role.SECRETARIAT]


@pytest.fixture(autouse=True)
def at() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(law.AT, tick=False) as clock:
        yield clock


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


def discontinued(moc: law.Memorandum, **fields: object) -> Notice:
    """A notice of discontinuance that all have received on 25 November 2026."""
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE, scope=Scope.GIVER_WITHDRAWS, **fields)
    law.acknowledge(moc, notice)
    return notice


def reader(moc: law.Memorandum, role: Role) -> User:
    return moc.user("CA2", role) if role.belongs_to_participant else UserFactory.create(role=role)


@pytest.mark.parametrize("role", READERS)
def test_the_clock_stands_on_the_home_page_of_everyone_who_reads_the_register(
    moc: law.Memorandum, client: Client, role: Role
) -> None:
    notice = discontinued(moc)
    page = read(client, reader(moc, role))
    assert "Notice of discontinuance: 92 days left" in page
    assert f'<a href="{notice.get_absolute_url()}">{notice.reference}</a>' in page
    assert "Last receipt: 25 November 2026" in page
    assert "(Interpretation Act, section 28), same day of the month: 25 February 2027." in page
    assert "(Civil Code, articles 140 and 143), day before the corresponding day: 25 February 2027." in page
    assert "Scope, as stated: The Participant that gives notice withdraws." in page


def test_before_all_have_received_it_the_page_names_who_has_not(moc: law.Memorandum, client: Client) -> None:
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    law.acknowledge(moc, notice, "JP2", "CA1", "CA2")
    page = read(client, reader(moc, Role.READER))
    assert "Notice of discontinuance: receipt outstanding" in page
    assert "Receipt not yet acknowledged by: CA3." in page


def test_short_notice_is_flagged(moc: law.Memorandum, client: Client) -> None:
    discontinued(moc, stated_on=datetime(2026, 12, 31, tzinfo=UTC).date())
    assert "Short notice: article 9(c) provides for 3 months." in read(client, reader(moc, Role.READER))


@pytest.mark.parametrize("role", READERS)
def test_every_page_says_in_a_line_that_notice_was_given(moc: law.Memorandum, client: Client, role: Role) -> None:
    discontinued(moc)
    client.force_login(reader(moc, role))
    for url in ("/admin/commitments/commitment/", "/accessibility/", "/admin/records/"):
        assert "JP1 gave notice on 25 November 2026 of its intention to discontinue the MOC" in client.get(url).text


def test_status_is_hidden_from_other_roles(moc: law.Memorandum, client: Client) -> None:
    discontinued(moc)
    assert "gave notice" not in client.get("/admin/login/").text
    client.force_login(UserFactory.create(role=Role.ADMINISTRATOR))
    assert "gave notice" not in client.get("/admin/contacts/user/").text


def test_withdrawn_notice_is_shown_on_the_home_page_only(moc: law.Memorandum, client: Client) -> None:
    notice = discontinued(moc)
    notices.withdraw(notice=notice, by=moc.officers["JP1"], at=law.AT, reason="Fictitious reason")
    page = read(client, reader(moc, Role.READER))
    assert f"JP1 withdrew its notice of discontinuance {notice.reference} on 25 November 2026." in page
    assert "gave notice" not in page
    assert "In operation since 21 September 2023" in page


@pytest.mark.parametrize("role", READERS)
def test_after_the_last_day_the_pages_say_so_and_offer_nothing_to_write(
    moc: law.Memorandum, client: Client, at: time_machine.Traveller, role: Role
) -> None:
    discontinued(moc)
    at.move_to(datetime(2027, 2, 27, 13, tzinfo=UTC))
    page = read(client, reader(moc, role))
    assert "The MOC is discontinued" in page
    assert "The register is read-only." in page
    assert 'class="btn"' not in page
    for model in ("commitment", "notice", "jointdecision", "activity"):
        listed = client.get(f"/admin/commitments/{model}/")
        assert "addlink" not in listed.text
        refused = client.post(f"/admin/commitments/{model}/add/?kind=general")
        assert refused.status_code == 403
        assert "The register is read-only." in refused.text


def test_status_line_needs_one_statement_without_a_notice(moc: law.Memorandum, client: Client) -> None:
    client.force_login(reader(moc, Role.READER))
    client.get("/accessibility/")
    with CaptureQueriesContext(connection) as statements:
        client.get("/accessibility/")
    asked = [each["sql"] for each in statements if "commitments_notice" in each["sql"]]
    assert len(asked) == 1
