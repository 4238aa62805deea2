"""Who may import and export what, and that nothing hidden shows in either."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commitments.enums import CommitmentState
from commitments.models import Commitment, Instrument, Milestone, PreparedImport, ProgressReport
from contacts.enums import Audience, Role
from contacts.models import HandlingMark
from core.text.times import last_day_everywhere
from mocportal.tasks import forget_imports
from tests.commitments.imports.conftest import IMPORT, Person, Register, lines_of, records_of, workbook
from tests.factories.commitments import MilestoneFactory, ProgressReportFactory

pytestmark = pytest.mark.django_db

CHANGE = reverse("commitments:change")
TEMPLATE = reverse("commitments:import-template", args=["commitments", "xlsx"])
EXPORT = reverse("commitments:export", args=["csv"])
READABLE = reverse("commitments:export-register")
MILESTONES = reverse("commitments:export-of", args=["milestones", "csv"])
REPORTS = reverse("commitments:export-of", args=["progress-reports", "xlsx"])
ACTIVITIES = reverse("commitments:export-of", args=["activities", "xlsx"])

# What is answered to a reader, an editor, an officer, the secretariat, an administrator and a partner system.
ROLES = (Role.READER, Role.EDITOR, Role.CONTACT_OFFICER, Role.SECRETARIAT, Role.ADMINISTRATOR)
ANSWERS = {
    IMPORT: "403 200 200 200 404",
    CHANGE: "403 200 200 200 404",
    TEMPLATE: "403 200 200 200 404",
    EXPORT: "200 200 200 200 404",
    READABLE: "200 200 200 200 404",
    MILESTONES: "200 200 200 200 404",
    REPORTS: "200 200 200 200 404",
    ACTIVITIES: "200 200 200 200 404",
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_answered_as_the_table_of_rights_says(person: Callable[..., Person], role: Role) -> None:
    client = person(role).client
    place = ROLES.index(role)
    expected = {address: int(answers.split()[place]) for address, answers in ANSWERS.items()}
    assert {address: client.get(address).status_code for address in ANSWERS} == expected
    sent = client.post(IMPORT, {"kind": "commitments", "file": SimpleUploadedFile("x.csv", b"title_en\n")})
    assert sent.status_code == {200: 400}.get(expected[IMPORT], expected[IMPORT])
    assert client.post(CHANGE).status_code == sent.status_code


@pytest.mark.parametrize("address", ANSWERS)
def test_who_is_not_signed_in_is_led_to_the_door(register: Register, address: str) -> None:
    assert Client().get(address).headers["Location"].startswith(reverse("admin:login"))


def test_nothing_is_taken_from_another_site(register: Register, editor: Person) -> None:
    prepared = editor.send_rows(register.row).headers["Location"]
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor.user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(prepared).status_code == 403
    assert client.post(IMPORT, {"kind": "commitments"}).status_code == 403
    assert client.post(CHANGE).status_code == 403
    assert Commitment.objects.count() == 0


def test_a_row_of_another_ministry_may_stand_there_unchanged_and_is_refused_changed(
    register: Register, editor: Person
) -> None:
    theirs, ours = register.commitment(lead=register.theirs), register.commitment()
    rows = records_of(editor.export())
    own = next(row for row in rows if row["reference"] == ours.reference)
    other = next(row for row in rows if row["reference"] == theirs.reference)
    own["title_en"] = "After"
    answer = editor.send_rows(other, own)
    assert answer.status_code == 302
    other["title_en"] = "Not theirs any more"
    answer = editor.send_rows(other, own)
    assert answer.status_code == 400
    assert (
        "Row 2, column A (reference)</b>: <bdi>Only THEIRS, which owns this record, and the secretariat can do this."
    ) in answer.text


def test_the_secretariat_imports_for_every_ministry(register: Register, secretariat: Person) -> None:
    secretariat.send_rows(register.row | {"lead": "THEIRS"})
    secretariat.confirm()
    assert Commitment.objects.get().lead == register.theirs


def test_a_hidden_record_is_in_no_export_and_named_as_one_that_never_was(register: Register, editor: Person) -> None:
    own = HandlingMark.objects.get(audience=Audience.OWN_PARTICIPANT)
    hidden = [
        register.commitment(lead=register.theirs, mark=own),
        register.commitment(lead=register.theirs, state=CommitmentState.DRAFT),
    ]
    seen = register.commitment()
    for each in (*hidden, seen):
        MilestoneFactory.create(commitment=each)
        ProgressReportFactory.create(commitment=each, submitted=True)
    assert [row["reference"] for row in records_of(editor.export())] == [seen.reference]
    for kind in ("milestones", "progress-reports"):
        assert {row["commitment"] for row in records_of(editor.export(kind=kind))} == {seen.reference}
    answers = []
    for reference in (hidden[0].reference, "MOC-2099-999"):
        answer = editor.send_rows({"reference": reference, "version": 1, "title_en": "Mine now"})
        assert answer.status_code == 400
        assert f"Record not found: {reference}." in answer.text
        answers.append(answer.text.count("<li>"))
    assert answers[0] == answers[1]
    milestone = Milestone.objects.get(commitment=hidden[0])
    assert "Record not found" in editor.send_rows({"id": milestone.pk, "title_en": "x"}, kind="milestones").text


def test_an_export_is_what_the_register_lists_for_the_same_address(register: Register, editor: Person) -> None:
    register.commitment(lead=register.theirs, title_en="Of others")
    ours = register.commitment(title_en="Of ours")
    assert [row["reference"] for row in records_of(editor.export(lead="OURS"))] == [ours.reference]
    assert [row["title_en"] for row in records_of(editor.export(ordering="-reference"))] == ["Of ours", "Of others"]


def test_file_name_has_the_narrowest_mark(register: Register, editor: Person) -> None:
    register.commitment()
    assert 'filename="commitments.csv"' in editor.client.get(EXPORT).headers["Content-Disposition"]
    register.commitment(mark=HandlingMark.objects.get(audience=Audience.OWN_PARTICIPANT))
    assert 'filename="commitments.own-participant.csv"' in editor.client.get(EXPORT).headers["Content-Disposition"]


def test_who_writes_a_row_can_read_it_afterwards(register: Register, editor: Person) -> None:
    old = register.commitment()
    [row] = records_of(editor.export())
    answer = editor.send_rows(row | {"mark": "named"})
    assert answer.status_code == 400
    assert "You would lose access to this record." in answer.text
    old.refresh_from_db()
    assert old.mark.code == "participants"


def test_milestones_and_reports_hang_on_what_one_may_write(register: Register, editor: Person) -> None:
    ours, theirs = register.commitment(), register.commitment(lead=register.theirs)
    milestone = {"commitment": theirs.reference, "title_en": "Site chosen", "due_on": "2027-03-31"}
    answer = editor.send_rows(milestone, kind="milestones")
    assert "Only THEIRS, which owns this record, and the secretariat can do this." in answer.text
    editor.send_rows(milestone | {"commitment": ours.reference}, kind="milestones")
    editor.confirm()
    assert Milestone.objects.get().commitment == ours
    report = {
        "commitment": theirs.reference, "reported_on": "2026-09-30", "text_en": "Done.", "health": "on_track",
        "completion": "limited", "submit": "false",
    }  # fmt: skip
    editor.send_rows(report, report | {"submit": None}, kind="progress-reports")
    editor.confirm()
    reports = ProgressReport.objects.order_by("pk")
    assert [(each.participant.code, each.submitted_at is None) for each in reports] == [("OURS", True), ("OURS", False)]


def test_a_submitted_report_is_not_changed_by_a_file(register: Register, editor: Person) -> None:
    ProgressReportFactory.create(commitment=register.commitment(), submitted=True)
    [row] = records_of(editor.export(kind="progress-reports"))
    answer = editor.send_rows(row | {"text_en": "Something else"}, kind="progress-reports")
    assert "This report was submitted and cannot be edited. Submit a correction." in answer.text


def test_once_the_register_is_closed_it_is_exported_with_the_sentence_and_imported_no_more(
    register: Register, editor: Person
) -> None:
    register.commitment()
    Instrument.objects.update(discontinued_on=last_day_everywhere() - timedelta(days=1))
    assert editor.send_rows(register.row).status_code == 403
    page = "\n".join(str(line) for line in lines_of(editor.export(), sheet=1))
    assert "The MOC is discontinued. The register is read-only." in page


def test_a_file_that_was_not_confirmed_is_gone_after_a_day(register: Register, editor: Person) -> None:
    address = editor.send_rows(register.row).headers["Location"]
    PreparedImport.objects.update(created_at=timezone.now() - timedelta(hours=23))
    forget_imports()
    assert editor.client.get(address).status_code == 200
    PreparedImport.objects.update(created_at=timezone.now() - timedelta(hours=24))
    assert editor.client.get(address).status_code == 404
    assert editor.client.post(address).status_code == 404
    forget_imports()
    assert not PreparedImport.objects.exists()


def test_repeated_file_is_stored_once(register: Register, editor: Person) -> None:
    content = workbook(register.row)
    for _ in range(2):
        editor.send("rows.xlsx", content)
    assert PreparedImport.objects.count() == 1


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_export_and_unchanged_import_cost_the_same_for_one_record_and_for_many(
    register: Register, editor: Person, form: str
) -> None:
    def cost() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as exporting:
            content = editor.export(form)
        with CaptureQueriesContext(connection) as importing:
            assert editor.send(f"list.{form}", content).status_code == 200
        return len(exporting), len(importing)

    register.commitment()
    editor.client.get(IMPORT)
    once = cost()
    for _ in range(3):
        register.commitment().supporting.add(register.theirs)
    assert cost() == once
