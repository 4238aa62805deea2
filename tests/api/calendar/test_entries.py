"""What stands in the calendar, for whom."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commitments.enums import CommitmentState, NoticeKind, NoticeState, Scope as NoticeScope
from commitments.models import Notice
from contacts.enums import Audience, Role
from contacts.models import Participant
from dialogue.enums import DialogueStatus, PlanStep
from dialogue.models import Dialogue
from tests.api.calendar.conftest import CALENDAR, DAY, read
from tests.api.conftest import client_of
from tests.factories.commitments import CommitmentFactory, MilestoneFactory
from tests.factories.contacts import HandlingMarkFactory, UserFactory
from tests.factories.dialogue import ActionItemFactory, DialogueFactory, PaperFactory, PlannedStepFactory
from tests.factories.notices import NoticeFactory

pytestmark = pytest.mark.django_db


def test_dialogue_has_its_hour_and_the_times_of_both_capitals(member: Client) -> None:
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
    assert papers["SUMMARY"] == "Deadline for papers: Third Dialogue"
    assert papers["TRANSP"] == "TRANSPARENT"


def test_cancelled_dialogue_has_cancelled_status_and_no_steps(member: Client, third: Dialogue) -> None:
    Dialogue.objects.filter(pk=third.pk).update(status=DialogueStatus.CANCELLED, sequence=7)
    events = read(member, kinds="dialogue,step")
    assert (events["dialogue-3"]["STATUS"], events["dialogue-3"]["SEQUENCE"]) == ("CANCELLED", 7)
    assert not [uid for uid in events if uid.startswith("dialogue-3-")]


def test_a_dialogue_that_was_held_on_a_known_day_is_that_day(member: Client) -> None:
    DialogueFactory.create(number=2, status=DialogueStatus.HELD, held_on=date(2025, 8, 26))
    event = read(member, since="2025-01-01")["dialogue-2"]
    assert (event.start, event["STATUS"]) == (date(2025, 8, 26), "CONFIRMED")
    assert "dialogue-2" not in read(member)


def test_due_records_are_on_their_due_date(member: Client, ministry: Participant, third: Dialogue) -> None:
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


def test_last_day_of_the_moc_is_published_and_withdrawn(member: Client, ministry: Participant) -> None:
    notice = NoticeFactory.create(
        sender=ministry, kind=NoticeKind.DISCONTINUE, scope=NoticeScope.ENDS_FOR_ALL, takes_effect_on=DAY
    )
    assert read(member)[f"notice-{notice.reference}"].start == DAY
    Notice.objects.filter(pk=notice.pk).update(
        state=NoticeState.WITHDRAWN, withdrawn_on=date(2026, 12, 1), withdrawn_reason="Agreed otherwise."
    )
    assert read(member)[f"notice-{notice.reference}"]["STATUS"] == "CANCELLED"


def test_what_is_restricted_leaves_by_its_reference_alone(member: Client, ministry: Participant) -> None:
    mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    hidden = CommitmentFactory.create(lead=ministry, title_en="Secret mine", mark=mark, due_on=DAY)
    MilestoneFactory.create(commitment=hidden, title_en="Secret shaft", due_on=DAY)
    written = member.get(CALENDAR).content.decode()
    assert "Secret mine" not in written
    assert "Secret shaft" not in written
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


@pytest.mark.django_db(transaction=True)
def test_an_entry_that_changed_has_a_higher_sequence(member: Client, ministry: Participant) -> None:
    commitment = CommitmentFactory.create(lead=ministry, due_on=DAY)
    uid = f"commitment-{commitment.reference}"
    before = read(member)[uid]["SEQUENCE"]
    type(commitment).objects.filter(pk=commitment.pk).update(due_on=DAY + timedelta(days=1))
    assert read(member)[uid]["SEQUENCE"] == before + 1


@pytest.mark.parametrize("text", ["a; b, c\\ d\n e", "BEGIN:VEVENT\r\nEND:VCALENDAR", "電池" * 60, "\u202e right"])
def test_text_of_people_stays_text(text: str, member: Client, ministry: Participant) -> None:
    commitment = CommitmentFactory.create(lead=ministry, title_en=text, due_on=DAY)
    before = len(read(member)) - 1
    event = read(member)[f"commitment-{commitment.reference}"]
    assert str(event["SUMMARY"]).startswith(commitment.reference)
    assert len(read(member)) == before + 1
    assert all(len(line) <= 75 for line in member.get(CALENDAR).content.split(b"\r\n"))


def test_many_entries_need_as_few_statements_as_one(member: Client, ministry: Participant) -> None:
    counts = []
    for _ in range(2):
        commitment = CommitmentFactory.create(lead=ministry, due_on=DAY)
        MilestoneFactory.create(commitment=commitment, due_on=DAY)
        read(member)
        with CaptureQueriesContext(connection) as statements:
            read(member)
        counts.append(len(statements))
    assert counts[0] == counts[1]
