"""Activities from a file and to one: the hour beside the day, and commitments that not everybody sees."""

from datetime import date, time
from typing import Any

import pytest

from commitments.enums import ActivityKind, ActivityState
from commitments.models import Activity, PreparedImport
from contacts.enums import Audience
from contacts.models import HandlingMark
from tests.commitments.imports.conftest import Person, Register, records_of, workbook
from tests.factories.commitments import ActivityFactory

pytestmark = pytest.mark.django_db

NEW = {"kind": "workshop", "title_fr": "Atelier fictif", "mark": "participants"}
OF = {"kind": "activities"}


@pytest.fixture
def row(register: Register) -> dict[str, Any]:
    """What a new activity needs, and when it begins."""
    when = {"starts_on": date(2027, 3, 31), "starts_at": time(9, 30), "time_zone": "Asia/Tokyo"}
    return NEW | {"form": register.form.code} | when


def test_a_new_row_becomes_an_activity_of_the_own_ministry_once_it_is_confirmed(
    register: Register, editor: Person, row: dict[str, Any]
) -> None:
    served = register.commitment()
    links = {"participants": "OURS; THEIRS", "commitments": served.reference, "purposes": "securing"}
    answer = editor.send("rows.xlsx", workbook(row | links), **OF)
    assert answer.status_code == 302, answer.text
    assert not Activity.objects.exists()
    editor.confirm()
    made = Activity.objects.get()
    assert (made.organizer, made.kind, made.state) == (register.ours, ActivityKind.WORKSHOP, ActivityState.PLANNED)
    assert (made.title_fr, made.original_language, made.form) == ("Atelier fictif", "fr", register.form)
    assert (made.starts_on, made.starts_at, made.time_zone) == (date(2027, 3, 31), time(9, 30), "Asia/Tokyo")
    assert list(made.commitments.all()) == [served]
    assert list(made.participants.all()) == [register.ours, register.theirs]
    shown = editor.client.get(made.get_absolute_url()).text
    assert made.reference in shown


def test_a_changed_row_keeps_serving_what_its_writer_does_not_see(register: Register, editor: Person) -> None:
    mine = ActivityFactory.create(organizer=register.ours, form=register.form, starts_at=time(9), time_zone="UTC")
    narrow = HandlingMark.objects.get(audience=Audience.OWN_PARTICIPANT)
    seen, hidden = register.commitment(), register.commitment(lead=register.theirs, mark=narrow)
    mine.commitments.set([seen, hidden])
    [old] = records_of(editor.export(kind="activities"))
    assert old["commitments"] == seen.reference
    # The day alone is moved: the hour goes with it.
    editor.send("rows.xlsx", workbook(old | {"commitments": None, "starts_on": date(2027, 4, 1)}), **OF)
    editor.confirm()
    mine.refresh_from_db()
    assert (mine.starts_on, mine.starts_at) == (date(2027, 4, 1), time(9))
    assert list(mine.commitments.all()) == [hidden]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"starts_at": "9.30"}, "(starts_at)</b>: <bdi>Enter the time in 24-hour format, for example 09:30."),
        ({"starts_at": time(23, 59, 45)}, "(starts_at)</b>: <bdi>Enter the time in 24-hour format, for example 09:30."),
        ({"starts_on": ""}, "(starts_on)</b>: <bdi>Enter a start date for this start time."),
        ({"time_zone": ""}, "(time_zone)</b>: <bdi>This cell is required."),
        ({"time_zone": "Mars/Olympus"}, "(time_zone)</b>: <bdi>Choose an IANA time zone"),
        (
            {"time_zone": "America/Toronto", "starts_on": "2027-03-14", "starts_at": "02:30"},
            "(starts_at)</b>: <bdi>2027-03-14 02:30 does not exist in America/Toronto",
        ),
        ({"ends_on": "2027-03-30"}, "(ends_on)</b>: <bdi>The end date must be on or after the start date."),
        (
            {"organizer": "THEIRS"},
            "(organizer)</b>: <bdi>You can enter activities only for your own Participant: OURS.",
        ),
        ({"commitments": "MOC-2099-001"}, "(commitments)</b>: <bdi>“MOC-2099-001”: Record not found"),
        ({"form": "3(a)(ix)"}, "(form)</b>: <bdi>Record not found: 3(a)(ix)."),
    ],
)
def test_error_names_row_and_column_and_nothing_is_saved(
    register: Register, editor: Person, row: dict[str, Any], cells: dict[str, Any], told: str
) -> None:
    good = row | {"ends_on": None, "organizer": None, "commitments": None}
    answer = editor.send("rows.xlsx", workbook(good, good | cells), **OF)
    assert answer.status_code == 400
    assert "Row 3, column " in answer.text
    assert told in answer.text
    assert not PreparedImport.objects.exists()


def test_the_export_is_of_the_list_that_is_shown(register: Register, editor: Person) -> None:
    held = ActivityFactory.create(form=register.form, state=ActivityState.HELD)
    ActivityFactory.create(form=register.form)
    ActivityFactory.create(form=register.form, mark=HandlingMark.objects.get(audience=Audience.OWN_PARTICIPANT))
    assert len(records_of(editor.export(kind="activities"))) == 2
    assert [row["reference"] for row in records_of(editor.export(kind="activities", state="held"))] == [held.reference]
