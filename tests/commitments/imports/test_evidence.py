"""Links of evidence from a file and to one: for a commitment alone, or for one of its progress reports."""

from typing import Any

import pytest

from commitments.models import Evidence, ProgressReport
from tests.commitments.imports.conftest import Person, Register, lines_of, records_of, workbook
from tests.factories.commitments import EvidenceFactory, ProgressReportFactory

pytestmark = pytest.mark.django_db

OF = {"kind": "evidence"}
NEW = {"title_en": "Report of the visit", "link": "https://example.org/visit", "mark": "participants"}


@pytest.fixture
def report(register: Register) -> ProgressReport:
    return ProgressReportFactory.create(commitment=register.commitment(), submitted=True)


def of(about: ProgressReport, **cells: Any) -> dict[str, Any]:
    return NEW | {"commitment": about.commitment.reference} | cells


def test_a_row_names_the_report_that_its_link_shows_to_be_true(report: ProgressReport, editor: Person) -> None:
    rows = (of(report, report=report.pk), of(report, report=None, link="https://example.org/alone"))
    assert editor.send("rows.xlsx", workbook(*rows), **OF).status_code == 302
    editor.confirm()
    assert list(Evidence.objects.order_by("pk").values_list("report", "link")) == [
        (report.pk, "https://example.org/visit"),
        (None, "https://example.org/alone"),
    ]
    assert [record["report"] for record in records_of(editor.export(kind="evidence"))] == [report.pk, None]


@pytest.mark.parametrize("named", ["other", "unseen", 9_000_000, "12x", "٣"])
def test_wrong_report_is_reported_by_row_and_column(
    named: str | int, report: ProgressReport, register: Register, editor: Person
) -> None:
    other = ProgressReportFactory.create(commitment=register.commitment(), submitted=True)
    unseen = ProgressReportFactory.create(commitment=report.commitment, participant=register.theirs)
    number = {"other": other.pk, "unseen": unseen.pk}.get(str(named), named)
    answer = editor.send("rows.xlsx", workbook(of(report, report=number)), **OF)
    assert answer.status_code == 400
    # Of the cells of the row it is the last.
    assert "Row 2, column E (report)" in answer.text
    assert not Evidence.objects.exists()


def test_a_link_stays_with_its_report(report: ProgressReport, editor: Person) -> None:
    EvidenceFactory.create(commitment=report.commitment, report=report)
    [old] = records_of(editor.export(kind="evidence"))
    for elsewhere in (None, report.pk + 1):
        answer = editor.send("rows.xlsx", workbook(old | {"report": elsewhere}), **OF)
        assert answer.status_code == 400
        assert "This value cannot be changed by import" in answer.text
    assert editor.send("rows.xlsx", workbook(old | {"title_en": "After"}), **OF).status_code == 302


def test_a_report_that_its_reader_does_not_see_is_not_named(
    report: ProgressReport, register: Register, editor: Person
) -> None:
    unseen = ProgressReportFactory.create(commitment=report.commitment, participant=register.theirs)
    EvidenceFactory.create(commitment=report.commitment, report=unseen)
    [told] = records_of(editor.export(kind="evidence"))
    assert told["report"] is None
    assert editor.send("rows.xlsx", workbook(told), **OF).status_code == 200


def test_the_template_says_what_the_column_takes(editor: Person) -> None:
    answer = editor.client.get("/commitments/import/template/evidence.xlsx")
    head, *_rows = lines_of(answer.content)
    assert "report" in head
    explained = {line[0]: line for line in lines_of(answer.content, sheet=1) if line[0]}
    assert "Number of the supported progress report" in explained["report"][1]
