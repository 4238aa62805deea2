"""Due dates of scheduled reports, as services store them, and what depends on them."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from commitments.enums import CommitmentState, Health, ReportingSchedule
from commitments.models import Commitment, Instrument, ProgressReport
from commitments.services import commitments, report_dates, reports
from commitments.services.due_date_reminders import owed
from contacts.enums import ReminderKind, Role
from contacts.models import Side, User
from dialogue.models import Dialogue
from tests.factories.commitments import CommitmentFactory, ProgressReportFactory
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 8, 20)
NOW = datetime(2026, 8, 20, 5, tzinfo=UTC)


@pytest.fixture
def commitment() -> Commitment:
    return CommitmentFactory.create(
        lead=ParticipantFactory.create(), reporting=ReportingSchedule.QUARTERLY, report_due_on=date(2026, 9, 30)
    )


@pytest.fixture
def dialogue(commitment: Commitment) -> Dialogue:
    return DialogueFactory.create(instrument=commitment.instrument, held_on=date(2026, 11, 25))


def due(commitment: Commitment) -> date | None:
    commitment.refresh_from_db()
    return commitment.report_due_on


def change(commitment: Commitment, schedule: ReportingSchedule) -> None:
    with time_machine.travel(NOW, tick=False):
        commitments.change(commitment=commitment, reporting=schedule)


def report(commitment: Commitment, **fields: object) -> ProgressReport:
    by: User = UserFactory.create(role=Role.EDITOR, participant=commitment.lead)
    fields = {"participant": commitment.lead, "reported_on": TODAY, "text_en": "Done.", "health": "on_track"} | fields
    return reports.enter(
        by=by, at=NOW + timedelta(days=200), submitted=True, commitment=commitment, completion="limited", **fields
    )


@pytest.mark.usefixtures("dialogue")
def test_a_change_moves_only_a_date_that_has_not_passed(commitment: Commitment) -> None:
    change(commitment, ReportingSchedule.BEFORE_DIALOGUE)
    assert due(commitment) == date(2026, 10, 28)
    Commitment.objects.filter(pk=commitment.pk).update(report_due_on=date(2026, 6, 30))
    commitment.refresh_from_db()
    change(commitment, ReportingSchedule.NONE)
    assert due(commitment) == date(2026, 6, 30)


def test_other_changes_move_no_date(commitment: Commitment) -> None:
    report(commitment)
    with time_machine.travel(NOW, tick=False):
        commitments.change(commitment=commitment, reporting=ReportingSchedule.QUARTERLY, source="Elsewhere")
    assert due(commitment) == date(2026, 12, 31)


def test_a_report_of_the_lead_answers_and_its_correction_does_not_again(commitment: Commitment) -> None:
    other = ParticipantFactory.create()
    report(commitment, participant=other, reported_on=date(2026, 10, 2))
    assert due(commitment) == date(2026, 9, 30)
    late = report(commitment, reported_on=date(2026, 10, 2))
    assert due(commitment) == date(2026, 12, 31)
    reports.correct(report=late, by=late.entered_by, at=NOW + timedelta(days=200), text_en="Corrected.")
    assert due(commitment) == date(2026, 12, 31)


def test_a_submitted_draft_and_a_bulk_insert_answer(commitment: Commitment) -> None:
    draft = ProgressReportFactory.create(commitment=commitment, reported_on=TODAY)
    assert due(commitment) == date(2026, 9, 30)
    reports.submit(report=draft, by=draft.entered_by, at=NOW)
    assert due(commitment) == date(2026, 12, 31)
    fields: dict[str, object] = {"commitment": commitment, "participant": commitment.lead}
    fields |= {"reported_on": date(2026, 12, 30), "text_en": "Done."}
    fields |= {"health": Health.ON_TRACK, "completion": "limited"}
    new = reports.NewReport(submitted=True, fields=fields)
    reports.enter_many(by=draft.entered_by, at=NOW + timedelta(days=200), entries=[new])
    assert due(commitment) == date(2027, 3, 31)


def test_future_dates_follow_the_dialogue_and_missed_ones_stay(commitment: Commitment, dialogue: Dialogue) -> None:
    change(commitment, ReportingSchedule.BEFORE_DIALOGUE)
    missed = CommitmentFactory.create(reporting=ReportingSchedule.BEFORE_DIALOGUE, report_due_on=date(2026, 8, 19))
    Dialogue.objects.filter(pk=dialogue.pk).update(held_on=date(2026, 12, 9))
    report_dates.follow_dialogue(NOW)
    assert (due(commitment), due(missed)) == (date(2026, 11, 11), date(2026, 8, 19))
    report(commitment)
    report_dates.follow_dialogue(NOW)
    assert due(commitment) is None


def test_after_the_end_no_date_follows_a_dialogue(commitment: Commitment, dialogue: Dialogue) -> None:
    change(commitment, ReportingSchedule.BEFORE_DIALOGUE)
    Dialogue.objects.filter(pk=dialogue.pk).update(held_on=date(2026, 12, 9))
    Instrument.objects.update(discontinued_on=date(2026, 8, 18))
    report_dates.follow_dialogue(NOW)
    assert due(commitment) == date(2026, 10, 28)


def test_the_day_is_that_of_the_lead_s_capital(commitment: Commitment, dialogue: Dialogue) -> None:
    """At 02:00 UTC, it is still the due date in Ottawa."""
    assert dialogue.held_on
    Side.objects.update(time_zone="America/Toronto")
    Commitment.objects.update(report_due_on=date(2026, 9, 30))
    commitment.refresh_from_db()
    with time_machine.travel(datetime(2026, 10, 1, 2, tzinfo=UTC), tick=False):
        commitments.change(commitment=commitment, reporting=ReportingSchedule.BEFORE_DIALOGUE)
    assert due(commitment) == date(2026, 10, 28)
    Commitment.objects.update(report_due_on=date(2026, 9, 30))
    report_dates.follow_dialogue(datetime(2026, 10, 1, 2, tzinfo=UTC))
    assert due(commitment) == date(2026, 10, 28)


def test_a_reopened_commitment_owes_no_report_of_the_time_that_it_was_closed(commitment: Commitment) -> None:
    by = UserFactory.create(role=Role.EDITOR, participant=commitment.lead)
    commitments.change_state(commitment=commitment, to=CommitmentState.COMPLETED, on=date(2026, 8, 1), by=by)
    with time_machine.travel(datetime(2027, 2, 1, tzinfo=UTC), tick=False):
        commitments.change_state(
            commitment=commitment, to=CommitmentState.ACTIVE, on=date(2026, 8, 1), by=by, reason="Work goes on."
        )
    assert due(commitment) == date(2027, 3, 31)


def test_the_reminder_leads_to_the_form(commitment: Commitment) -> None:
    (reminder,) = owed(datetime(2026, 9, 20, tzinfo=UTC))
    assert (reminder.key, reminder.due_on) == (f"report:{commitment.reference}", date(2026, 9, 30))
    assert reminder.days == {ReminderKind.SOON: -7, ReminderKind.DUE: 0, ReminderKind.OVERDUE: 14}
    letter = reminder.words(ReminderKind.OVERDUE, "en")
    assert letter.link == f"{commitment.get_absolute_url()}?report#report"
    assert "the progress report on" in letter.lines[0]
    Commitment.objects.filter(pk=commitment.pk).update(state=CommitmentState.COMPLETED)
    assert not list(owed(datetime(2026, 9, 20, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("schedule", "at", "expected"),
    [
        (ReportingSchedule.QUARTERLY, datetime(2026, 9, 25, tzinfo=UTC), [date(2026, 9, 30)]),
        (ReportingSchedule.BEFORE_DIALOGUE, datetime(2026, 11, 1, tzinfo=UTC), [date(2026, 10, 28)]),
        (ReportingSchedule.QUARTERLY, datetime(2026, 4, 10, tzinfo=UTC), [date(2026, 3, 31)]),
        (ReportingSchedule.NONE, datetime(2026, 9, 25, tzinfo=UTC), []),
    ],
)
@pytest.mark.usefixtures("dialogue")
def test_after_a_missed_date_reminders_go_on(
    commitment: Commitment, schedule: ReportingSchedule, at: datetime, expected: list[date]
) -> None:
    Commitment.objects.filter(pk=commitment.pk).update(reporting=schedule, report_due_on=date(2026, 3, 31))
    assert [each.due_on for each in owed(at)] == expected


@pytest.mark.parametrize(
    ("schedule", "due_on", "note"),
    [
        (ReportingSchedule.NONE, None, "No report requested"),
        (ReportingSchedule.BEFORE_DIALOGUE, None, "Report due before the next Dialogue"),
        (ReportingSchedule.QUARTERLY, date(2026, 9, 30), "Report due on 30 September 2026"),
        (ReportingSchedule.QUARTERLY, date(2026, 8, 19), "Report due on 19 August 2026, 1 day overdue"),
    ],
)
def test_the_absence_of_a_report_is_explained(schedule: ReportingSchedule, due_on: date | None, note: str) -> None:
    commitment = Commitment(reporting=schedule, report_due_on=due_on)
    assert report_dates.report_note(commitment, TODAY) == note


def test_after_a_report_without_a_schedule_there_is_no_note() -> None:
    assert report_dates.report_note(Commitment(health=Health.ON_TRACK), TODAY) == ""
