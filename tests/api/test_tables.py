"""Lists as CSV and as workbooks: the rows of JSON, whole, and nothing that a spreadsheet would run."""

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from contacts.enums import Audience, Role
from contacts.models import Participant
from core.rest.read import pagination
from core.rest.tables import workbook
from dialogue.enums import MeetingFormat
from tests.api.matrix import OURS, Row
from tests.factories.commitments import CommitmentFactory, MilestoneFactory
from tests.factories.contacts import HandlingMarkFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db
COMMITMENTS = "/api/v1/commitments/"
CSV = "text/csv"
JSON = "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def headers(answer: Any) -> Any:
    """The headers of a table, which is read to its end as a program would."""
    body(answer)
    return answer.headers


def lines(answer: Any) -> list[dict[str, str]]:
    """The rows of a CSV file by the names in its head."""
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/csv; charset=utf-8")
    return list(csv.DictReader(io.StringIO(body(answer).decode("utf-8-sig"), newline="")))


def sheet(answer: Any) -> list[dict[str, Any]]:
    """The rows of a workbook by the names in its head."""
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, XLSX)
    page = load_workbook(io.BytesIO(body(answer))).active
    assert page is not None
    head, *rows = ([cell.value for cell in row] for row in page.iter_rows())
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


@pytest.mark.parametrize("by", [{"query": {"format": "csv"}}, {"accept": CSV}], ids=["address", "header"])
def test_csv_has_the_rows_of_json_in_the_order_of_json(by: dict[str, Any], reader: Client, ours: Participant) -> None:
    for title in ("First", "Second", "Third"):
        CommitmentFactory.create(lead=ours, title_en=title)
    listed = reader.get(COMMITMENTS, {"ordering": "-reference"}).json()["results"]
    answer = reader.get(
        COMMITMENTS, {"ordering": "-reference", **by.get("query", {})}, headers={"accept": by.get("accept", "*/*")}
    )
    rows = lines(answer)
    assert [row["reference"] for row in rows] == [each["reference"] for each in listed]
    assert [row["title"] for row in rows] == ["Third", "Second", "First"]
    assert set(rows[0]) == set(listed[0])
    assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        (f"{JSON};q=0.5, {CSV}", CSV),
        (f"{JSON};q=0.5, {CSV};q=0.4", JSON),
        (f"text/*;q=0.9, {JSON};q=0.5", CSV),
        (f"{JSON};q=0, {CSV};q=0.1", CSV),
        (f"{JSON};q=nan, {CSV};q=soon", JSON),
        ("*/*;q=0.1", JSON),
        ("*/*", JSON),
    ],
)
def test_what_is_wanted_most_is_given(accept: str, given: str, reader: Client) -> None:
    answer = reader.get(COMMITMENTS, headers={"accept": accept})
    # A table is read to its end, since it is written meanwhile.
    assert b"".join(answer)
    assert (answer.status_code, answer.headers["Content-Type"].partition(";")[0]) == (200, given)


def test_what_is_not_wanted_at_all_is_not_given(reader: Client) -> None:
    assert reader.get(COMMITMENTS, headers={"accept": f"{JSON};q=0, text/html"}).status_code == 406


def test_a_table_is_not_cut_into_pages(reader: Client, ours: Participant) -> None:
    CommitmentFactory.create_batch(60, lead=ours)
    assert len(lines(reader.get(COMMITMENTS, {"format": "csv"}))) == 60
    assert len(sheet(reader.get(COMMITMENTS, {"format": "xlsx"}))) == 60


def test_filters_and_search_hold_for_tables_too(reader: Client, ours: Participant, theirs: Participant) -> None:
    CommitmentFactory.create(lead=ours, title_en="Anode powder")
    CommitmentFactory.create(lead=ours, title_en="Cathode powder")
    CommitmentFactory.create(lead=theirs, title_en="Anode foil")
    rows = lines(reader.get(COMMITMENTS, {"format": "csv", "lead": "OURS", "search": "anode"}))
    assert [row["title"] for row in rows] == ["Anode powder"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_one_may_not_see_is_in_no_table(
    form: str, clients: dict[Role, Client], ours: Participant, theirs: Participant
) -> None:
    CommitmentFactory.create(lead=ours, title_en="Shared")
    for lead in (ours, theirs):
        mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
        CommitmentFactory.create(lead=lead, title_en=f"Only {lead.code}", mark=mark)
    read = lines if form == "csv" else sheet
    titles = {
        role: {str(row["title"]) for row in read(client.get(COMMITMENTS, {"format": form}))}
        for role, client in clients.items()
    }
    own = {"Shared", "Only OURS"}
    assert titles == {
        Role.READER: own,
        Role.EDITOR: own,
        Role.CONTACT_OFFICER: own,
        Role.PARTNER: own,
        Role.SECRETARIAT: {"Shared"},
        Role.ADMINISTRATOR: set(),
    }
    assert Client().get(COMMITMENTS, {"format": form}).status_code == 401


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "#"])
def test_nothing_is_a_formula(sign: str, reader: Client, ours: Participant) -> None:
    text = f"{sign}HYPERLINK(A1)"
    CommitmentFactory.create(lead=ours, title_en=text)
    (row,) = lines(reader.get(COMMITMENTS, {"format": "csv"}))
    assert row["title"] == (text if sign == "#" else f"'{text}")
    page = load_workbook(io.BytesIO(body(reader.get(COMMITMENTS, {"format": "xlsx"})))).active
    assert page is not None
    kinds = {cell.data_type for cell in page[2]}
    assert "f" not in kinds
    assert "e" not in kinds
    assert any(cell.value in {text, text.strip("\t\r")} or str(cell.value).endswith("(A1)") for cell in page[2])


def test_japanese_opens_in_excel(reader: Client, ours: Participant) -> None:
    CommitmentFactory.create(lead=ours, title_en="", title_ja="備蓄", original_language="ja")
    written = body(reader.get(COMMITMENTS, {"format": "csv"}))
    assert written.startswith(b"\xef\xbb\xbf")
    assert "備蓄" in written.decode()


def test_every_language_is_a_column_for_each(reader: Client, ours: Participant) -> None:
    CommitmentFactory.create(lead=ours, title_en="Anode", title_fr="Anode (fr)", title_ja="")
    answer = reader.get(COMMITMENTS, {"format": "csv", "lang": "*"})
    (row,) = lines(answer)
    assert (row["title_en"], row["title_fr"], row["title_ja"]) == ("Anode", "Anode (fr)", "")
    assert "title" not in row
    assert answer.headers["Content-Language"] == "en, fr, ja"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="commitments.csv"'


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_the_file_says_its_language(language: str, reader: Client, ours: Participant) -> None:
    told = headers(reader.get(COMMITMENTS, {"format": "xlsx", "lang": language}))
    assert told["Content-Language"] == language
    assert told["Content-Disposition"] == f'attachment; filename="commitments.{language}.xlsx"'


def test_days_are_days_in_a_workbook_and_iso_dates_in_csv(reader: Client, ours: Participant) -> None:
    MilestoneFactory.create(commitment=CommitmentFactory.create(lead=ours), due_on="2027-03-31")
    (row,) = lines(reader.get("/api/v1/milestones/", {"format": "csv"}))
    assert row["due_on"] == "2027-03-31"
    (row,) = sheet(reader.get("/api/v1/milestones/", {"format": "xlsx"}))
    assert f"{row['due_on']:%Y-%m-%d}" == "2027-03-31"


# A record has one version for each transaction that changed it.
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_tag_stays_until_a_row_changes(form: str, reader: Client, ours: Participant) -> None:
    commitment = CommitmentFactory.create(lead=ours, title_en="Before")
    tag = headers(reader.get(COMMITMENTS, {"format": form}))["ETag"]
    unchanged = reader.get(COMMITMENTS, {"format": form}, headers={"if-none-match": tag})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    type(commitment).objects.filter(pk=commitment.pk).update(title_en="After")
    changed = reader.get(COMMITMENTS, {"format": form}, headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert headers(changed)["ETag"] != tag


def test_a_list_has_another_tag_where_one_record_takes_the_place_of_another(
    reader: Client, ours: Participant, theirs: Participant
) -> None:
    CommitmentFactory.create(lead=ours)
    CommitmentFactory.create(lead=theirs)
    tags = {headers(reader.get(COMMITMENTS, {"format": "csv", "lead": code}))["ETag"] for code in ("OURS", "THEIRS")}
    assert len(tags) == 2


@pytest.mark.parametrize("query", [{"lang": "fr"}, {"format": "xlsx"}, {"fields": "title"}, {"ordering": "due_on"}])
def test_another_form_of_the_same_rows_has_another_tag(
    query: dict[str, str], reader: Client, ours: Participant
) -> None:
    CommitmentFactory.create(lead=ours, due_on="2027-01-01")
    CommitmentFactory.create(lead=ours, due_on="2026-01-01")
    tag = headers(reader.get(COMMITMENTS, {"format": "csv"}))["ETag"]
    assert headers(reader.get(COMMITMENTS, {"format": "csv"} | query))["ETag"].removeprefix("W/") != tag


def test_a_table_says_when_its_last_record_changed(reader: Client, ours: Participant) -> None:
    CommitmentFactory.create(lead=ours)
    assert "GMT" in headers(reader.get(COMMITMENTS, {"format": "csv"}))["Last-Modified"]


@pytest.mark.parametrize("ordering", ["due_on", "-due_on"])
def test_empty_days_come_last_as_in_json(ordering: str, reader: Client, ours: Participant) -> None:
    for day in (None, "2027-01-01", "2026-01-01"):
        CommitmentFactory.create(lead=ours, due_on=day)
    listed = reader.get(COMMITMENTS, {"ordering": ordering}).json()["results"]
    rows = lines(reader.get(COMMITMENTS, {"format": "csv", "ordering": ordering}))
    assert [row["reference"] for row in rows] == [each["reference"] for each in listed]
    assert rows[-1]["due_on"] == ""


def test_rows_are_read_in_parts_without_a_gap(
    monkeypatch: pytest.MonkeyPatch, reader: Client, ours: Participant
) -> None:
    monkeypatch.setattr(pagination, "AT_ONCE", 2)
    for day in ("2027-01-01", None, None, "2026-01-01", "2026-01-01"):
        CommitmentFactory.create(lead=ours, due_on=day)
    listed = reader.get(COMMITMENTS, {"ordering": "-due_on"}).json()["results"]
    rows = lines(reader.get(COMMITMENTS, {"format": "csv", "ordering": "-due_on"}))
    assert [row["reference"] for row in rows] == [each["reference"] for each in listed]


def test_fields_are_chosen_and_records_put_in_as_in_json(reader: Client, ours: Participant) -> None:
    CommitmentFactory.create(lead=ours, title_en="Anode")
    (row,) = lines(reader.get(COMMITMENTS, {"format": "csv", "fields": "title,lead", "expand": "lead"}))
    assert set(row) == {"title", "lead"}
    assert json.loads(row["lead"])["code"] == "OURS"


def test_a_workbook_has_a_limit_and_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, reader: Client, ours: Participant
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    CommitmentFactory.create_batch(2, lead=ours)
    assert len(sheet(reader.get(COMMITMENTS, {"format": "xlsx"}))) == 2
    CommitmentFactory.create(lead=ours)
    refusal = reader.get(COMMITMENTS, {"format": "xlsx"})
    assert (refusal.status_code, refusal.headers["Content-Type"]) == (400, "application/problem+json")
    (error,) = refusal.json()["errors"]
    assert (error["parameter"], error["code"]) == ("format", "too-many-records")
    assert "CSV" in error["message"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"format": "odt"}, "format"),
        ({"format": "csv", "limit": "10"}, "limit"),
        ({"format": "csv", "cursor": "x"}, "cursor"),
        ({"format": "xlsx", "count": "exact"}, "count"),
        ({"format": "csv", "nothing": "1"}, "nothing"),
        ({"format": "csv", "due_on__lte": "never"}, "due_on__lte"),
    ],
    ids=str,
)
def test_invalid_request_returns_a_problem(query: dict[str, str], parameter: str, reader: Client) -> None:
    refusal = reader.get(COMMITMENTS, query, headers={"accept": CSV})
    assert (refusal.status_code, refusal.headers["Content-Type"]) == (400, "application/problem+json")
    assert [each["parameter"] for each in refusal.json()["errors"]] == [parameter]


def test_one_record_is_no_table(reader: Client, ours: Participant) -> None:
    address = f"{COMMITMENTS}{CommitmentFactory.create(lead=ours).reference}/"
    assert reader.get(address, headers={"accept": CSV}).status_code == 406
    assert reader.get(address, {"format": "csv"}).status_code == 400


def test_the_format_of_a_meeting_is_no_form_of_a_list(reader: Client, ours: Participant) -> None:
    DialogueFactory.create(number=1, format=MeetingFormat.HYBRID)
    DialogueFactory.create(number=2, format=MeetingFormat.ONLINE)
    query = {"meeting_format": "hybrid", "format": "csv"}
    assert [row["number"] for row in lines(reader.get("/api/v1/dialogues/", query))] == ["1"]


def test_the_narrowest_mark_goes_with_the_file(clients: dict[Role, Client], ours: Participant) -> None:
    mark = HandlingMarkFactory.create(
        audience=Audience.OWN_PARTICIPANT, code="own", tlp="TLP:AMBER", name_en="Own & us"
    )
    MilestoneFactory.create(commitment=CommitmentFactory.create(lead=ours, mark=mark))
    MilestoneFactory.create(commitment=CommitmentFactory.create(lead=ours))
    for address, name in ((COMMITMENTS, "commitments"), ("/api/v1/milestones/", "milestones")):
        answer = clients[Role.EDITOR].get(address, {"format": "xlsx", "fields": "url"})
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.own.en.xlsx"'
        page = load_workbook(io.BytesIO(body(answer))).active
        assert page is not None
        assert page.oddHeader.right.text == page.oddFooter.right.text == "Own && us"
        shared = headers(clients[Role.SECRETARIAT].get(address, {"format": "xlsx"}))
        assert shared["Content-Disposition"] == f'attachment; filename="{name}.en.xlsx"'


@pytest.mark.parametrize("row", [row for row in OURS if Role.CONTACT_OFFICER in row.seen_by], ids=lambda row: row.route)
def test_every_list_is_the_same_in_all_forms(row: Row, ours: Participant, clients: dict[Role, Client]) -> None:
    row.make(ours)
    client, address = clients[Role.CONTACT_OFFICER], reverse(f"api:{row.route}-list")
    listed = client.get(address, {"limit": 200}).json()["results"]
    by_csv, by_xlsx = lines(client.get(address, {"format": "csv"})), sheet(client.get(address, {"format": "xlsx"}))
    assert [each["url"] for each in listed] == [each["url"] for each in by_csv] == [each["url"] for each in by_xlsx]
    assert [list(each) for each in listed] == [list(each) for each in by_csv] == [list(each) for each in by_xlsx]
