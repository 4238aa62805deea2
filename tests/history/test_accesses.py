"""Whoever was given a record with a mark above public stands in the log, by page, admin, API and file; nobody else."""

import csv
import html
import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pghistory
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from audit.access_log_records import DisplayedRecord
from audit.models import Access
from audit.pages import pages_of
from audit.services import accesses, daily_heads
from audit.services.audit_queries import AuditEntry
from audit.services.sealer import seal_all
from commitments.enums import CommitmentState
from commitments.models import Commitment
from commitments.services import evidence_files
from contacts.enums import Audience, Role
from contacts.models import HandlingMark, User
from partners.services import tokens
from tests.factories.commitments import ActivityFactory, CommitmentFactory, MilestoneFactory
from tests.factories.contacts import OrganizationFactory, UserFactory
from tests.factories.partners import ClientFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noted(settings: Any) -> None:
    settings.NOTE_ACCESSES = True


@pytest.fixture
def reader(client: Client) -> User:
    user = UserFactory.create(role=Role.SECRETARIAT)
    client.force_login(user)
    return user


def commitment(audience: Audience) -> Commitment:
    mark = HandlingMark.objects.filter(audience=audience).first() or HandlingMark.objects.create(
        code=audience.replace("_", "-"), rank=1 + list(Audience).index(audience), tlp="X", audience=audience
    )
    return CommitmentFactory.create(mark=mark, state=CommitmentState.ACTIVE)


DOORS: list[Callable[[Commitment], str]] = [
    lambda record: f"/commitments/{record.reference}/",
    lambda record: f"/commitments/{record.reference}/state/completed/",
    lambda record: f"/admin/commitments/commitment/{record.pk}/change/",
    lambda record: f"/admin/commitments/commitment/{record.pk}/history/",
    lambda record: f"/api/v1/commitments/{record.reference}/",
]


@pytest.mark.parametrize("door", DOORS)
def test_a_marked_record_that_is_opened_is_noted(
    door: Callable[[Commitment], str], client: Client, reader: User
) -> None:
    record = commitment(Audience.PARTICIPANTS)
    response = client.get(door(record), headers={"X-Request-ID": "r-1"})
    assert response.status_code == 200
    noted = Access.objects.get()
    assert (noted.by, noted.model, noted.record, noted.mark, noted.request) == (
        *(reader.pk, "commitments.Commitment", record.pk, record.mark.code, "r-1"),
    )
    assert noted.path == door(record)


def test_to_note_a_record_costs_one_statement(django_assert_num_queries: Any, reader: User) -> None:
    record = commitment(Audience.PARTICIPANTS)
    opened = DisplayedRecord(Commitment, {"reference": record.reference})
    with django_assert_num_queries(1):
        accesses.note(opened, by=reader.pk, client=None, path="/", request="")
    assert Access.objects.get().record == record.pk


@pytest.mark.parametrize("door", DOORS)
def test_what_everybody_may_read_is_not(door: Callable[[Commitment], str], client: Client, reader: User) -> None:
    client.get(door(commitment(Audience.PUBLIC)))
    assert not Access.objects.exists()


@pytest.mark.owner
def test_what_was_not_given_is_no_access(client: Client) -> None:
    record = commitment(Audience.NAMED)
    client.force_login(UserFactory.create(role=Role.SECRETARIAT))
    Access.objects.all().delete()
    assert client.get(f"/api/v1/commitments/{record.reference}/").status_code == 404
    assert not Access.objects.exists()


def test_a_list_is_noted_as_one(client: Client, reader: User) -> None:
    commitment(Audience.PARTICIPANTS)
    client.get("/api/v1/commitments/")
    client.get("/commitments/")
    assert list(Access.objects.order_by("pk").values_list("model", "record", "path")) == [
        ("commitments.Commitment", None, "/api/v1/commitments/"),
        ("commitments.Commitment", None, "/commitments/"),
    ]


def test_an_activity_is_noted_by_its_page_its_list_and_its_export(client: Client, reader: User) -> None:
    record = ActivityFactory.create(mark=commitment(Audience.PARTICIPANTS).mark)
    doors = (record.get_absolute_url(), "/activities/", "/commitments/activities/export.csv")
    assert {client.get(door).status_code for door in doors} == {200}
    noted = Access.objects.order_by("pk").values_list("model", "record", "path")
    assert list(noted) == [
        ("commitments.Activity", key, door) for key, door in zip((record.pk, None, None), doors, strict=True)
    ]


@pytest.mark.parametrize("door", ["/evidence/{}/file/", "/api/v1/evidence/{}/file/"])
def test_a_file_that_is_taken_is_noted_with_its_evidence(door: str, client: Client, reader: User) -> None:
    record = commitment(Audience.PARTICIPANTS)
    file = SimpleUploadedFile("notes.txt", b"fictitious")
    brought = evidence_files.bring(
        commitment=record, file=file, at=timezone.now(), mark=record.mark, title_en="Notes", original_language="en"
    )
    assert client.get(door.format(brought.pk)).status_code == 200
    noted = Access.objects.get()
    assert (noted.by, noted.model, noted.record) == (reader.pk, "commitments.Evidence", brought.pk)


def test_a_table_of_the_api_is_noted_as_a_list_and_a_partner_system_by_its_number(client: Client) -> None:
    commitment(Audience.PARTICIPANTS)
    system = ClientFactory.create()
    _token, text = tokens.issue_to(client=system, name="Access", at=timezone.now())
    bearer = {"Authorization": f"Bearer {text}", "Accept": "text/csv"}
    # Noted once all of it is given.
    assert client.get("/api/v1/commitments/", headers=bearer).getvalue()
    noted = Access.objects.get()
    assert (noted.by, noted.client, noted.record) == (system.account_id, system.pk, None)


def test_who_saw_or_changed_a_record_between_two_days_is_answered(client: Client, reader: User) -> None:
    record = commitment(Audience.PARTICIPANTS)
    client.get(f"/api/v1/commitments/{record.reference}/")
    day = timezone.now().astimezone(UTC).date()
    out = io.StringIO()
    call_command("who", f"--from={day}", f"--to={day}", f"--record=commitments.Commitment:{record.pk}", stdout=out)
    lines = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert [(line["what"], line["who"], line["record"]) for line in lines] == [
        ("insert", "", str(record.pk)),
        ("opened", reader.username, str(record.pk)),
    ]


def test_what_was_opened_two_years_ago_is_forgotten_and_nothing_younger() -> None:
    now = datetime.now(UTC)
    for days in (729, 732):
        Access.objects.create(
            at=now - timedelta(days=days), by=1, model="x", mark="", method="GET", path=str(days), request=""
        )
    assert accesses.forget() == 1
    assert Access.objects.get().path == "729"


def test_the_page_answers_administrators_alone_and_gives_a_table(client: Client) -> None:
    record = commitment(Audience.PARTICIPANTS)
    asked = {"model": "commitments.Commitment", "since": "2020-01-01", "until": "2100-01-01"}
    client.force_login(UserFactory.create(role=Role.SECRETARIAT))
    assert client.get("/audit/", asked).status_code == 403
    client.force_login(UserFactory.create(role=Role.ADMINISTRATOR))
    page = client.get("/audit/", asked)
    assert f"{record.pk}</td>" in page.content.decode()
    # Administrators see no register: the page says numbers, and no title.
    assert record.title_en not in page.content.decode()
    assert client.get("/audit/", asked | {"format": "csv"}).content.decode().count("\r\n") == 2


def test_the_page_leads_to_what_the_administrator_may_see_and_to_nothing_else(client: Client) -> None:
    by, changed = UserFactory.create(role=Role.ADMINISTRATOR), UserFactory.create(username="fictitious")
    record = commitment(Audience.PARTICIPANTS)
    client.force_login(by)
    with pghistory.context(user=by.pk):
        User.objects.filter(pk=changed.pk).update(full_name="Another Name")
    asked = {"since": "2020-01-01", "until": "2100-01-01"}
    forms = {account: reverse("admin:contacts_user_change", args=[account.pk]) for account in (by, changed)}
    page = client.get("/audit/", asked | {"person": by.username}).text
    # Who did it, and what was changed.
    assert f'<a href="{forms[by]}">{by.username}</a>' in page
    assert f'<a href="{forms[changed]}">' in page
    hidden = client.get("/audit/", asked | {"model": "commitments.Commitment"}).text
    assert record.get_absolute_url() not in hidden
    assert f"/commitment/{record.pk}/" not in hidden
    # What is gone has no page, and its line stays.
    gone = OrganizationFactory.create()
    gone.delete()
    answer = client.get("/audit/", asked | {"model": "contacts.Organization"})
    assert [(each.word, each.url) for each in answer.context["lines"]] == [("Entered", ""), ("Deleted", "")]


def test_to_find_where_records_are_read_costs_as_much_for_many_as_for_one(
    rf: RequestFactory, django_assert_num_queries: Any
) -> None:
    request = rf.get("/audit/")
    request.user = UserFactory.create(role=Role.SECRETARIAT)
    at = timezone.now()
    lines = [
        AuditEntry(at, "", "insert", "commitments.Milestone", MilestoneFactory.create(commitment=each).pk, "", "", "")
        for each in CommitmentFactory.create_batch(3, state=CommitmentState.ACTIVE)
    ]
    for some in (lines[:1], lines):
        with django_assert_num_queries(1):
            assert len(pages_of(some, request)) == len(some)


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ({"since": "2026-01-01", "until": "2026-01-02"}, "Enter a record type"),
        ({"person": "nobody", "since": "2026-01-01", "until": "2026-01-02"}, "Account not found"),
        ({"person": "a\0", "since": "2026-01-01", "until": "2026-01-02"}, "Remove the invisible character U+0000."),
        (
            {"model": "commitments.Commitment", "since": "2026-01-02", "until": "2026-01-01"},
            "on or after the start date",
        ),
        (
            {"model": "commitments.Commitment", "since": "soon", "until": "2026-01-01"},
            "Enter a valid date, for example 2027-03-31.",
        ),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_in_words(
    asked: dict[str, str], refusal: str, client: Client
) -> None:
    client.force_login(UserFactory.create(role=Role.ADMINISTRATOR))
    page = client.get("/audit/", asked)
    assert page.status_code == 200
    assert refusal in page.content.decode()


def test_everybody_who_is_signed_in_reads_the_signed_heads_and_everybody_the_key(client: Client) -> None:
    commitment(Audience.PUBLIC)
    seal_all()
    head = daily_heads.sign_head(at=timezone.now())
    assert head is not None
    key = bytes(head.key).hex()
    assert client.get("/.well-known/moc-portal-history.json").json() == {"algorithm": "Ed25519", "keys": [key]}
    assert client.get("/audit/heads/").status_code == 302
    client.force_login(UserFactory.create())
    page = client.get("/audit/heads/").content.decode()
    assert bytes(head.signature).hex() in page
    assert html.escape(head.statement) in page
