"""Registers of the areas of cooperation from a CSV file and to one."""

import csv
from io import StringIO

import pytest

from commitments.enums import Position, StandardStage
from commitments.models import InformationGiven, Standard, StandardPosition, SupportProgramme
from commitments.services import area_records
from contacts.enums import Audience
from contacts.models import HandlingMark
from tests.commitments.imports.conftest import Person, Register
from tests.factories.commitments import (
    InformationGivenFactory,
    StandardFactory,
    StandardPositionFactory,
    SupportProgrammeFactory,
)

pytestmark = pytest.mark.django_db


def test_programmes_are_imported_for_the_own_ministry(register: Register, editor: Person) -> None:
    names = "title_en,country,kind,subjects,link,starts_on,mark"
    row = f"Fund,{register.ours.side.code},financial,refining; investment,https://example.org/,2019-04-06,participants"
    answer = editor.send("rows.csv", f"{names}\n{row}\n".encode(), kind="programmes")
    assert answer.status_code == 302, answer.text
    assert "is in the past" not in editor.client.get(answer.headers["Location"]).text
    editor.confirm()
    made = SupportProgramme.objects.get()
    assert (made.held_by, made.subjects) == (register.ours, ["refining", "investment"])


@pytest.mark.parametrize(("cell", "wrong"), [("link", "ftp://example.org/"), ("subjects", "")])
def test_a_wrong_cell_is_refused(register: Register, editor: Person, cell: str, wrong: str) -> None:
    values = {
        "title_en": "Fund",
        "country": register.ours.side.code,
        "kind": "other",
        "subjects": "refining",
        "link": "https://example.org/",
        "mark": "participants",
    } | {cell: wrong}
    file = StringIO()
    csv.writer(file).writerows([values.keys(), values.values()])
    assert editor.send("rows.csv", file.getvalue().encode(), kind="programmes").status_code == 400


def test_an_unchanged_export_changes_nothing(register: Register, editor: Person) -> None:
    SupportProgrammeFactory.create(held_by=register.ours)
    StandardPositionFactory.create(held_by=register.ours)
    InformationGivenFactory.create(held_by=register.ours, receivers=[register.theirs])
    for kind in ("programmes", "standards", "standard-positions", "information-given"):
        content = editor.client.get(f"/commitments/{kind}/export.csv").content
        answer = editor.send("rows.csv", content, kind=kind)
        assert answer.status_code == 200, answer.text


def test_the_watch_list_and_the_positions_are_imported(register: Register, editor: Person) -> None:
    file = "title_en,body,topics,stage,next_on,mark\nCells,ISO,safety; recycling,40,2027-05-31,participants\n"
    editor.send("rows.csv", file.encode(), kind="standards")
    editor.confirm()
    standard = Standard.objects.get()
    assert (standard.held_by, standard.stage, str(standard.next_on)) == (
        register.ours,
        StandardStage.ENQUIRY,
        "2027-05-31",
    )
    file = f"standard,position,text_en,mark\n{standard.reference},opposes,Too early.,participants\n"
    editor.send("rows.csv", file.encode(), kind="standard-positions")
    editor.confirm()
    position = StandardPosition.objects.get()
    assert (position.standard, position.held_by, position.position) == (standard, register.ours, Position.OPPOSES)


def test_information_given_is_imported_with_its_receivers(register: Register, editor: Person) -> None:
    names = "title_en,receivers,given_on,terms_en,mark"
    row = f"Forecast,{register.theirs.code},2026-04-01,For policy work.,own-participant"
    editor.send("rows.csv", f"{names}\n{row}\n".encode(), kind="information-given")
    editor.confirm()
    made = InformationGiven.objects.get()
    assert (made.held_by, list(made.receivers.all()), made.terms_en) == (
        register.ours,
        [register.theirs],
        "For policy work.",
    )
    other = f"reference,version,receivers\n{made.reference},1,{register.ours.code}\n"
    answer = editor.send("rows.csv", other.encode(), kind="information-given")
    assert "cannot be a receiver" in answer.text


def test_a_preview_warns_about_a_standard_with_the_designation_of_a_visible_one(
    register: Register, editor: Person
) -> None:
    present = StandardFactory.create(held_by=register.theirs, body="ISO", designation="ISO 1234")
    narrow = HandlingMark.objects.get(audience=Audience.OWN_PARTICIPANT)
    hidden = StandardFactory.create(held_by=register.theirs, mark=narrow, body="ISO", designation="ISO 1234")
    file = (
        "title_en,body,designation,topics,stage,mark\n"
        "Cells,ISO,ISO 9999,safety,40,participants\nCells,iso,ISO 1234,safety,40,participants\n"
    )
    preview = editor.client.get(editor.send("rows.csv", file.encode(), kind="standards").headers["Location"]).text
    assert f"Row 3: Other records have the same body and designation: {present.reference}." in preview
    assert "Row 2:" not in preview
    assert hidden.reference not in preview
    editor.confirm()
    assert Standard.objects.count() == 4


def test_a_file_enters_a_position_by_the_service(
    register: Register, editor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered: list[str] = []
    monkeypatch.setattr(area_records, "put_on_record", lambda *, record, **_: entered.append(str(record)))
    file = f"standard,position,mark\n{StandardFactory.create().reference},opposes,participants\n"
    editor.send("rows.csv", file.encode(), kind="standard-positions")
    assert len(entered) == 1


def test_no_position_is_imported_on_a_hidden_standard(register: Register, editor: Person) -> None:
    narrow = HandlingMark.objects.get(audience=Audience.OWN_PARTICIPANT)
    hidden = StandardFactory.create(held_by=register.theirs, mark=narrow)
    file = f"standard,position,mark\n{hidden.reference},opposes,participants\n"
    assert editor.send("rows.csv", file.encode(), kind="standard-positions").status_code == 400
