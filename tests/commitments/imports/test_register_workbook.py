"""The register as a workbook for people: headings and values of the page, in its language."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from urllib.parse import unquote

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from commitments.enums import CommitmentState, Completion, Health
from contacts.enums import Audience, Role
from contacts.models import HandlingMark
from contacts.services.today import today_for
from tests.commitments.imports.conftest import Person, Register, lines_of
from tests.factories.commitments import ProgressReportFactory
from tests.factories.contacts import ParticipantFactory

pytestmark = pytest.mark.django_db

WORKBOOK = reverse("commitments:export-register")
HEADS = {
    "en": ["Number", "Title", "Areas", "Lead", "Health", "Completion", "Due", "Days overdue", "Last report"],
    "fr": [
        *("Numéro", "Titre", "Domaines", "Chef de file", "Avancement", "Achèvement"),
        *("Échéance", "Jours de retard", "Dernier rapport"),
    ],
    "ja": ["番号", "標題", "分野", "主担当", "進捗", "達成度", "期限", "超過日数", "最新報告"],
}
NAMES = {"en": "Commitments", "fr": "Engagements", "ja": "取組"}


def workbook(person: Person, **query: str) -> bytes:
    answer = person.client.get(WORKBOOK, query)
    assert answer.status_code == 200
    return answer.content


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_headings_and_values_are_those_of_the_page(
    register: Register, person: Callable[..., Person], language: str
) -> None:
    reader = person(Role.READER, language=language)
    today = today_for(reader.user)
    overdue, reported = today - timedelta(days=3), today - timedelta(days=30)
    made = register.commitment(
        title_en="A pilot",
        title_fr="Un projet",
        title_ja="実証事業",
        state=CommitmentState.ACTIVE,
        health=Health.AT_RISK,
        completion=Completion.LIMITED,
        due_on=overdue,
    )
    ProgressReportFactory.create(commitment=made, submitted=True, reported_on=reported)
    answer = reader.client.get(WORKBOOK)
    head, row = lines_of(answer.content)
    assert head == HEADS[language]
    title = {"en": "A pilot", "fr": "Un projet", "ja": "実証事業"}[language]
    health = {"en": "At risk", "fr": "À risque", "ja": "要注意"}[language]
    completion = {"en": "Limited", "fr": "Limité", "ja": "一部"}[language]
    day = datetime(overdue.year, overdue.month, overdue.day)  # noqa: DTZ001  # Spreadsheets have no time zone.
    last = datetime(reported.year, reported.month, reported.day)  # noqa: DTZ001  # As above.
    assert row == [made.reference, title, register.area.code, str(made.lead), health, completion, day, 3, last]
    disposition = unquote(answer.headers["Content-Disposition"])
    assert f"{NAMES[language]}-{today}.xlsx" in disposition


def test_columns_filters_and_selection_are_those_of_the_address(register: Register, editor: Person) -> None:
    ours, theirs = register.commitment(title_en="Ours"), register.commitment(lead=register.theirs)
    columns = "supporting,begun_on,fiscal_year,origin,mark,updated_at,reporting,report_due_on"
    head, row = lines_of(workbook(editor, lead="OURS", columns=columns))
    assert head[:3] == ["Number", "Title", "Supporting"]
    assert row[0] == ours.reference
    assert isinstance(row[head.index("Updated")], date)
    assert row[head.index("Supporting")] is None
    _head, row = lines_of(workbook(editor, lead="OURS", selected="1", reference=theirs.reference))
    assert row[0] == theirs.reference
    assert editor.client.get(WORKBOOK, {"selected": "1"}).status_code == 400


def test_a_longer_list_is_refused(register: Register, editor: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commitments.imports.exports.MOST_ROWS", 1)
    register.commitment()
    assert len(lines_of(workbook(editor))) == 2
    register.commitment()
    assert editor.client.get(WORKBOOK).status_code == 400


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "＝1", "-1"])
def test_no_title_is_computed(register: Register, editor: Person, title: str) -> None:
    register.commitment(title_en=title)
    cell = load_workbook(BytesIO(workbook(editor))).worksheets[0]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (title, "s", True)


def test_the_file_has_the_mark_and_the_status_of_the_moc_and_nothing_hidden(
    register: Register, editor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commitments.imports.exports.standing_of", lambda: "The MOC is not legally binding.")
    narrow = HandlingMark.objects.get(audience=Audience.OWN_PARTICIPANT)
    register.commitment(title_en="Hidden", lead=ParticipantFactory.create(), mark=narrow)
    seen = register.commitment(title_en="Seen")
    assert [row[1] for row in lines_of(workbook(editor))] == ["Title", "Seen"]
    seen.mark = narrow
    seen.save(update_fields=["mark"])
    answer = editor.client.get(WORKBOOK)
    page = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert page.oddHeader.right.text == str(narrow.name)
    assert page.oddFooter.left.text == "The MOC is not legally binding."
    assert f".{narrow.code}.xlsx" in answer.headers["Content-Disposition"]
