"""Due dates in the register, for reminders to Participants. None of them is binding (article 8(a))."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from commitments.enums import CommitmentState, NoticeState, ReportingSchedule
from commitments.models import Commitment, Concurrence, Instrument, JointDecision, Milestone, NoticeAddressee, Objection
from commitments.querysets import SHARED
from commitments.rules.reporting import present_date
from commitments.services.emails import seats
from commitments.services.meetings import next_meeting
from contacts.enums import ReminderKind
from contacts.models import Participant
from contacts.rules.email_content import EmailContent
from contacts.rules.reminder_schedule import OWN, Obligation
from contacts.services.marks import bearing
from core.text.date_formatting import day
from core.text.times import displayed_text

# Days after the issue of a notice or the proposal of a decision on which a reminder is sent while no answer is
# recorded.
WAITING = {ReminderKind.SOON: 7, ReminderKind.OVERDUE: 14, ReminderKind.LONG_OVERDUE: 28}

# Days relative to a due date, negative before it.
AROUND_DUE_DATE: Mapping[ReminderKind, int] = {
    ReminderKind.EARLY: -30,
    ReminderKind.SOON: -7,
    ReminderKind.DUE: 0,
    ReminderKind.OVERDUE: 14,
}

# A quarter is too short for an early reminder of its report.
AROUND_REPORT: Mapping[ReminderKind, int] = {
    kind: days for kind, days in AROUND_DUE_DATE.items() if kind is not ReminderKind.EARLY
}

# Reminders are sent within this distance of a due date; older items are listed on the home page only.
REACH = timedelta(days=31)


def owed(at: datetime) -> Iterator[Obligation]:
    """Yield all outstanding obligations at the aware instant ``at``; dates are those of the capitals.

    After the last day of the MOC, only acknowledgements of earlier notices remain.
    """
    yield from _acknowledgements()
    closed = Instrument.objects.closed(at)
    yield from _concurrences(closed)
    today = at.date()
    yield from _commitments(today, closed)
    yield from _milestones(today, closed)
    yield from _reports(today, closed)


def _acknowledgements() -> Iterator[Obligation]:
    waiting = NoticeAddressee.objects.filter(notice__state=NoticeState.ISSUED, acknowledged_at=None)
    for addressee in waiting.select_related("notice__instrument", "notice__sender", "participant__side"):
        yield _acknowledgement(addressee)


def _acknowledgement(addressee: NoticeAddressee) -> Obligation:
    notice = addressee.notice
    assert notice.issued_at is not None
    issued_on = _day_at(addressee.participant, notice.issued_at)

    def words(_kind: ReminderKind, language: str) -> EmailContent:
        return EmailContent(
            subject=_("Reminder: acknowledge receipt of %(reference)s") % {"reference": notice.reference},
            lines=(
                _("%(sender)s gave notice on %(day)s. Your ministry has not yet acknowledged receipt.")
                % {"sender": notice.sender, "day": day(issued_on, language)},
                _("Please acknowledge receipt in the portal."),
            ),
            link=notice.get_absolute_url(),
            footer=str(notice.instrument.status_line),
        )

    return Obligation(
        key=f"acknowledge:{notice.reference}:{addressee.participant.code}",
        participant_id=addressee.participant_id,
        due_on=issued_on,
        days=WAITING,
        words=words,
    )


def _concurrences(closed: QuerySet[Instrument]) -> Iterator[Obligation]:
    decisions = JointDecision.objects.open().exclude(instrument__in=closed).select_related("instrument")
    answered = {
        (answer.decision_id, answer.participant_id)
        for answers in (
            Concurrence.objects.standing().filter(decision__in=decisions),
            Objection.objects.unlifted().filter(decision__in=decisions),
        )
        for answer in answers
    }
    for decision in decisions:
        for participant in seats(decision.instrument):
            if (decision.pk, participant.pk) not in answered:
                yield _concurrence(decision, participant)


def _concurrence(decision: JointDecision, participant: Participant) -> Obligation:
    assert decision.proposed_at is not None
    proposed_on = _day_at(participant, decision.proposed_at)

    def words(_kind: ReminderKind, language: str) -> EmailContent:
        return EmailContent(
            subject=_("Reminder: %(reference)s is awaiting your concurrence") % {"reference": decision.reference},
            lines=(
                _(
                    "The joint decision has been open for concurrence since %(day)s. Your ministry has not yet "
                    "responded."
                )
                % {"day": day(proposed_on, language)},
                str(decision.title),
                _("Please review the text in the portal and concur or object."),
            ),
            link=decision.get_absolute_url(),
            footer=str(decision.instrument.status_line),
        )

    return Obligation(
        # The hash requests an answer again for a changed text.
        key=f"concur:{decision.reference}:{decision.text_hash[:16]}:{participant.code}",
        participant_id=participant.pk,
        due_on=proposed_on,
        days=WAITING,
        words=words,
    )


def _commitments(today: date, closed: QuerySet[Instrument]) -> Iterator[Obligation]:
    due = Commitment.objects.active().filter(**_near(today), lead__isnull=False).exclude(instrument__in=closed)
    for commitment in due.select_related("instrument", "mark"):
        yield _due(commitment, f"commitment:{commitment.reference}", commitment.due_on)


def _milestones(today: date, closed: QuerySet[Instrument]) -> Iterator[Obligation]:
    due: QuerySet[Milestone] = Milestone.objects.open().filter(
        **_near(today), commitment__state=CommitmentState.ACTIVE, commitment__lead__isnull=False
    )
    due = due.exclude(commitment__instrument__in=closed)
    for milestone in due.select_related("commitment__instrument", "commitment__mark"):
        yield _due(milestone.commitment, f"milestone:{milestone.pk}", milestone.due_on)


def _reports(today: date, closed: QuerySet[Instrument]) -> Iterator[Obligation]:
    """Yield the reports due soon or missed; after a missed date, those of the present quarter or next Dialogue too."""
    due = Commitment.objects.active().filter(report_due_on__lte=today + REACH, lead__isnull=False)
    due = due.exclude(instrument__in=closed).select_related("instrument", "mark")
    meetings = {
        each: next_meeting(instrument=each, viewer=None, today=today) for each in {row.instrument for row in due}
    }
    for commitment in due:
        assert commitment.report_due_on is not None
        first, meeting = commitment.report_due_on, meetings[commitment.instrument]
        schedule, dialogue_on = ReportingSchedule(commitment.reporting), meeting.on if meeting else None
        present = present_date(schedule, today=today, dialogue_on=dialogue_on)
        for due_on in sorted({first, max(first, present or first)}):
            if abs(due_on - today) <= REACH:
                yield _due(commitment, f"report:{commitment.reference}", due_on)


def _due(commitment: Commitment, key: str, due_on: date | None) -> Obligation:
    """Return the obligation of a due date.

    The email about a restricted commitment contains a link only: the secretariat and administrators read the email log
    too.
    """
    assert due_on is not None
    lead = commitment.lead
    assert lead is not None
    restricted = commitment.mark.audience not in SHARED

    def words(kind: ReminderKind, language: str) -> EmailContent:
        said = _of_restricted() if restricted else _of_shared(commitment, key, day(due_on, language), kind)
        letter = EmailContent(
            subject=said[0],
            lines=(*said[1:], _request(key)),
            link=_without_number(lead) if restricted else f"{commitment.get_absolute_url()}?report#report",
            footer=str(commitment.instrument.status_line),
        )
        return letter if restricted else bearing(letter, commitment.mark)

    return Obligation(
        key=f"{OWN}{key}" if restricted else key,
        participant_id=lead.pk,
        due_on=due_on,
        days=AROUND_REPORT if key.startswith("report") else AROUND_DUE_DATE,
        words=words,
    )


def _request(key: str) -> str:
    if key.startswith("report"):
        return _("Please report progress in the portal. The form takes two minutes.")
    return _("Please report progress in the portal. If the due date has changed, update it there.")


def _without_number(lead: Participant) -> str:
    """Return the list of the lead's active commitments: the page of one has its reference number in the address."""
    return reverse("commitments:register", query={"lead": lead.code, "state": "active", "ordering": "due_on"})


def _of_restricted() -> tuple[str, ...]:
    """Return a subject and lines that name neither the commitment nor the date."""
    return _("Reminder: a due date of your ministry"), _("A restricted commitment of your ministry has a due date.")


def _of_shared(commitment: Commitment, key: str, due: str, kind: ReminderKind) -> tuple[str, ...]:
    what = "%(reference)s"
    if key.startswith("milestone"):
        what = _("a milestone of %(reference)s")
    elif key.startswith("report"):
        what = _("the progress report on %(reference)s")
    what = what % {"reference": commitment.reference}
    sentence = (
        _("The due date of %(what)s was %(day)s.")
        if kind is ReminderKind.OVERDUE
        else _("The due date of %(what)s is %(day)s.")
    )
    return (
        _("Reminder: %(reference)s, due on %(day)s") % {"reference": commitment.reference, "day": due},
        sentence % {"what": what, "day": due},
        str(commitment.title),
    )


def _near(today: date) -> dict[str, date]:
    return {"due_on__gte": today - REACH, "due_on__lte": today + REACH}


def _day_at(participant: Participant, at: datetime) -> date:
    return displayed_text(at, participant.side.time_zone).date()
