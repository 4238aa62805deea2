"""Due dates of scheduled reports, stored with their commitment so that lists can filter by them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _, ngettext

from commitments.enums import Health, ReportingSchedule
from commitments.models import Commitment, Instrument, ProgressReport
from commitments.rules.reporting import after_change, after_report, first_due
from commitments.services.meetings import next_meeting
from contacts.models import Participant
from core.db.changes import change_fields
from core.db.multilingual import day_in_words
from core.text.times import displayed_text


def days_at(at: datetime) -> dict[int | None, date]:
    """Return the day of the aware instant ``at`` in the capital of each Participant; the earliest for None."""
    zones = Participant.objects.values_list("pk", "side__time_zone")
    days: dict[int | None, date] = {pk: displayed_text(at, zone).date() for pk, zone in zones}
    days[None] = min(days.values(), default=at.date())
    return days


class NextDialogues:
    """Dates of the next Dialogue, read once for each instrument and day."""

    def __init__(self) -> None:
        self._dates: dict[tuple[int, date], date | None] = {}

    def date_for(self, commitment: Commitment, schedule: ReportingSchedule, today: date) -> date | None:
        """Return the date of the next Dialogue of the commitment if its ``schedule`` depends on it."""
        if schedule is not ReportingSchedule.BEFORE_DIALOGUE:
            return None
        key = (commitment.instrument_id, today)
        if key not in self._dates:
            self._dates[key] = _dialogue_on(commitment.instrument, today)
        return self._dates[key]


def with_due_dates(
    changes: Iterable[tuple[Commitment, Mapping[str, Any]]], *, at: datetime
) -> list[tuple[Commitment, Mapping[str, Any]]]:
    """Return the changed fields of commitments, with the due date of the next report where the schedule changes."""
    dated = list(changes)
    places = [place for place, (each, fields) in enumerate(dated) if _changes_schedule(each, fields)]
    if not places:
        return dated
    days, dialogues = days_at(at), NextDialogues()
    last_reports = _last_reports(dated[place][0] for place in places)
    for place in places:
        commitment, fields = dated[place]
        schedule, today = ReportingSchedule(fields["reporting"]), days[commitment.lead_id]
        due_on = after_change(
            schedule,
            due_on=commitment.report_due_on,
            today=today,
            reported_on=last_reports.get((commitment.pk, commitment.lead_id)),
            dialogue_on=dialogues.date_for(commitment, schedule, today),
        )
        dated[place] = (commitment, {**fields, "report_due_on": due_on})
    return dated


def set_first_dates(commitments: Sequence[Commitment], *, today: date) -> None:
    """Set the first due date of commitments that become active; the caller saves."""
    dialogues = NextDialogues()
    last_reports = _last_reports(each for each in commitments if each.reporting != ReportingSchedule.NONE)
    for commitment in commitments:
        schedule = ReportingSchedule(commitment.reporting)
        commitment.report_due_on = first_due(
            schedule,
            today=today,
            reported_on=last_reports.get((commitment.pk, commitment.lead_id)),
            dialogue_on=dialogues.date_for(commitment, schedule, today),
        )


def answer(commitment: Commitment, *, reported_on: date, today: date, dialogues: NextDialogues) -> bool:
    """Move the due date that a report of the lead answers; the caller saves. Return whether it moved."""
    schedule = ReportingSchedule(commitment.reporting)
    if commitment.report_due_on is None:
        return False
    dialogue_on = dialogues.date_for(commitment, schedule, today)
    before = commitment.report_due_on
    commitment.report_due_on = after_report(schedule, due_on=before, reported_on=reported_on, dialogue_on=dialogue_on)
    return before != commitment.report_due_on


@transaction.atomic
def follow_dialogue(at: datetime) -> None:
    """Move the future due dates before the next Dialogue to its present date, while the register is open."""
    days, schedule = days_at(at), ReportingSchedule.BEFORE_DIALOGUE
    reports = ProgressReport.objects.in_force().filter(commitment=OuterRef("pk"), participant=OuterRef("lead"))
    last = reports.order_by().values("commitment").values(last=Max("reported_on"))
    for instrument in Instrument.objects.exclude(pk__in=Instrument.objects.closed(at)):
        dialogue_on = _dialogue_on(instrument, days[None])
        active = instrument.commitments.active().filter(reporting=schedule)
        found: QuerySet[Any] = active.annotate(reported_on=Subquery(last)).select_for_update(of=("self",))
        for each in found.order_by("pk"):
            today = days[each.lead_id]
            if each.report_due_on is not None and each.report_due_on < today:
                # A missed date stays.
                continue
            due_on = first_due(schedule, today=today, reported_on=each.reported_on, dialogue_on=dialogue_on)
            change_fields(each, {"report_due_on": due_on}, with_it=("updated_at",))


def report_note(commitment: Commitment, today: date) -> str:
    """Return the state of the next report in words; why there is none, if none was submitted yet."""
    due_on, has_none = commitment.report_due_on, commitment.health == Health.NO_EVIDENCE
    if due_on is not None and due_on < today:
        late = (today - due_on).days
        return ngettext(
            "Report due on %(day)s, %(count)d day overdue", "Report due on %(day)s, %(count)d days overdue", late
        ) % {"day": day_in_words(due_on), "count": late}
    if due_on is not None:
        return _("Report due on %(day)s") % {"day": day_in_words(due_on)}
    if commitment.reporting == ReportingSchedule.BEFORE_DIALOGUE:
        return _("Report due before the next Dialogue")
    return _("No report requested") if has_none else ""


def _changes_schedule(commitment: Commitment, fields: Mapping[str, Any]) -> bool:
    return bool(fields.get("reporting", commitment.reporting) != commitment.reporting)


def _last_reports(commitments: Iterable[Commitment]) -> dict[tuple[int, int | None], date]:
    """Return the day of the last report in force by commitment and Participant."""
    # A commitment without a key is not saved yet.
    keys = [each.pk for each in commitments if each.pk]
    if not keys:
        return {}
    reports = ProgressReport.objects.in_force().filter(commitment__in=keys).order_by()
    last = reports.values_list("commitment", "participant").annotate(last=Max("reported_on"))
    return {(commitment, participant): day for commitment, participant, day in last}


def _dialogue_on(instrument: Instrument, today: date) -> date | None:
    meeting = next_meeting(instrument=instrument, viewer=None, today=today)
    return meeting.on if meeting else None
