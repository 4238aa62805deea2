"""What the home page says was changed since its reader signed in before."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from core.changes.enums import RecordEvent
from core.changes.models import Change
from core.feed.audiences import CIRCLE
from core.feed.registry import record_types
from tests.factories.register import account, commitment, mark
from tests.portal.home.home_page import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

MONDAY, TUESDAY = datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 24, 15, tzinfo=UTC)


def sequenced_change(
    record: Commitment, *, seen_by: int = CIRCLE, at: datetime = TUESDAY, by: User | None = None
) -> None:
    """A change of ``record`` as the settler leaves it."""
    name = next(name for name, each in record_types().items() if each.model is Commitment)
    number = Change.objects.count() + 1
    Change.objects.create(
        type=name, record=record.pk, version=1000 + number, kind=RecordEvent.CHANGED, at=at, xid=0,
        by=by.pk if by else None, key=record.reference, position=1_000_000 + number, seen_by=[seen_by], lost_by=[],
    )  # fmt: skip


def been_here(client: Client, user: User, at: datetime = MONDAY) -> None:
    with time_machine.travel(at, tick=False):
        client.force_login(user)


def test_first_visit_shows_no_changes(client: Client, today: date) -> None:
    sequenced_change(commitment("METI"))
    assert "Recent activity" not in read(client, account(Role.READER, "GAC"))


def test_what_others_changed_is_told_with_both_clocks_and_what_is_older_or_one_s_own_is_not(
    client: Client, today: date
) -> None:
    user = account(Role.READER, "GAC")
    been_here(client, user)
    changed, older, own = commitment("METI"), commitment("METI"), commitment("METI")
    sequenced_change(changed)
    sequenced_change(older, at=datetime(2026, 11, 22, tzinfo=UTC))
    sequenced_change(own, by=user)
    page = read(client, user).partition('id="since"')[2].partition("</section>")[0]
    assert "Ottawa" in page
    assert "Tokyo" in page
    assert changed.reference in page
    assert older.reference not in page
    assert own.reference not in page


def test_hidden_records_are_not_shown(client: Client, today: date) -> None:
    user = account(Role.READER, "GAC")
    been_here(client, user)
    # Once in sight and hidden since, and never in sight of this ministry.
    narrowed, foreign = commitment("METI", mark=mark(Audience.OWN_PARTICIPANT)), commitment("METI")
    sequenced_change(narrowed)
    sequenced_change(foreign, seen_by=Participant.objects.get(code="METI").pk)
    page = read(client, user).partition('id="since"')[2].partition("</section>")[0]
    assert "No changes since your last sign-in." in page


def test_five_are_shown_and_the_number_of_statements_does_not_hang_on_how_many_there_are(
    client: Client, today: date
) -> None:
    user = account(Role.READER, "GAC")
    been_here(client, user)
    client.force_login(user)
    counts = []
    for number in (1, 9):
        for _ in range(number):
            sequenced_change(commitment("METI"))
        client.get("/")
        with CaptureQueriesContext(connection) as captured:
            page = client.get("/").content.decode().partition('id="since"')[2].partition("</section>")[0]
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert page.count("<li>") == 5
    assert "More changes" in page
