"""The timeline: which commitments, milestones and Dialogues its months show, to whom, and that the table says it."""

import re
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.enums import CommitmentState, Health
from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from dialogue.enums import Zoom
from dialogue.services.timeline import Window, moved
from tests import tables
from tests.factories.register import commitment, mark, milestone, planned_dialogue
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

PAGE = "/timeline/"
SHOWN = f"{PAGE}?since=2026-09&zoom=3-years"


@pytest.fixture(autouse=True)
def _moc() -> None:
    """The seed, whose own commitments bear no days."""
    tables.seed()


def reader(code: str = "GAC", role: Role = Role.READER) -> User:
    participant = Participant.objects.get(code=code) if role.belongs_to_participant else None
    return User.objects.create_user(f"{code}-{role}", role=role, participant=participant)


def shown(user: User, page: str = SHOWN) -> list[Commitment]:
    return [band.commitment for band in signed_in(user).get(page).context["bands"]]


@pytest.mark.parametrize(
    ("zoom", "first", "end"),
    [
        (Zoom.QUARTER, date(2025, 12, 1), date(2026, 3, 1)),
        (Zoom.YEAR, date(2025, 9, 1), date(2026, 9, 1)),
        (Zoom.THREE_YEARS, date(2025, 1, 1), date(2028, 1, 1)),
    ],
)
def test_each_zoom_has_months_before_and_after_today(zoom: Zoom, first: date, end: date) -> None:
    window = Window.around(date(2026, 1, 31), zoom)
    assert (window.first, window.end, len(window.months)) == (first, end, zoom.months)
    assert moved(date(2026, 1, 1), -1) == date(2025, 12, 1)


def test_what_has_a_day_in_these_months_or_runs_through_them_is_shown() -> None:
    ends = commitment("NRCAN", due_on=date(2026, 9, 1))
    begins = commitment("NRCAN", begun_on=date(2029, 8, 31))
    runs = commitment("NRCAN", begun_on=date(2020, 1, 1), due_on=date(2030, 1, 1))
    on_its_way = commitment("NRCAN", due_on=date(2040, 1, 1))
    milestone(on_its_way, date(2027, 1, 1))
    commitment("NRCAN", begun_on=date(2029, 9, 1))
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


def test_a_narrow_mark_is_before_the_title_in_both_drawings() -> None:
    hidden = commitment("NRCAN", due_on=date(2027, 1, 1), mark=mark(Audience.OWN_PARTICIPANT))
    page = signed_in(reader("NRCAN")).get(SHOWN).text
    for drawing in drawings(page).values():
        assert f"[{hidden.mark.name}]" in "".join(drawing.itertext())


def drawings(page: str) -> dict[str, ET.Element]:
    """The drawings of a page by the first of their classes besides ``plot``."""
    found = re.findall(r'<svg class="plot (wide|narrow).*?</svg>', page, re.DOTALL)
    whole = re.finditer(r'<svg class="plot (?:wide|narrow).*?</svg>', page, re.DOTALL)
    return {name: ET.fromstring(each[0]) for name, each in zip(found, whole, strict=True)}  # noqa: S314  # Our own page.


def classes(row: ET.Element) -> list[str]:
    return [each.get("class", "") for each in row if each.tag != "title"]


def test_the_table_says_what_the_picture_shows() -> None:
    made = commitment("NRCAN", begun_on=date(2026, 10, 1), due_on=date(2027, 3, 31))
    past, ahead = milestone(made, date(2026, 10, 15)), milestone(made, date(2027, 2, 1))
    planned_dialogue(3, held_on=date(2027, 2, 9))
    with time_machine.travel("2026-11-26T12:00:00Z", tick=False):
        page = signed_in(reader()).get(SHOWN).text
    for drawing in drawings(page).values():
        (row,) = drawing.findall("a")
        assert row.findtext("title") == f"{made.reference}, {made.title_en}, On track, due 31 March 2027"
        assert row.get("href") == made.get_absolute_url()
        shapes = classes(row)
        assert (shapes.count("on_track"), shapes.count("due"), shapes.count("overdue")) == (1, 1, 0)
        assert [each for each in shapes if each.startswith("point")] == ["point late", "point ahead"]
        assert "Third Dialogue" in "".join(drawing.itertext())
    table = page[page.index("<tbody>") :]
    for fact in (made.reference, past.title_en, "15 October 2026", "42 days overdue", "1 February 2027", "On track"):
        assert fact in table
    assert ahead.title_en in table
    assert "9 February 2027" in table


def test_an_overdue_bar_goes_on_to_today_also_if_the_due_date_is_before_the_window() -> None:
    commitment("NRCAN", begun_on=date(2020, 1, 1), due_on=date(2026, 8, 31), health=Health.DELAYED)
    with time_machine.travel("2026-11-26T12:00:00Z", tick=False):
        page = signed_in(reader()).get(f"{PAGE}?since=2026-10").text
    for drawing in drawings(page).values():
        (row,) = drawing.findall("a")
        assert "87 days overdue" in (row.findtext("title") or "")
        assert "delayed" not in classes(row)
        (overdue,) = (each for each in row if each.get("class") == "overdue")
        (line,) = (each for each in drawing.findall("line") if each.get("class") == "today")
        assert int(overdue.get("x", "")) + int(overdue.get("width", "")) == int(line.get("x1", ""))
        # An arrow shows that it began before.
        assert classes(row).count("further") == 1


def test_each_drawing_has_the_patterns_that_fill_its_bars() -> None:
    commitment("NRCAN", due_on=date(2027, 3, 31), health=Health.AT_RISK)
    for drawing in drawings(signed_in(reader()).get(SHOWN).text).values():
        known = {f"url('#{each.get('id')}')" for each in drawing.iter("pattern")}
        used = {each.get("fill", "") for each in drawing.iter("rect")} - {""}
        assert used
        assert used <= known


@pytest.mark.parametrize(
    ("begun", "due", "arrows"),
    [
        (date(2020, 1, 1), date(2040, 1, 1), 2),
        (date(2020, 1, 1), date(2027, 1, 1), 1),
        (date(2027, 1, 1), date(2040, 1, 1), 1),
        (date(2027, 1, 1), date(2027, 2, 1), 0),
        (None, date(2027, 1, 1), 0),
    ],
)
def test_an_arrow_stands_where_a_bar_goes_on(begun: date | None, due: date, arrows: int) -> None:
    commitment("NRCAN", begun_on=begun, due_on=due)
    (row,) = drawings(signed_in(reader()).get(SHOWN).text)["wide"].findall("a")
    assert classes(row).count("further") == arrows


def test_what_has_no_date_is_named_if_the_reader_may_see_it() -> None:
    undated, hidden = commitment("NRCAN"), commitment("NRCAN", mark=mark(Audience.OWN_PARTICIPANT))
    commitment("NRCAN", due_on=date(2050, 1, 1))
    answer = signed_in(reader("GAC")).get(SHOWN)
    assert undated in answer.context["read"].named
    assert undated.reference in answer.text
    assert hidden.reference not in answer.text
    assert "1 more commitment has its dates outside these months." in answer.text


@pytest.mark.parametrize(
    ("zoom", "named"),
    [
        (Zoom.QUARTER, {"wide", "narrow"}),
        (Zoom.YEAR, {"wide"}),
        # All have one label where months are narrow.
        (Zoom.THREE_YEARS, set()),
    ],
)
def test_key_dates_are_lines_at_each_zoom(zoom: Zoom, named: set[str]) -> None:
    planned_dialogue(3, local_start=datetime(2027, 2, 9, 9, tzinfo=UTC), time_zone="America/Toronto")
    page = signed_in(reader()).get(f"{PAGE}?since=2026-12&zoom={zoom}").text
    for name, drawing in drawings(page).items():
        lines = [each for each in drawing.findall("line") if each.get("class") == "step"]
        assert len({each.get("x1") for each in lines}) == page[page.index('id="dates"') :].count("Scheduled") > 3
        texts = [each.text for each in drawing.findall("text") if "step-name" in each.get("class", "")]
        assert ("Deadline for papers" in texts) is (name in named)
        assert ("Key dates" in texts) is (name not in named)


def test_the_drawing_has_no_style_of_its_own_which_the_policy_would_refuse() -> None:
    commitment("NRCAN", due_on=date(2027, 3, 31))
    assert "style=" not in signed_in(reader()).get(SHOWN).text


@pytest.mark.parametrize(
    "query",
    [
        "zoom=decade",
        "since=1066-01",
        "since=9999-12",
        "since=soon",
        "since=%00",
        "lead=NASA",
        "page=zero",
        "page=-1",
        "page=999999",
    ],
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
