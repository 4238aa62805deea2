"""Reminders for the key dates of a Dialogue. Nothing binds (article 8(a))."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from commitments.models import Instrument
from commitments.querysets import SHARED
from commitments.services.due_date_reminders import REACH
from commitments.services.emails import seats
from contacts.enums import ReminderKind
from contacts.models import Participant
from contacts.rules.email_content import EmailContent
from contacts.rules.reminder_schedule import OWN, Obligation
from contacts.services.marks import bearing
from core.text.date_formatting import day
from dialogue.enums import PlanStep
from dialogue.models import Dialogue, Paper
from dialogue.rules.instants import close_of
from dialogue.services import key_dates

# Days relative to the key date, negative before it. The call is sent once, since proposals are optional.
CALL = {ReminderKind.DUE: 0}
CLOSE = {ReminderKind.SOON: -7}
OWED = {ReminderKind.SOON: -7, ReminderKind.DUE: 0, ReminderKind.OVERDUE: 7}


def deadlines(at: datetime) -> Iterator[Obligation]:
    """Yield a reminder for each submission due near the aware instant ``at`` that is still missing."""
    ahead = Dialogue.objects.ahead().exclude(instrument__in=Instrument.objects.closed(at))
    for dialogue in ahead.select_related("instrument"):
        days = {each.step: each.on for each in key_dates.steps(dialogue=dialogue) if each.on}
        participants = seats(dialogue.instrument)
        yield from _proposals(dialogue, participants, days, at)
        if (named_by := days.get(PlanStep.DELEGATIONS)) and _is_near(named_by, at):
            yield from _delegations(dialogue, participants, named_by)
        yield from _papers(dialogue, days.get(PlanStep.PAPERS), at)


def _proposals(
    dialogue: Dialogue, participants: list[Participant], days: Mapping[PlanStep, date], at: datetime
) -> Iterator[Obligation]:
    """Yield the call for proposals and the reminder before the closing date; nothing after it."""
    closes = days.get(PlanStep.PROPOSALS)
    if closes is None or at > close_of(closes, [seat.side.time_zone for seat in participants]):
        return
    link = reverse("dialogue:proposals", args=[dialogue.number])

    def call(_kind: ReminderKind, language: str) -> EmailContent:
        return _letter(
            dialogue,
            _("%(dialogue)s: call for proposals, until %(day)s"),
            _("Proposals for the agenda of the %(dialogue)s can be submitted until %(day)s."),
            day(closes, language),
            link,
        )

    def close(_kind: ReminderKind, language: str) -> EmailContent:
        return _letter(
            dialogue,
            _("Reminder: proposals for the %(dialogue)s close on %(day)s"),
            _("Deadline for proposals for the agenda of the %(dialogue)s: %(day)s, end of the day in both capitals."),
            day(closes, language),
            link,
        )

    called = days.get(PlanStep.CALL)
    for seat in participants:
        if called and _is_near(called, at):
            yield Obligation(f"call:{dialogue.number}:{seat.code}", seat.pk, called, CALL, call)
        if _is_near(closes, at):
            yield Obligation(f"proposals:{dialogue.number}:{seat.code}", seat.pk, closes, CLOSE, close)


def _delegations(dialogue: Dialogue, participants: list[Participant], by: date) -> Iterator[Obligation]:
    """Yield reminders to Participants without any delegate."""
    named = set(dialogue.delegates.values_list("participant_id", flat=True))

    def words(_kind: ReminderKind, language: str) -> EmailContent:
        return _letter(
            dialogue,
            _("Reminder: delegation to the %(dialogue)s, by %(day)s"),
            _("Your ministry has not named its delegation to the %(dialogue)s. Please do so by %(day)s."),
            day(by, language),
            reverse("dialogue:delegations", args=[dialogue.number]),
        )

    for seat in participants:
        if seat.pk not in named:
            yield Obligation(f"delegation:{dialogue.number}:{seat.code}", seat.pk, by, OWED, words)


def _papers(dialogue: Dialogue, all_due_on: date | None, at: datetime) -> Iterator[Obligation]:
    """Yield reminders for papers expected from a Participant that have no file yet."""
    missing = Paper.objects.filter(dialogue=dialogue, expected_from__isnull=False).missing()
    for paper in missing.select_related("dialogue__instrument", "mark"):
        due_on = paper.due_on or all_due_on
        if due_on and _is_near(due_on, at):
            yield _paper(paper, due_on)


def _paper(paper: Paper, due_on: date) -> Obligation:
    """Return the reminder for a paper; a restricted one gets only a link, since the mail log has more readers."""
    assert paper.expected_from_id is not None
    restricted = paper.mark.audience not in SHARED

    def words(_kind: ReminderKind, language: str) -> EmailContent:
        letter = EmailContent(
            subject=_("Reminder: a paper of your ministry")
            if restricted
            else _("Reminder: %(paper)s, due on %(day)s") % {"paper": paper.symbol, "day": day(due_on, language)},
            lines=(
                _("A paper expected from your ministry has not been submitted.")
                if restricted
                else _("%(paper)s is expected from your ministry by %(day)s: %(title)s")
                % {"paper": paper.symbol, "day": day(due_on, language), "title": paper.title},
                _("Please submit it in the portal."),
            ),
            link=reverse("dialogue:paper", args=[paper.dialogue.number, paper.pk]),
            footer=str(paper.dialogue.instrument.status_line),
        )
        return letter if restricted else bearing(letter, paper.mark)

    key = f"paper:{paper.pk}"
    return Obligation(f"{OWN}{key}" if restricted else key, paper.expected_from_id, due_on, OWED, words)


def _letter(dialogue: Dialogue, subject: str, sentence: str, by: str, link: str) -> EmailContent:
    values = {"dialogue": dialogue, "day": by}
    return EmailContent(
        subject=subject % values,
        lines=(
            sentence % values,
            _("The deadline may change if the meeting is moved. See the Dialogue page for the current date."),
        ),
        link=link,
        footer=str(dialogue.instrument.status_line),
    )


def _is_near(on: date, at: datetime) -> bool:
    return abs(on - at.date()) <= REACH
