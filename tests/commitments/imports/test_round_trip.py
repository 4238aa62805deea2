"""What is exported comes back as it was, whatever people wrote, and no program computes it."""

import csv
from collections.abc import Callable
from datetime import time
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings, strategies as st
from openpyxl import load_workbook

from commitments.enums import Actor, Stage
from commitments.imports import files
from commitments.imports.characters import carried, fitting
from commitments.imports.column_help import ColumnHelp
from commitments.imports.files import ListFileFormat
from commitments.imports.record_types import COMMITMENTS
from commitments.imports.writing import separated, workbook
from commitments.models import Commitment, PreparedImport
from contacts.enums import Role
from core.text.formulas import FORMULA
from tests.commitments.imports.conftest import Person, Register, records_of
from tests.factories.commitments import (
    ActivityFactory,
    EvidenceFactory,
    FormFactory,
    MilestoneFactory,
    ProgressReportFactory,
)

TITLE = next(column for column in COMMITMENTS.columns if column.name == "title_en")
NOTHING = ColumnHelp("Columns", (), (), ())

# Each example is a list of many texts, since most of what one costs is the file around them.
MANY = settings(max_examples=20, deadline=None)
# What a spreadsheet would compute, break or turn around, beside everything else that a text can be.
BEGINNINGS = ("", *FORMULA, "'", "''=", "'ok", '"', "#N/A", "_x000D_", "_x005F_", "_x005F_x000D_", " ", "\r\n")
PIECES = st.sampled_from(
    ["=1+1", "\n", "\r\n", '"', ";", ",", "\t", "電池", "ﾊﾞｯﾃﾘｰ", "שלום", "\u202eabc", "😀", "_x0041_"]
)
TEXTS = st.builds(
    lambda beginning, pieces, rest: beginning + "".join(pieces) + rest,
    st.sampled_from(BEGINNINGS),
    st.lists(PIECES, max_size=4),
    st.text(st.characters(codec="utf-8"), max_size=20),
)


def written(form: ListFileFormat, texts: list[str]) -> bytes:
    rows = [[text] for text in texts]
    return separated([TITLE], rows) if form is ListFileFormat.CSV else workbook("list", [TITLE], rows, NOTHING)


@pytest.mark.parametrize("form", list(ListFileFormat))
@MANY
@given(texts=st.lists(TEXTS, min_size=8, max_size=24))
def test_every_text_comes_back_as_it_was(form: ListFileFormat, texts: list[str]) -> None:
    sheet = files.read(name=f"list.{form}", content=written(form, [*texts, "end"]), names={"title_en"})
    found = {row.number - 2: row.values[0] for row in sheet.rows}
    assert [found.get(place, "") for place in range(len(texts))] == [carried(text) for text in texts]


@MANY
@given(texts=st.lists(TEXTS, min_size=8, max_size=24))
def test_no_program_computes_what_was_written(texts: list[str]) -> None:
    page = load_workbook(BytesIO(written(ListFileFormat.XLSX, texts))).worksheets[0]
    assert {cell.data_type for [cell] in page.iter_rows() if cell.value is not None} == {"s"}
    lines = csv.reader(StringIO(written(ListFileFormat.CSV, texts).decode("utf-8-sig"), newline=""))
    assert [line for line in lines if line and line[0].startswith(FORMULA)] == []


@pytest.mark.parametrize("beginning", ["=", "＝", "#", "-"])
def test_text_that_looks_like_a_formula_stays_text_where_it_is_typed_again(beginning: str) -> None:
    page = load_workbook(BytesIO(written(ListFileFormat.XLSX, [f"{beginning}1+1"]))).worksheets[0]
    assert page["A2"].quotePrefix
    assert page["A2"].number_format == "@"


@pytest.mark.parametrize("text", ["x" * 32_767, "x" * 32_768, "😀" * 16_384, "x" * 32_765 + "😀"])
def test_a_text_that_a_cell_has_no_room_for_is_cut_where_it_says_so(text: str) -> None:
    kept = fitting(text)
    assert len(kept.encode("utf-16-le")) // 2 <= 32_767
    assert kept == text or (kept.endswith("…") and text.startswith(kept[:-1]))


@pytest.fixture
def written_by_people(register: Register) -> Commitment:
    made = register.commitment(
        title_en="=HYPERLINK(1)",
        title_ja="＝電池\u3000",
        text_en="- first\r\n- second\n\n'=quoted\"",
        text_fr="\u202b«\u00a0שלום\u00a0»; a, b\ttab",
        source="@home\u0007",
        actors=[Actor.GOVERNMENT, Actor.RESEARCH],
        stages=[Stage.UPSTREAM],
    )
    made.supporting.add(register.theirs)
    return made


@pytest.mark.django_db
@pytest.mark.parametrize("form", list(ListFileFormat))
@pytest.mark.parametrize("kind", ["commitments", "milestones", "progress-reports", "evidence", "activities"])
def test_an_export_that_is_imported_unchanged_has_nothing_to_change(
    written_by_people: Commitment, editor: Person, form: str, kind: str
) -> None:
    MilestoneFactory.create(commitment=written_by_people, title_en="Fictitious", title_fr="+1 — «\u00a0=2\u00a0»")
    ProgressReportFactory.create(commitment=written_by_people, text_en="-1\n=2")
    ProgressReportFactory.create(commitment=written_by_people, submitted=True)
    EvidenceFactory.create(commitment=written_by_people, title_en="=1", link="https://example.org/?a=1&b=;")
    activity = ActivityFactory.create(
        form=FormFactory.create(),
        place_en="Tokyo",
        place_ja="＝東京",
        starts_at=time(9, 5),
        time_zone="Asia/Tokyo",
        source="@home",
    )
    activity.commitments.add(written_by_people)
    activity.participants.add(activity.organizer)
    answer = editor.send(f"list.{form}", editor.export(form, kind), kind=kind)
    assert answer.status_code == 200
    assert "Unchanged" in answer.text
    assert not PreparedImport.objects.exists()


@pytest.mark.django_db
def test_a_text_that_was_cut_stays_whole_and_is_changed_as_csv(
    register: Register, person: Callable[..., Person]
) -> None:
    old = register.commitment(text_en="x" * 40_000)
    editor = person(Role.EDITOR)
    [row] = records_of(editor.export())
    editor.send_rows(row | {"title_en": "After"})
    editor.confirm()
    old.refresh_from_db()
    assert (old.title_en, len(old.text_en)) == ("After", 40_000)
    answer = editor.send_rows(row | {"title_en": "After", "text_en": "short"})
    assert answer.status_code == 400
    assert "too long for a spreadsheet cell. Export as CSV to edit it." in answer.text
    answer = editor.send("list.csv", editor.export("csv").replace(b"x" * 40_000, b"short"))
    editor.confirm()
    old.refresh_from_db()
    assert old.text_en == "short"
