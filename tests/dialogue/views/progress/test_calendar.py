"""The calendar: which days it shows, to whom, holidays of both countries, and that table and list agree."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.enums import ActivityState, CommitmentState
from commitments.models import Activity, FormOfCooperation
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from dialogue.models import ActionItem, Dialogue, Paper
from dialogue.services import month as months
from tests import tables
from tests.factories.commitments import ActivityFactory
from tests.factories.register import commitment, mark, milestone, planned_dialogue
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

PAGE = "/calendar/?since=2027-01"
DAY = date(2027, 1, 20)


@pytest.fixture(autouse=True)
def _moc() -> None:
    tables.seed()


def reader(code: str = "GAC", role: Role = Role.READER) -> User:
    participant = Participant.objects.get(code=code) if role.belongs_to_participant else None
    return User.objects.create_user(f"{code}-{role}", role=role, participant=participant)


def parts(page: str) -> tuple[str, str]:
    """The table of weeks and the list."""
    weeks, _mark, rest = page.partition('<section class="card days"')
    return weeks[weeks.index("<tbody>") :], rest


def activity(starts_on: date, ends_on: date | None = None, **fields: object) -> Activity:
    form = FormOfCooperation.objects.get(code="3(a)(i)")
    given = {"instrument": form.instrument, "form": form, "organizer": None, "mark": mark(Audience.PARTICIPANTS)}
    made: Activity = ActivityFactory.create(**given | {"starts_on": starts_on, "ends_on": ends_on} | fields)
    return made


def test_it_shows_what_is_due_and_what_happens_in_its_month() -> None:
    due = commitment("NRCAN", due_on=DAY)
    of_work = milestone(commitment("METI"), DAY)
    held = activity(DAY, date(2027, 1, 22), title_en="Fictitious workshop")
    second = Dialogue.objects.get(number=2)
    given = {"dialogue": second, "title_en": "Fictitious visit", "due_on": DAY}
    action = ActionItem.objects.create(number=901, **given)
    planned_dialogue(3, local_start=datetime(2027, 1, 28, 9, tzinfo=UTC), time_zone="America/Toronto")
    commitment("NRCAN", due_on=date(2027, 2, 1), title_en="Of the next month")
    commitment("NRCAN", due_on=DAY, state=CommitmentState.COMPLETED, title_en="Completed before")
    activity(DAY, state=ActivityState.CANCELLED, title_en="Cancelled workshop")
    page = signed_in(reader()).get(PAGE).text
    for part in parts(page):
        for fact in (due.reference, of_work.title_en, "Fictitious visit", "Third Dialogue", "Agenda issued"):
            assert fact in part
        assert part.count("Fictitious workshop") == 2
        assert part.count("Activity begins") == part.count("Activity ends") == 1
        assert f'href="/dialogues/2/actions/#a{action.pk}"' in part
        assert held.get_absolute_url() in part
    for absent in ("Of the next month", "Completed before", "Cancelled workshop"):
        assert absent not in page


def test_holidays_of_both_countries_are_shown() -> None:
    weeks, listed = parts(signed_in(reader()).get(PAGE).text)
    # New Year's Day in both, Coming of Age Day in Japan, and the turn of the year for Japan's ministries.
    assert weeks.count("Holiday: Canada") == 1
    assert weeks.count("Holiday: Japan") == 4
    assert listed.count("Public holiday") == 5


def test_an_overdue_day_says_so() -> None:
    commitment("NRCAN", due_on=DAY)
    with time_machine.travel("2027-01-25T12:00:00Z", tick=False):
        weeks, listed = parts(signed_in(reader()).get("/calendar/").text)
    assert re.search(r'<li class="due late">\s*<span>Overdue</span>', weeks)
    assert "5 days overdue" in listed


def test_a_narrow_mark_is_before_the_title() -> None:
    narrow = mark(Audience.OWN_PARTICIPANT)
    commitment("NRCAN", due_on=DAY, mark=narrow)
    weeks, listed = parts(signed_in(reader("NRCAN")).get(PAGE).text)
    for shown in (weeks, listed):
        assert f'<span class="mark r{narrow.rank}">' in shown


def test_each_record_is_shown_to_those_who_may_see_it() -> None:
    own: dict[str, Any] = {"mark": mark(Audience.OWN_PARTICIPANT)}
    hidden = commitment("NRCAN", due_on=DAY, title_en="Hidden commitment", **own)
    milestone(hidden, DAY)
    activity(DAY, title_en="Hidden activity", organizer=Participant.objects.get(code="NRCAN"), **own)
    draft = commitment("NRCAN", due_on=DAY, state=CommitmentState.DRAFT)
    Paper.objects.create(
        dialogue=planned_dialogue(3),
        series="document",
        number=901,
        title_en="Hidden paper",
        due_on=DAY,
        expected_from=Participant.objects.get(code="NRCAN"),
        **own,
    )
    answer = signed_in(reader("GAC")).get(PAGE)
    assert "Hidden" not in answer.text
    assert draft.reference not in answer.text
    assert answer.context["month"].entries == ()
    seen = {entry.kind for entry in signed_in(reader("NRCAN")).get(PAGE).context["month"].entries}
    assert seen == {"due", "activity"}


def test_one_participant_is_shown_alone() -> None:
    first, other = commitment("NRCAN", due_on=DAY), commitment("METI", due_on=DAY)
    page = signed_in(reader()).get(f"{PAGE}&lead=METI").text
    assert other.reference in page
    assert first.reference not in page


def test_a_day_with_more_than_fits_leads_to_the_list() -> None:
    made = [commitment("NRCAN", due_on=DAY) for _each in range(6)]
    weeks, listed = parts(signed_in(reader()).get(PAGE).text)
    assert len(re.findall("MOC-2099-", weeks)) == 2 * 4
    assert '<a href="#day-2027-01-20">2 more</a>' in weeks
    assert 'id="day-2027-01-20"' in listed
    assert all(each.reference in listed for each in made)


def test_a_month_with_too_many_records_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(months, "MOST", 1)
    for _each in range(2):
        commitment("NRCAN", due_on=DAY)
    answer = signed_in(reader()).get(PAGE)
    assert "This month has more records than the calendar shows." in answer.text
    assert len(answer.context["month"].entries) == 1


def test_its_calendar_file_is_that_of_the_month() -> None:
    made = commitment("NRCAN", due_on=DAY)
    commitment("NRCAN", due_on=date(2027, 2, 1))
    client = signed_in(reader())
    link = re.search(r'href="(/api/v1/calendar/[^"]+)"', client.get(PAGE).text)
    assert link
    file = client.get(link[1].replace("&amp;", "&"))
    assert file.status_code == 200
    assert file.content.decode().count("BEGIN:VEVENT") == 1
    assert made.reference in file.content.decode()


@pytest.mark.parametrize("query", ["since=1066-01", "since=soon", "since=%00", "lead=NASA", "since=2190-12"])
def test_a_wrong_address_shows_a_month(query: str) -> None:
    assert signed_in(reader()).get(f"/calendar/?{query}").status_code == 200


def test_for_an_administrator_the_page_is_not_there() -> None:
    assert signed_in(reader(role=Role.ADMINISTRATOR)).get(PAGE).status_code == 404


def test_more_records_cost_no_more_statements() -> None:
    client, counts = signed_in(reader()), []
    for more in (1, 9):
        for _each in range(more):
            milestone(commitment("NRCAN", due_on=DAY), DAY)
            activity(DAY)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1]
