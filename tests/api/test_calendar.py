"""The calendar to subscribe to: what stands in it, for whom, and under which password."""

import base64
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from icalendar import Calendar

from commitments.enums import CommitmentState, NoticeKind, NoticeState
from commitments.enums import Scope as NoticeScope
from commitments.models import Instrument, Notice
from contacts.enums import Audience, Role
from contacts.models import Participant, Side, User
from dialogue.api import calendar
from dialogue.enums import DialogueStatus, PlanStep
from dialogue.models import Dialogue
from mocportal import api
from mocportal.partners import calendar_access
from mocportal.partners.enums import Scope
from mocportal.partners.models import CalendarToken
from mocportal.partners.services import calendars, tokens
from tests.api.conftest import client_of
from tests.factories.commitments import CommitmentFactory, MilestoneFactory
from tests.factories.contacts import HandlingMarkFactory, SideFactory, UserFactory
from tests.factories.dialogue import ActionItemFactory, DialogueFactory, PaperFactory, PlannedStepFactory
from tests.factories.notices import NoticeFactory
from tests.factories.partners import ClientFactory, token_text

pytestmark = pytest.mark.django_db
CALENDAR = "/api/v1/calendar/"
NOW = datetime(2026, 11, 26, 5, tzinfo=UTC)
DAY = date(2027, 4, 14)


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def third(ours: Participant) -> Dialogue:
    """A Third Dialogue at nine in the morning in Ottawa in winter."""
    for side, capital in (("JP", "Tokyo"), ("CA", "Ottawa")):
        SideFactory.create(code=side, capital_en=capital)
        Side.objects.filter(code=side).update(capital_en=capital)
    Instrument.objects.update(status_line_en="Not legally binding.", dialogue_en="Fictitious Dialogue")
    dialogue: Dialogue = DialogueFactory.create(
        number=3,
        status=DialogueStatus.CONFIRMED,
        host=Side.objects.get(code="CA"),
        local_start=datetime(2027, 2, 9, 9, tzinfo=UTC),
        time_zone="America/Toronto",
        minutes=180,
    )
    return dialogue


@pytest.fixture
def ministry(third: Dialogue, ours: Participant) -> Participant:
    return ours


@pytest.fixture
def other(theirs: Participant) -> Participant:
    return theirs


@pytest.fixture
def officer(ministry: Participant) -> User:
    user: User = UserFactory.create(role=Role.CONTACT_OFFICER, participant=ministry)
    return user


@pytest.fixture
def member(officer: User) -> Client:
    return client_of(officer)


def basic(text: str, name: str = "anyone") -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"{name}:{text}".encode()).decode()}


def read(client: Client, **query: str) -> dict[str, Any]:
    """The events of the calendar by their UID without the part that all share."""
    answer = client.get(CALENDAR, query)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    events = Calendar.from_ical(answer.content).events
    return {str(event["UID"]).split("@")[0].removeprefix("moc-"): event for event in events}


def test_a_dialogue_stands_at_its_hour_with_the_clocks_of_both_capitals(member: Client) -> None:
    event = read(member)["dialogue-3"]
    assert event["DTSTART"].params["TZID"] == "America/Toronto"
    assert event.start == datetime(2027, 2, 9, 14, tzinfo=UTC)
    assert event["STATUS"] == "CONFIRMED"
    assert "Tuesday 9 February 2027, 09:00 to 12:00" in event["DESCRIPTION"]
    assert "23:00 to 02:00 the next day" in event["DESCRIPTION"]
    assert "Not legally binding." in event["DESCRIPTION"]


def test_the_steps_before_it_are_whole_days(member: Client, third: Dialogue) -> None:
    PlannedStepFactory.create(dialogue=third, step=PlanStep.PAPERS, on=date(2027, 1, 5))
    events = read(member, kinds="step")
    assert set(events) == {f"dialogue-3-{step.value}" for step in PlanStep}
    papers = events["dialogue-3-papers"]
    assert (papers.start, papers.end) == (date(2027, 1, 5), date(2027, 1, 6))
    assert papers["SUMMARY"] == "Papers are due: Third Dialogue"
    assert papers["TRANSP"] == "TRANSPARENT"


def test_a_cancelled_dialogue_is_told_as_cancelled_and_has_no_steps(member: Client, third: Dialogue) -> None:
    Dialogue.objects.filter(pk=third.pk).update(status=DialogueStatus.CANCELLED, sequence=7)
    events = read(member, kinds="dialogue,step")
    assert (events["dialogue-3"]["STATUS"], events["dialogue-3"]["SEQUENCE"]) == ("CANCELLED", 7)
    assert not [uid for uid in events if uid.startswith("dialogue-3-")]


def test_a_dialogue_that_was_held_on_a_known_day_is_that_day(member: Client) -> None:
    DialogueFactory.create(number=2, status=DialogueStatus.HELD, held_on=date(2025, 8, 26))
    event = read(member, since="2025-01-01")["dialogue-2"]
    assert (event.start, event["STATUS"]) == (date(2025, 8, 26), "CONFIRMED")
    assert "dialogue-2" not in read(member)


def test_what_is_due_stands_on_its_day(member: Client, ministry: Participant, third: Dialogue) -> None:
    commitment = CommitmentFactory.create(lead=ministry, title_en="Anode powder", due_on=DAY)
    milestone = MilestoneFactory.create(commitment=commitment, title_en="First tonne", due_on=DAY)
    ActionItemFactory.create(dialogue=third, number=9, lead=ministry, title_en="Send the list", due_on=DAY)
    paper = PaperFactory.create(dialogue=third, expected_from=ministry, title_en="Recycling", due_on=DAY)
    due = {uid: event for uid, event in read(member).items() if event.start == DAY}
    assert {uid: str(event["SUMMARY"]) for uid, event in due.items()} == {
        f"commitment-{commitment.reference}": f"{commitment.reference} Anode powder",
        f"milestone-{milestone.pk}": f"{commitment.reference} First tonne",
        "action-3-9": "3/9 Send the list",
        f"paper-{paper.pk}": f"{paper.symbol} Recycling",
    }


def test_what_is_over_is_due_no_more(member: Client, ministry: Participant, third: Dialogue) -> None:
    done = CommitmentFactory.create(lead=ministry, due_on=DAY, state=CommitmentState.COMPLETED)
    MilestoneFactory.create(commitment=done, due_on=DAY)
    active = CommitmentFactory.create(lead=ministry)
    MilestoneFactory.create(commitment=active, due_on=DAY, resolved_on=date(2026, 11, 1), resolution="met")
    PaperFactory.create(dialogue=third, expected_from=ministry, due_on=DAY, received_on=date(2026, 11, 1))
    assert not [event for event in read(member).values() if event.start == DAY]


def test_what_is_restricted_leaves_by_its_reference_alone(member: Client, ministry: Participant) -> None:
    mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    hidden = CommitmentFactory.create(lead=ministry, title_en="Secret mine", mark=mark, due_on=DAY)
    MilestoneFactory.create(commitment=hidden, title_en="Secret shaft", due_on=DAY)
    written = member.get(CALENDAR).content.decode()
    assert "Secret" not in written
    event = read(member)[f"commitment-{hidden.reference}"]
    assert (event["SUMMARY"], event["CLASS"]) == (hidden.reference, "CONFIDENTIAL")
    assert "Secret" not in member.get(CALENDAR, {"format": "json"}).content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_each_sees_of_it_what_its_own_lists_show(role: Role, ministry: Participant, other: Participant) -> None:
    mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    made = {
        "shared": CommitmentFactory.create(lead=other, due_on=DAY),
        "own restricted": CommitmentFactory.create(lead=ministry, due_on=DAY, mark=mark),
        "other restricted": CommitmentFactory.create(lead=other, due_on=DAY, mark=mark),
    }
    account = UserFactory.create(role=role, participant=ministry if role.belongs_to_participant else None)
    events = read(client_of(account))
    seen = {name for name, row in made.items() if f"commitment-{row.reference}" in events}
    expected = {"shared"} if role.reads_register else set()
    assert seen == expected | ({"own restricted"} if role.reads_own_drafts or role is Role.PARTNER else set())
    assert ("dialogue-3" in events) is role.reads_register


def test_it_is_narrowed_by_lead_kind_and_days(member: Client, ministry: Participant, other: Participant) -> None:
    ours = CommitmentFactory.create(lead=ministry, due_on=DAY)
    theirs = CommitmentFactory.create(lead=other, due_on=DAY + timedelta(days=1))
    assert set(read(member, kinds="commitment")) >= {f"commitment-{ours.reference}", f"commitment-{theirs.reference}"}
    assert f"commitment-{theirs.reference}" not in read(member, lead=ministry.code)
    assert "dialogue-3" in read(member, lead=ministry.code)
    within = read(member, since="2027-04-14", until="2027-04-14")
    assert set(within) == {f"commitment-{ours.reference}"}


@pytest.mark.parametrize(
    ("language", "summary"), [("en", "Third Dialogue"), ("fr", "Troisième dialogue"), ("ja", "第3回")]
)
def test_it_is_in_one_language(language: str, summary: str, member: Client) -> None:
    answer = member.get(CALENDAR, {"lang": language})
    assert answer.headers["Content-Language"] == language
    events = read(member, lang=language)
    assert summary in str(events["dialogue-3-proposals"]["SUMMARY"])
    assert {event["SUMMARY"].params["LANGUAGE"] for event in events.values()} == {language}


@pytest.mark.parametrize("text", ["a; b, c\\ d\n e", "BEGIN:VEVENT\r\nEND:VCALENDAR", "電池" * 60, "\u202e right"])
def test_text_of_people_stays_text(text: str, member: Client, ministry: Participant) -> None:
    commitment = CommitmentFactory.create(lead=ministry, title_en=text, due_on=DAY)
    before = len(read(member)) - 1
    event = read(member)[f"commitment-{commitment.reference}"]
    assert str(event["SUMMARY"]).startswith(commitment.reference)
    assert len(read(member)) == before + 1
    assert all(len(line) <= 75 for line in member.get(CALENDAR).content.split(b"\r\n"))


def test_the_same_calendar_has_the_same_tag_until_something_changes(member: Client, ministry: Participant) -> None:
    commitment = CommitmentFactory.create(lead=ministry, title_en="Before", due_on=DAY)
    tag = member.get(CALENDAR).headers["ETag"]
    with time_machine.travel(NOW + timedelta(hours=3), tick=False):
        unchanged = member.get(CALENDAR, headers={"if-none-match": tag})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
    type(commitment).objects.filter(pk=commitment.pk).update(title_en="After")
    assert member.get(CALENDAR, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_an_entry_that_changed_has_a_higher_sequence(member: Client, ministry: Participant) -> None:
    commitment = CommitmentFactory.create(lead=ministry, due_on=DAY)
    uid = f"commitment-{commitment.reference}"
    before = read(member)[uid]["SEQUENCE"]
    type(commitment).objects.filter(pk=commitment.pk).update(due_on=DAY + timedelta(days=1))
    assert read(member)[uid]["SEQUENCE"] == before + 1


def test_a_calendar_says_when_its_last_entry_changed(member: Client) -> None:
    assert "GMT" in member.get(CALENDAR).headers["Last-Modified"]


def test_another_form_or_language_has_another_tag(member: Client) -> None:
    asked: list[dict[str, str]] = [{}, {"format": "json"}, {"lang": "fr"}]
    assert len({member.get(CALENDAR, query).headers["ETag"] for query in asked}) == len(asked)


def test_json_has_the_same_entries(member: Client, ministry: Participant) -> None:
    CommitmentFactory.create(lead=ministry, due_on=DAY)
    body = member.get(CALENDAR, headers={"accept": "application/json"}).json()
    events = Calendar.from_ical(member.get(CALENDAR).content).events
    assert [each["uid"] for each in body["results"]] == [str(event["UID"]) for event in events]
    meeting = next(each for each in body["results"] if each["uid"].endswith("dialogue-3@moc-portal"))
    assert (meeting["local_start"], meeting["starts_at"]) == ("2027-02-09T09:00:00", "2027-02-09T14:00:00.000000Z")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"format": "odt"}, "format"),
        ({"lang": "*"}, "lang"),
        ({"kinds": "holiday"}, "kinds"),
        ({"since": "yesterday"}, "since"),
        ({"until": ""}, "until"),
        ({"kinds": ""}, "kinds"),
        ({"until": "0001-01-01"}, "until"),
        ({"token": "x"}, "token"),
        ({"lead": "\x00"}, "lead"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_as_a_problem(query: dict[str, str], parameter: str, member: Client) -> None:
    refusal = member.get(CALENDAR, query)
    assert (refusal.status_code, refusal.headers["Content-Type"]) == (400, "application/problem+json")
    assert [each["parameter"] for each in refusal.json()["errors"]] == [parameter]


def test_a_calendar_token_opens_the_calendar_under_any_name(officer: User) -> None:
    token, text = calendars.issue(user=officer, name="Telephone", at=NOW)
    answer = Client().get(CALENDAR, headers=basic(text, "someone else"))
    assert answer.status_code == 200
    assert set(answer.headers["Cache-Control"].split(", ")) == {"private", "no-cache"}
    token.refresh_from_db()
    assert token.last_used_at == NOW
    assert text.startswith("mocc_")
    assert text.rpartition("_")[2] not in token.digest


def every_address() -> list[str]:
    """Every route of the API but the calendar, with a record where it needs one."""
    found = []
    for pattern in api.urlpatterns:
        name = f"api:{getattr(pattern, 'name', '')}"
        for arguments in ([], ["1"], ["1.1"], ["1", "1"]):
            with suppress(NoReverseMatch):
                found.append(reverse(name, args=arguments))
                break
    found.remove(CALENDAR)
    return found


def test_a_calendar_token_opens_nothing_else(officer: User) -> None:
    _token, text = calendars.issue(user=officer, name="Telephone", at=NOW)
    addresses = every_address()
    assert len(addresses) > 2 * len(api.lists)
    for address in addresses:
        closed = Client().get(address).status_code
        assert Client().get(address, headers=basic(text)).status_code == closed, address
        # What everybody may read refuses a bearer that is none.
        assert Client().get(address, headers={"authorization": f"Bearer {text}"}).status_code in {401, closed}, address
    assert {Client().get(reverse(f"api:{route}"), headers=basic(text)).status_code for route in api.lists.values()} == {
        401
    }
    assert Client().get(CALENDAR, headers={"authorization": f"Bearer {text}"}).status_code == 401


def test_a_token_of_the_api_is_no_password_of_the_calendar(officer: User) -> None:
    assert Client().get(CALENDAR, headers=basic(token_text(officer))).status_code == 401


def test_only_the_calendar_asks_for_a_password_and_never_after_a_bearer(third: Dialogue) -> None:
    asked = Client().get(CALENDAR)
    assert asked.status_code == 401
    assert asked.headers["WWW-Authenticate"].startswith("Basic ")
    assert asked.headers["Content-Type"] == "application/problem+json"
    assert (
        Client()
        .get(CALENDAR, headers={"authorization": "Bearer moc_0_0"})
        .headers["WWW-Authenticate"]
        .startswith("Bearer ")
    )
    assert Client().get("/api/v1/sides/").headers["WWW-Authenticate"].startswith("Bearer ")


@pytest.mark.parametrize("password", ["", ":", "mocc_", "mocc_0_0", "\x00", "é" * 900], ids=repr)
def test_a_wrong_password_opens_nothing(password: str, officer: User) -> None:
    assert Client().get(CALENDAR, headers=basic(password)).status_code == 401


@pytest.mark.parametrize("text", ["Basic", "Basic é", "Basic !!!", "Basic " + "A" * 5000, "Basic Og=="])
def test_what_is_no_basic_credential_opens_nothing(text: str, officer: User) -> None:
    assert Client().get(CALENDAR, headers={"authorization": text}).status_code == 401


def test_a_token_ends_with_its_day_its_revocation_and_its_account(officer: User) -> None:
    token, text = calendars.issue(user=officer, name="Telephone", at=NOW, life=timedelta(days=1))
    headers = basic(text)
    assert Client().get(CALENDAR, headers=headers).status_code == 200
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        assert Client().get(CALENDAR, headers=headers).status_code == 401
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert Client().get(CALENDAR, headers=headers).status_code == 401
    User.objects.filter(pk=officer.pk).update(is_active=True)
    calendars.revoke(token=token, at=NOW)
    assert Client().get(CALENDAR, headers=headers).status_code == 401


def test_a_token_shows_what_its_account_may_see_now(officer: User, ministry: Participant) -> None:
    named = HandlingMarkFactory.create(audience=Audience.NAMED)
    hidden = CommitmentFactory.create(lead=ministry, mark=named, due_on=DAY)
    _token, text = calendars.issue(user=officer, name="Telephone", at=NOW)
    client = Client(headers=basic(text))
    assert f"commitment-{hidden.reference}" in read(client)
    User.objects.filter(pk=officer.pk).update(role=Role.READER)
    assert f"commitment-{hidden.reference}" not in read(client)


def test_no_token_lives_for_more_than_a_year(officer: User) -> None:
    with pytest.raises(ValueError, match="a year"):
        calendars.issue(user=officer, name="Telephone", at=NOW, life=timedelta(days=366))
    assert not CalendarToken.objects.exists()


def test_a_partner_system_has_no_calendar_token(ministry: Participant) -> None:
    system = UserFactory.create(role=Role.PARTNER, participant=ministry)
    with pytest.raises(ValueError, match="partner system"):
        calendars.issue(user=system, name="Telephone", at=NOW)


def test_a_partner_system_sees_what_its_scopes_open(ministry: Participant) -> None:
    CommitmentFactory.create(lead=ministry, due_on=DAY)
    system = ClientFactory.create(owner=ministry, scopes=[Scope.READ_REGISTER])
    _token, text = tokens.issue(user=system.account, client=system, name="Server", at=NOW)
    client = Client(headers={"authorization": f"Bearer {text}"})
    kinds = {each["kind"] for each in client.get(CALENDAR, {"format": "json"}).json()["results"]}
    assert kinds == {"commitment"}
    refusal = client.get(CALENDAR, {"kinds": "commitment,step"})
    assert (refusal.status_code, refusal.json()["scope"]) == (403, "dialogue:read")


def test_a_program_that_asks_all_the_time_is_told_to_wait(monkeypatch: pytest.MonkeyPatch, officer: User) -> None:
    monkeypatch.setattr(calendar_access, "A_MINUTE", 2)
    _token, text = calendars.issue(user=officer, name="Telephone", at=NOW)
    statuses = [Client().get(CALENDAR, headers=basic(text)).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_many_entries_are_told_in_as_few_statements_as_one(member: Client, ministry: Participant) -> None:
    counts = []
    for _ in range(2):
        commitment = CommitmentFactory.create(lead=ministry, due_on=DAY)
        MilestoneFactory.create(commitment=commitment, due_on=DAY)
        read(member)
        with CaptureQueriesContext(connection) as statements:
            read(member)
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_a_calendar_has_a_limit_and_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, member: Client, ministry: Participant
) -> None:
    monkeypatch.setattr(calendar, "MOST", 2)
    CommitmentFactory.create_batch(3, lead=ministry, due_on=DAY)
    refusal = member.get(CALENDAR)
    assert (refusal.status_code, refusal.json()["errors"][0]["code"]) == (400, "too-many-records")
    assert member.get(CALENDAR, {"kinds": "dialogue"}).status_code == 200


def test_the_last_day_of_the_moc_is_told_and_taken_back(member: Client, ministry: Participant) -> None:
    notice = NoticeFactory.create(
        sender=ministry, kind=NoticeKind.DISCONTINUE, scope=NoticeScope.ENDS_FOR_ALL, takes_effect_on=DAY
    )
    assert read(member)[f"notice-{notice.reference}"].start == DAY
    Notice.objects.filter(pk=notice.pk).update(
        state=NoticeState.WITHDRAWN, withdrawn_on=date(2026, 12, 1), withdrawn_reason="Agreed otherwise."
    )
    assert read(member)[f"notice-{notice.reference}"]["STATUS"] == "CANCELLED"


def test_methods_that_write_are_not_offered(member: Client) -> None:
    for method in ("post", "put", "patch", "delete"):
        assert getattr(member, method)(CALENDAR).status_code == 405
