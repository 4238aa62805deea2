"""What is overdue is never left out: on the timeline, in the tables of actions, in the status line of a commitment."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from commitments.enums import CommitmentState
from contacts.enums import Role
from dialogue.enums import ActionState
from dialogue.models import ActionItem, Dialogue
from tests import tables
from tests.dialogue.sessions import signed_in
from tests.factories.register import commitment, milestone

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)
LONG_AGO = TODAY - timedelta(days=537)


@pytest.fixture(autouse=True)
def _seed() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 25, 12, tzinfo=UTC), tick=False):
        tables.seed()
        yield


@pytest.fixture
def reader() -> Client:
    return signed_in(Role.READER)


def test_the_status_line_of_a_commitment_says_it(reader: Client) -> None:
    late = commitment("METI", due_on=LONG_AGO)
    line = reader.get(late.get_absolute_url()).text.partition('<p class="tags">')[2].partition("</p>")[0]
    assert "537 days overdue" in line
    done = commitment("METI", due_on=LONG_AGO, state=CommitmentState.COMPLETED)
    assert "overdue" not in reader.get(done.get_absolute_url()).text


@pytest.mark.parametrize("lead", ["METI", None])
def test_the_timeline_shows_what_is_overdue_whatever_its_months(reader: Client, lead: str | None) -> None:
    late = commitment(lead, due_on=LONG_AGO)
    by_milestone = commitment(lead, begun_on=date(2020, 1, 1), due_on=date(2021, 1, 1))
    milestone(by_milestone, LONG_AGO)
    past = commitment(lead, due_on=LONG_AGO, state=CommitmentState.COMPLETED)
    page = reader.get("/timeline/").text
    table = page[page.index("<tbody>") : page.index("</tbody>")]
    assert "537 days overdue" in table
    assert late.reference in table
    assert by_milestone.reference in table
    assert past.reference not in table
    # Drawn until today, and in no month that lies ahead.
    assert 'class="overdue"' in page
    assert late.reference not in reader.get("/timeline/?since=2027-06").text


def test_the_tables_of_actions_say_it_and_lead_to_the_action(reader: Client) -> None:
    second = Dialogue.objects.get(number=2)
    given = {"dialogue": second, "title_en": "Visit", "due_on": LONG_AGO}
    late = ActionItem.objects.create(number=901, **given)
    ActionItem.objects.create(number=902, state=ActionState.DONE, closed_on=LONG_AGO, **given)
    for page in (reader.get("/dialogues/2/").text, reader.get("/dialogues/2/actions/").text):
        assert page.count("537 days overdue") == 1
    assert f'href="/dialogues/2/actions/#a{late.pk}"' in reader.get("/dialogues/2/").text
    assert f'id="a{late.pk}"' in reader.get("/dialogues/2/actions/").text


def test_today_is_not_overdue(reader: Client) -> None:
    due_today = commitment("METI", due_on=TODAY)
    assert "overdue" not in reader.get(due_today.get_absolute_url()).text
