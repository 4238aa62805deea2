"""The timeline: which commitments, milestones and Dialogues its months show, to whom, and that the table says it."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.enums import CommitmentState
from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from dialogue.services.timeline import Window, moved
from tests import tables
from tests.factories.register import commitment, mark, milestone, planned_dialogue
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

PAGE = "/timeline/"
SHOWN = f"{PAGE}?since=2026-09"


@pytest.fixture(autouse=True)
def _moc() -> None:
    """The seed, whose own commitments bear no days."""
    tables.seed()


def reader(code: str = "GAC", role: Role = Role.READER) -> User:
    participant = Participant.objects.get(code=code) if role.belongs_to_participant else None
    return User.objects.create_user(f"{code}-{role}", role=role, participant=participant)


def shown(user: User, page: str = SHOWN) -> list[Commitment]:
    return [band.commitment for band in signed_in(user).get(page).context["bands"]]


def test_a_window_is_eighteen_months_from_three_before_this() -> None:
    window = Window.around(date(2026, 1, 31))
    assert (window.first, window.end) == (date(2025, 10, 1), date(2027, 4, 1))
    assert len(window.months) == 18
    assert moved(date(2026, 1, 1), -1) == date(2025, 12, 1)


@pytest.mark.parametrize(
    ("day", "place"), [(date(2025, 1, 1), 0), (date(2026, 9, 1), 0), (date(2028, 2, 29), 999), (date(2030, 1, 1), 1000)]
)
def test_a_day_has_its_place_and_what_lies_outside_stands_at_the_end(day: date, place: int) -> None:
    assert abs(Window(date(2026, 9, 1)).share(day, 1000) - place) <= 1


def test_what_has_a_day_in_these_months_or_runs_through_them_is_shown() -> None:
    ends = commitment("NRCAN", due_on=date(2026, 9, 1))
    begins = commitment("NRCAN", begun_on=date(2028, 2, 29))
    runs = commitment("NRCAN", begun_on=date(2020, 1, 1), due_on=date(2030, 1, 1))
    on_its_way = commitment("NRCAN", due_on=date(2040, 1, 1))
    milestone(on_its_way, date(2027, 1, 1))
    commitment("NRCAN", begun_on=date(2028, 3, 1))
    commitment("NRCAN")
    commitment("NRCAN", due_on=date(2027, 1, 1), state=CommitmentState.NOT_PURSUED, state_reason="It was not needed.")
    assert set(shown(reader())) == {ends, begins, runs, on_its_way}


def test_what_is_overdue_is_shown_in_all_months_up_to_today() -> None:
    overdue = commitment("NRCAN", due_on=date(2026, 8, 31))
    late_milestone = commitment("NRCAN", due_on=date(2040, 1, 1))
    milestone(late_milestone, date(2026, 8, 31))
    commitment("NRCAN", due_on=date(2026, 8, 31), state=CommitmentState.COMPLETED)
    with time_machine.travel("2026-11-26T12:00:00Z", tick=False):
        user = reader()
        assert shown(user) == [overdue, late_milestone]
        assert shown(user, f"{PAGE}?since=2026-11") == [overdue, late_milestone]
        assert shown(user, f"{PAGE}?since=2026-12") == []


def test_they_stand_by_lead_in_the_order_of_the_moc_and_then_by_due_day() -> None:
    late, soon = (commitment("NRCAN", due_on=date(2027, month, 1)) for month in (6, 1))
    first = commitment("METI", due_on=date(2027, 9, 1))
    assert shown(reader()) == [first, soon, late]
    assert shown(reader("NRCAN"), f"{SHOWN}&lead=METI") == [first]


def test_a_record_of_another_ministry_alone_and_its_milestones_are_not_shown() -> None:
    hidden = commitment("NRCAN", due_on=date(2027, 1, 1), mark=mark(Audience.OWN_PARTICIPANT))
    milestone(hidden, date(2027, 1, 1))
    page = signed_in(reader("GAC")).get(SHOWN)
    assert hidden.reference not in page.text
    assert "0 commitments" in page.text
    assert shown(reader("NRCAN")) == [hidden]


def test_the_table_says_what_the_picture_shows() -> None:
    made = commitment("NRCAN", begun_on=date(2026, 10, 1), due_on=date(2027, 3, 31))
    past, ahead = milestone(made, date(2026, 10, 15)), milestone(made, date(2027, 2, 1))
    planned_dialogue(3, held_on=date(2027, 2, 9))
    with time_machine.travel("2026-11-26T12:00:00Z", tick=False):
        page = signed_in(reader()).get(SHOWN).text
    drawing = page[page.index('<svg class="gantt"') : page.index("</svg>\n      </div>") + 6]
    table = page[page.index("<tbody>") :]
    tree = ET.fromstring(drawing)  # noqa: S314  # The portal's own page.
    assert len(tree.findall("path")) == 2
    assert len(tree.findall("rect")) == 1
    assert "Third Dialogue" in drawing
    for fact in (made.reference, past.title_en, "15 October 2026", "42 days overdue", "1 February 2027", "On track"):
        assert fact in table
    assert ahead.title_en in table
    assert "9 February 2027" in table


def test_the_drawing_has_no_style_of_its_own_which_the_policy_would_refuse() -> None:
    commitment("NRCAN", due_on=date(2027, 3, 31))
    assert "style=" not in signed_in(reader()).get(SHOWN).text


@pytest.mark.parametrize(
    "query",
    ["since=1066-01", "since=9999-12", "since=soon", "since=%00", "lead=NASA", "page=zero", "page=-1", "page=999999"],
)
def test_a_wrong_address_shows_what_there_is(query: str) -> None:
    made = commitment("NRCAN", due_on=date(2027, 3, 31))
    with time_machine.travel("2026-11-26T12:00:00Z", tick=False):
        assert shown(reader(), f"{PAGE}?{query}") == [made]


@pytest.mark.parametrize("since", ["1990-01", "2190-12"])
def test_the_first_and_the_last_months_can_be_shown(since: str) -> None:
    assert signed_in(reader()).get(f"{PAGE}?since={since}").status_code == 200


def test_for_an_administrator_the_page_is_not_there() -> None:
    assert signed_in(reader(role=Role.ADMINISTRATOR)).get(PAGE).status_code == 404


def test_more_records_cost_no_more_statements() -> None:
    client, counts = signed_in(reader()), []
    for more in (1, 9):
        for _each in range(more):
            milestone(commitment("NRCAN", due_on=date(2027, 3, 31)), date(2027, 1, 31))
        client.get(SHOWN)
        with CaptureQueriesContext(connection) as queries:
            client.get(SHOWN)
        counts.append(len(queries))
    assert counts[0] == counts[1]
