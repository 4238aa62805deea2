"""What each role reads first on the home page."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commitments.enums import CommitmentState, Health
from contacts.enums import Audience, Role
from contacts.models import Participant
from dialogue.models import Dialogue
from tests.factories.commitments import ProgressReportFactory
from tests.factories.dialogue import ActionItemFactory
from tests.factories.register import account, commitment, fill, mark, milestone, planned_dialogue
from tests.portal.home.home_page import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


def test_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    assert client.get("/").headers["Location"] == "/admin/login/?next=/"


def test_the_page_says_from_when_the_moc_is_in_operation_and_why(client: Client, today: date) -> None:
    page = read(client, account(Role.READER, "METI"))
    assert "In operation since 21 September 2023, the last date of signature (article 9(a))." in page


def test_more_than_twelve_months_after_the_second_dialogue_the_page_warns_with_both_dates(
    client: Client, today: date
) -> None:
    page = read(client, account(Role.SECRETARIAT))
    assert "The last Dialogue was more than 12 months ago." in page
    assert '<time datetime="2025-08-26">26 August 2025</time>' in page
    assert '<time datetime="2026-08-26">26 August 2026</time>' in page


def test_the_chair_of_the_third_dialogue_is_computed_by_rotation(client: Client, today: date) -> None:
    page = read(client, account(Role.SECRETARIAT))
    assert "Chair for Canada: <b>GAC</b>." in page
    assert "By rotation (previous: NRCan; next: ISED)" in page


def test_a_planned_day_is_counted_down_at_the_place_of_the_meeting(client: Client, today: date) -> None:
    planned_dialogue(3, local_start=datetime(2027, 2, 9, 9, tzinfo=UTC), time_zone="America/Toronto")
    assert "Third Dialogue: 76 days to go" in read(client, account(Role.READER, "GAC"))


def test_an_editor_reads_first_what_is_due_for_the_own_ministry_the_oldest_first(client: Client, today: date) -> None:
    late = commitment("NRCAN", due_on=today - timedelta(days=8))
    soon = commitment("NRCAN", due_on=today + timedelta(days=1))
    other = commitment("METI", due_on=today - timedelta(days=8))
    page = read(client, account(Role.EDITOR, "NRCAN"))
    assert "NRCan: 2 outstanding tasks" in page
    assert page.index(late.reference) < page.index(soon.reference)
    assert "Due on 17 November 2026, 8 days overdue" in page
    assert "Due on 26 November 2026, in 1 day." in page
    assert other.reference not in page
    assert f"Report on {late.reference}" in page


def test_after_a_report_an_overdue_commitment_needs_another_due_date(client: Client, today: date) -> None:
    late = commitment("NRCAN", due_on=today - timedelta(days=8))
    entered = {"commitment": late, "submitted_at": datetime(2026, 11, 20, tzinfo=UTC)}
    ProgressReportFactory.create(participant=late.lead, reported_on=today - timedelta(days=9), **entered)
    ProgressReportFactory.create(participant=Participant.objects.get(code="METI"), reported_on=today, **entered)
    assert f"Report on {late.reference}" in read(client, account(Role.EDITOR, "NRCAN"))
    ProgressReportFactory.create(participant=late.lead, reported_on=today - timedelta(days=2), **entered)
    page = read(client, account(Role.CONTACT_OFFICER, "NRCAN"))
    assert "Reported on 23 November 2026." in page
    assert f'href="/commitments/{late.reference}/edit/due/">Change the due date of {late.reference}' in page
    assert f"Report on {late.reference}" not in page


@pytest.mark.parametrize(
    ("code", "hour", "late", "to_go"),
    # In Ottawa 25 November, in Tokyo the day after. The secretariat has the earlier date.
    [("GAC", 16, 8, 76), ("METI", 16, 9, 75), (None, 26, 8, 76)],
)
def test_each_page_counts_from_the_day_of_the_reader(
    client: Client, code: str | None, hour: int, late: int, to_go: int
) -> None:
    commitment(code or "GAC", due_on=date(2026, 11, 17))
    planned_dialogue(3, local_start=datetime(2027, 2, 9, 9, tzinfo=UTC), time_zone="America/Toronto")
    with time_machine.travel(datetime(2026, 11, 25, tzinfo=UTC) + timedelta(hours=hour), tick=False):
        client.force_login(account(Role.EDITOR, code) if code else account(Role.SECRETARIAT))
        for path in (*(["/"] if code else []), "/commitments/", "/timeline/", "/calendar/"):
            assert re.findall(r"(\d+)\s+days? overdue", client.get(path).text)[:1] == [str(late)], path
        for path in ("/", "/dialogues/"):
            assert re.findall(r"(\d+)\s+days? to go", client.get(path).text)[:1] == [str(to_go)], path


def test_a_ministry_reads_its_own_commitments_what_is_due_first_on_top(client: Client, today: date) -> None:
    far = commitment("NRCAN", due_on=today + timedelta(days=400))
    undated = commitment("NRCAN")
    near = commitment("NRCAN", due_on=today + timedelta(days=500), health=Health.AT_RISK)
    milestone(near, today + timedelta(days=200))
    commitment("NRCAN", state=CommitmentState.COMPLETED)
    commitment("METI")
    own_only = commitment("NRCAN", due_on=today + timedelta(days=600), mark=mark(Audience.NAMED))
    page = read(client, account(Role.EDITOR, "NRCAN"))
    section = page[page.index('id="own"') : page.index('id="figures"')]
    assert re.findall(r"MOC-2099-\d+(?=</span>)", section) == [near.reference, far.reference, undated.reference]
    assert own_only.reference not in page
    assert '13 June 2027</time> <span class="quiet">(milestone)</span>' in section
    listed = re.search(r'<a href="([^"]+)">All 3 in the register</a>', section)
    assert listed is not None
    assert len(client.get(listed[1].replace("&amp;", "&")).context["page"].rows) == 3
    assert 'id="own"' not in read(client, account(Role.SECRETARIAT))


def test_the_last_report_of_an_own_commitment_is_no_corrected_one(client: Client, today: date) -> None:
    own = commitment("NRCAN", due_on=today)
    entered = {"commitment": own, "participant": own.lead, "submitted_at": datetime(2026, 9, 2, tzinfo=UTC)}
    wrong = ProgressReportFactory.create(reported_on=date(2026, 9, 1), **entered)
    ProgressReportFactory.create(reported_on=date(2026, 6, 1), corrects=wrong, **entered)
    client.force_login(account(Role.EDITOR, "NRCAN"))
    assert [row.reported_on for row in client.get("/").context["own"].rows] == [date(2026, 6, 1)]


def test_where_nothing_waits_the_button_proposes_an_item_for_the_coming_dialogue(client: Client, today: date) -> None:
    page = read(client, account(Role.CONTACT_OFFICER, "MOFA"))
    assert "MOFA has no outstanding tasks" in page
    assert '<a class="btn" href="/dialogues/3/proposals/new/">Propose an agenda item</a>' in page


@pytest.mark.parametrize(
    ("planned", "label"),
    [
        ({}, "Set the date"),
        ({"local_start": datetime(2027, 2, 9, 9, tzinfo=UTC), "time_zone": "America/Toronto"}, "Compile the agenda"),
    ],
)
def test_the_button_of_the_secretariat_is_that_of_the_stage(
    client: Client, today: date, planned: dict[str, object], label: str
) -> None:
    planned_dialogue(3, **planned)
    page = read(client, account(Role.SECRETARIAT))
    assert re.search(rf'<a class="btn" href="/dialogues/3/[^"]+">{label}</a>', page)


def test_reports_are_written_on_the_page_of_the_commitment(client: Client, today: date) -> None:
    late = commitment("NRCAN", due_on=today - timedelta(days=8))
    assert f'href="{late.get_absolute_url()}?report#report"' in read(client, account(Role.EDITOR, "NRCAN"))


@pytest.mark.parametrize("leads_action", [True, False])
def test_an_action_on_a_commitment_of_another_leads_to_its_form(
    client: Client, today: date, *, leads_action: bool
) -> None:
    of_another = commitment("METI")
    nrcan = Participant.objects.get(code="NRCAN")
    ActionItemFactory.create(
        dialogue=Dialogue.objects.get(number=2),
        lead=nrcan if leads_action else None,
        commitment=of_another,
        due_on=today - timedelta(days=8),
    )
    report = f"{of_another.get_absolute_url()}?report"
    assert (f'href="{report}#report"' in read(client, account(Role.EDITOR, "NRCAN"))) is leads_action
    assert ('name="reported_on"' in client.get(report).text) is leads_action


def test_what_waits_for_a_participant_is_listed_in_the_register_with_as_many_rows(client: Client, today: date) -> None:
    fill("GAC", 2, today)
    page = read(client, account(Role.SECRETARIAT))
    found = re.search(r'href="(/commitments/\?lead=GAC[^"]+due_on__lt=[^"]+)" aria-label="GAC, Overdue: (\d+)"', page)
    assert found is not None
    listed = client.get(found[1].replace("&amp;", "&")).context
    assert len(listed["page"].rows) == int(found[2]) > 0
    assert not listed["left_out"]


def test_the_only_button_of_a_reader_is_the_agenda(client: Client, today: date) -> None:
    commitment("ISED", due_on=today)
    page = read(client, account(Role.READER, "ISED"))
    assert re.findall(r'<a class="btn"[^>]*href="([^"]+)"', page) == ["/dialogues/3/agenda/"]


def test_the_figures_leave_out_what_the_reader_may_not_see(client: Client, today: date) -> None:
    commitment("METI", health=Health.AT_RISK)
    commitment("METI", health=Health.AT_RISK, mark=mark(Audience.OWN_PARTICIPANT))
    commitment("METI", state=CommitmentState.DRAFT)
    own, foreign = account(Role.READER, "METI"), account(Role.READER, "GAC")
    page = read(client, own)
    assert 'aria-label="At risk: 2"' in page
    assert "Draft 1" in page
    page = read(client, foreign)
    assert 'aria-label="At risk: 1"' in page
    assert "Draft 1" not in page


def test_the_secretariat_sees_what_is_overdue_by_participant_in_the_order_of_the_moc(
    client: Client, today: date
) -> None:
    fill("GAC", 2, today)
    page = read(client, account(Role.SECRETARIAT))
    rows = page[page.index('id="waiting"') :]
    places = [rows.index(f'<th scope="row">{name}</th>') for name in ("METI", "MOFA", "ISED", "NRCan", "GAC")]
    assert places == sorted(places)
    assert "30 days" in rows


def test_an_administrator_sees_accounts_and_nothing_of_the_register(client: Client, today: date) -> None:
    hidden = commitment("METI", due_on=today)
    page = read(client, account(Role.ADMINISTRATOR))
    assert "Active accounts by role" in page
    assert hidden.reference not in page
    assert "Third Dialogue" not in page


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.CONTACT_OFFICER])
def test_the_page_asks_as_often_for_many_records_as_for_few(client: Client, today: date, role: Role) -> None:
    user = account(role, "METI" if role.belongs_to_participant else "")
    counts = []
    for more in (1, 30):
        fill("METI", more, today)
        read(client, user)
        with CaptureQueriesContext(connection) as statements:
            client.get("/")
        counts.append(len(statements))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "21\u00a0septembre\u00a02023"), ("ja", "2023年9月21日（木）")],
)
def test_dates_are_written_as_the_language_writes_them(client: Client, today: date, language: str, words: str) -> None:
    assert words in read(client, account(Role.READER, "METI"), language)
