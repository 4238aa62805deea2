"""From a file to the register: what is entered, what is changed, and what its history says."""

from datetime import date
from typing import Any

import pytest
from django.db.models import F

from commitments.enums import CommitmentState
from commitments.imports import importer
from commitments.models import Commitment, PreparedImport, StateChange
from core.changes.models import Standing
from tests.commitments.imports.conftest import Person, Register, records_of, table, workbook

pytestmark = pytest.mark.django_db


def changed_elsewhere(commitment: Commitment) -> None:
    """Raise its version, as the trigger does in another transaction than this one."""
    Standing.objects.filter(type="commitment", record=commitment.pk).update(version=F("version") + 1)


def test_a_new_row_becomes_a_commitment_of_the_own_ministry_once_it_is_confirmed(
    register: Register, editor: Person
) -> None:
    row = register.row | {"title_ja": "新しい取組", "supporting": "THEIRS; ", "due_on": date(2027, 3, 31)}
    answer = editor.send_rows(row)
    assert answer.status_code == 302
    assert Commitment.objects.count() == 0
    assert "新しい取組" in editor.client.get(answer.headers["Location"]).text
    assert editor.confirm().status_code == 302
    made = Commitment.objects.get()
    assert (made.lead, made.entered_by, made.state) == (register.ours, editor.user, CommitmentState.ACTIVE)
    assert (made.title_en, made.title_ja, made.due_on) == ("A new one", "新しい取組", date(2027, 3, 31))
    assert list(made.areas.all()) == [register.area]
    assert list(made.supporting.all()) == [register.theirs]
    assert StateChange.objects.get().commitment == made


def test_a_filled_row_changes_just_the_cells_that_differ(register: Register, editor: Person) -> None:
    old = register.commitment(title_en="Before", text_en="Stays", due_on=date(2027, 3, 31))
    [row] = records_of(editor.export())
    row |= {"title_en": "After", "due_on": None}
    page = editor.client.get(editor.send_rows(row).headers["Location"]).text
    assert "<del><bdi>Before</bdi></del> → <ins><bdi>After</bdi></ins>" in page
    editor.confirm()
    old.refresh_from_db()
    assert (old.title_en, old.text_en, old.due_on) == ("After", "Stays", None)


def test_a_column_that_the_file_leaves_out_stays_as_it_is(register: Register, editor: Person) -> None:
    old = register.commitment(source="https://example.org/", text_en="Stays")
    [row] = records_of(editor.export())
    editor.send_rows({name: row[name] for name in ("reference", "version")} | {"source": "Elsewhere"})
    editor.confirm()
    old.refresh_from_db()
    assert (old.source, old.text_en) == ("Elsewhere", "Stays")


def test_the_history_names_the_file_the_reason_and_the_person(register: Register, editor: Person) -> None:
    old = register.commitment(title_en="Before")
    [row] = records_of(editor.export())
    editor.send_rows(row | {"title_en": "After"}, reason="Asked for by the Dialogue")
    editor.confirm()
    event = old.events.order_by("pgh_id").last()  # type: ignore[attr-defined]  # django-pghistory adds it.
    assert event.pgh_context["reason"] == "Asked for by the Dialogue (import of rows.xlsx)"
    assert event.pgh_context["user"] == editor.user.pk


def test_what_is_confirmed_twice_is_done_once(register: Register, editor: Person) -> None:
    editor.send_rows(register.row)
    address = editor.confirm().headers["Location"]
    assert editor.confirm().headers["Location"] == address
    assert Commitment.objects.count() == 1
    assert "Imported" in editor.client.get(address).text
    assert bytes(PreparedImport.objects.get().content) == b""


@pytest.mark.owner
def test_outdated_row_is_named_and_nothing_is_saved(register: Register, editor: Person) -> None:
    old = register.commitment(title_en="Before")
    [row] = records_of(editor.export())
    changed_elsewhere(old)
    answer = editor.send_rows(row | {"title_en": "After"}, register.row)
    assert answer.status_code == 400
    assert "Row 2, column B (version)" in answer.text
    assert f"{old.reference} was changed after the export: current version 2" in answer.text
    assert not PreparedImport.objects.exists()


@pytest.mark.owner
def test_a_record_that_is_changed_between_preview_and_confirmation_refuses_it(
    register: Register, editor: Person
) -> None:
    old = register.commitment(title_en="Before")
    [row] = records_of(editor.export())
    editor.send_rows(
        row | {"title_en": "After"}, register.row | {name: None for name in row if name not in register.row}
    )
    changed_elsewhere(old)
    answer = editor.confirm()
    assert answer.status_code == 409
    assert "Row 2, column B (version)" in answer.text
    assert list(Commitment.objects.values_list("title_en", flat=True)) == ["Before"]


def test_with_one_row_refused_the_good_rows_are_not_imported_either(register: Register, editor: Person) -> None:
    answer = editor.send_rows(register.row, register.row | {"areas": "9(z)"})
    assert answer.status_code == 400
    assert "Row 3, column B (areas)" in answer.text
    assert Commitment.objects.count() == 0


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"title_en": ""}, "Row 2, column A (title_en)</b>: <bdi>Enter a text in at least one of the three languages."),
        ({"areas": ""}, "Row 2, column B (areas)</b>: <bdi>This cell is required."),
        (
            {"lead": "THEIRS"},
            "column E (lead)</b>: <bdi>You can enter commitments only for your own Participant: OURS.",
        ),
        (
            {"due_on": "31.03.2027"},
            "column E (due_on)</b>: <bdi>Enter the date in the format YYYY-MM-DD, for example 2027-03-31.",
        ),
        ({"due_on": 46112}, "column E (due_on)</b>: <bdi>Enter the date in the format"),
        ({"due_on": "=TODAY()"}, "column E (due_on)</b>: <bdi>Cell contains a formula. Paste its value instead."),
        ({"stages": "upstream; sideways"}, "column E (stages)</b>: <bdi>“sideways”: Choose one of: upstream"),
        ({"state": "completed"}, "column E (state)</b>: <bdi>Status of a new commitment must be draft or active."),
        ({"reference": "MOC-2099-001"}, "column E (reference)</b>: <bdi>Record not found: MOC-2099-001."),
        ({"version": 3}, "column E (version)</b>: <bdi>Leave this cell blank for a new record."),
        ({"begun_on": "2027-05-01", "due_on": "2027-04-01"}, "column F (due_on)</b>: <bdi>The due date must be"),
        ({"mark": "nobody"}, "column D (mark)</b>: <bdi>Record not found: nobody."),
        (
            {"lead": "ours"},
            "column E (lead)</b>: <bdi>No code “ours”. Codes are case-sensitive: enter “OURS”.",
        ),
    ],
)
def test_an_error_names_row_and_column(register: Register, editor: Person, cells: dict[str, Any], told: str) -> None:
    answer = editor.send_rows(register.row | cells)
    assert answer.status_code == 400
    assert told in answer.text


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (["title_en", "areas", "farbe"], "Row 1, column C</b>: <bdi>Unknown column “farbe”. Valid columns: reference,"),
        (["title_en", "areas", "title_en"], "Row 1, column C</b>: <bdi>Column “title_en” appears twice."),
        (["title_en", "areas", "mark"], "Row 2</b>: <bdi>Column “forms” is required for new records."),
        (["title_en", "areas"], "Row 2</b>: <bdi>Column “mark” is required for new records."),
        (["title_en", "areas", None], "Row 2, column C</b>: <bdi>This value has no column name."),
    ],
)
def test_the_head_has_to_name_the_columns(register: Register, editor: Person, head: list[Any], told: str) -> None:
    answer = editor.send("rows.xlsx", table(head, ["A title", register.area.code, "participants"][: len(head)]))
    assert answer.status_code == 400
    assert told in answer.text


def test_record_occurs_in_one_row_only(register: Register, editor: Person) -> None:
    register.commitment()
    [row] = records_of(editor.export())
    answer = editor.send_rows(row, row)
    assert answer.status_code == 400
    assert "Duplicate of row 2." in answer.text


def test_a_wider_mark_needs_a_reason(register: Register, editor: Person) -> None:
    old = register.commitment(title_en="Before")
    [row] = records_of(editor.export())
    answer = editor.send_rows(row | {"mark": "public"})
    assert answer.status_code == 400
    assert "Enter a reason to lower the handling mark. It will be kept on record." in answer.text
    editor.send_rows(row | {"mark": "public"}, reason="Published on both sides")
    editor.confirm()
    old.refresh_from_db()
    assert old.mark.code == "public"


@pytest.mark.parametrize("name", ["state", "health"])
def test_what_is_changed_elsewhere_has_to_come_back_as_it_was(register: Register, editor: Person, name: str) -> None:
    register.commitment()
    [row] = records_of(editor.export())
    answer = editor.send_rows(row | {name: "completed"})
    assert answer.status_code == 400
    assert f"({name})</b>: <bdi>This value cannot be changed by import. Current value: “{row[name]}”." in answer.text


def test_days_and_codes_are_taken_as_people_write_them(register: Register, editor: Person) -> None:
    lines = "title_en;areas;forms;mark;due_on;actors\r\n"
    row = f"Titre;{register.area.key};{register.form.code};participants;2027-03-31;government；industry\r\n"
    editor.send("lignes.csv", (lines + row).encode())
    editor.confirm()
    made = Commitment.objects.get()
    assert (list(made.areas.all()), made.actors) == ([register.area], ["government", "industry"])


def test_empty_file_is_refused(editor: Person) -> None:
    assert "The first sheet is empty." in editor.send("rows.xlsx", table()).text
    assert "The file has no data rows" in editor.send("rows.xlsx", table(["title_en"])).text
    assert "The file is empty." in editor.send("rows.csv", b"\n\n").text
    assert "The submitted file is empty." in editor.send("rows.csv", b"").text


def test_import_of_another_user_is_not_found(register: Register, editor: Person, secretariat: Person) -> None:
    address = editor.send_rows(register.row).headers["Location"]
    assert secretariat.client.get(address).status_code == 404
    assert secretariat.client.post(address).status_code == 404
    assert Commitment.objects.count() == 0


def test_workbooks_of_other_programs_are_read(register: Register, editor: Person) -> None:
    assert editor.send("ROWS.XLSX", workbook(register.row)).status_code == 302


def test_a_file_writes_only_as_much_as_a_person_waits_for(
    register: Register, editor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "MOST_WRITTEN", 2)
    assert editor.send_rows(register.row, register.row).status_code == 302
    answer = editor.send_rows(*[register.row] * 5)
    assert answer.status_code == 400
    assert "Row 4</b>: <bdi>The file has more than 2 new or changed rows. Split the file." in answer.text
