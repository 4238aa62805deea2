"""Task list of one ministry: pending responses, then items with a due date, then drafts."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, Model, OuterRef, Prefetch, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from commitments.enums import CommitmentState
from commitments.models import Commitment, Milestone, ProgressReport
from dialogue.models import ActionItem
from mocportal.home import pending_responses, record_tasks
from mocportal.home.meeting import meeting_tasks
from mocportal.home.task_rows import LONGEST_LIST, Task, TaskButton, TaskList
from mocportal.templatetags.moc import day_in_words

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from contacts.models import User

# A quarterly report is always due within a quarter.
REPORT_AHEAD = timedelta(days=30)

# One quarter, to include the next quarterly round of reports.
AHEAD = timedelta(days=90)


def read_duties(user: "User", today: date) -> TaskList:
    """Return the tasks of the user's Participant on the date ``today``, in a fixed number of statements.

    After the end of the MOC, only acknowledgements remain.
    """
    if not user.has_perm("commitments.add_progressreport"):
        return pending_responses.notices(user, today) if user.may.concurs else TaskList(lines=(), count=0, overdue=0)
    mine, until = user.participant_id, today + AHEAD
    # A draft report has no due date, so it is last and never overdue.
    reports = ProgressReport.objects.visible_to(user).filter(participant=mine, submitted_at__isnull=True)
    first = [
        pending_responses.notices(user, today),
        pending_responses.decisions(user, today),
        record_tasks.to_clear(user, today),
        # No other ministry knows of a draft, so a long list of overdue items must not hide it.
        *([pending_responses.drafts(user, today)] if user.may.concurs else []),
    ]
    later = [
        *dated(user, today, until),
        meeting_tasks(user, today, until),
        TaskList(
            lines=tuple(
                _of_report(report, today)
                for report in reports.select_related("commitment__mark").order_by("reported_on", "pk")[:LONGEST_LIST]
            ),
            count=reports.count(),
            overdue=0,
        ),
    ]
    found = [*first, *later]
    lines = [
        *(line for duties in first for line in duties.lines),
        *sorted((line for duties in later for line in duties.lines), key=lambda line: line.due_on or date.max),
    ]
    return TaskList(
        lines=tuple(lines[:LONGEST_LIST]),
        count=sum(duties.count for duties in found),
        overdue=sum(duties.overdue for duties in found),
    )


def dated(user: "User", today: date, until: date) -> list[TaskList]:
    """Return the commitments, milestones and actions due by ``until`` that the user's Participant leads."""
    mine, seen = user.participant_id, Commitment.objects.visible_to(user)
    active = seen.led_by(mine).active()
    last = ProgressReport.objects.in_force().filter(commitment=OuterRef("pk"), participant=mine).order_by()
    reported_on = last.values("commitment").values(found=Max("reported_on"))
    commitments = active.filter(due_on__lte=until).annotate(reported_on=Subquery(reported_on))
    reports = active.filter(report_due_on__lte=min(until, today + REPORT_AHEAD))
    milestones = (
        Milestone.objects.visible_to(user)
        .open()
        .filter(commitment__lead=mine, commitment__state=CommitmentState.ACTIVE, due_on__lte=until)
    )
    actions = ActionItem.objects.visible_to(user).open().filter(lead=mine, due_on__lte=until)
    return [
        _take(commitments.select_related("mark"), _of_commitment, today),
        _take(reports.select_related("mark"), _of_report_due, today, by="report_due_on"),
        _take(milestones.select_related("commitment__mark"), _of_milestone, today),
        _take(actions.select_related("dialogue").prefetch_related(Prefetch("commitment", seen)), _of_action, today),
    ]


def _take[Row: Model](
    rows: "QuerySet[Row]", line: Callable[[Row, date], Task], today: date, by: str = "due_on"
) -> TaskList:
    """Return the first of ``rows``, ordered by the date ``by``, as lines, with the total counts."""
    totals = rows.order_by().aggregate(count=Count("pk"), overdue=Count("pk", filter=Q((f"{by}__lt", today))))
    first = rows.order_by(by, "pk")[:LONGEST_LIST]
    return TaskList(lines=tuple(line(row, today) for row in first), **totals)


def _report_on(commitment: Commitment) -> TaskButton:
    url = f"{commitment.get_absolute_url()}?report#report"
    return TaskButton(_("Report on %(reference)s") % {"reference": commitment.reference}, url)


def _of_commitment(commitment: Any, today: date) -> Task:
    """Return the task of a commitment. After a report on the overdue state, the next act is another due date."""
    why, act = _due(commitment.due_on, today), _report_on(commitment)
    if commitment.reported_on and commitment.due_on < min(commitment.reported_on, today):
        why = _("%(due)s. Reported on %(day)s.") % {"due": why, "day": day_in_words(commitment.reported_on)}
        url = reverse("commitments:edit-commitment-due", args=[commitment.reference])
        act = TaskButton(_("Change the due date of %(reference)s") % {"reference": commitment.reference}, url)
    return Task(
        reference=commitment.reference,
        title=commitment.title,
        url=commitment.get_absolute_url(),
        due_on=commitment.due_on,
        why=why,
        today=today,
        act=act,
        mark=commitment.mark,
    )


def _of_report_due(commitment: Commitment, today: date) -> Task:
    return Task(
        reference=commitment.reference,
        title=commitment.title,
        url=commitment.get_absolute_url(),
        due_on=commitment.report_due_on,
        why=_("Progress report. %(due)s") % {"due": _due(commitment.report_due_on, today)},
        today=today,
        act=_report_on(commitment),
        mark=commitment.mark,
    )


def _of_milestone(milestone: Milestone, today: date) -> Task:
    return Task(
        reference=milestone.commitment.reference,
        title=milestone.title,
        url=milestone.commitment.get_absolute_url(),
        due_on=milestone.due_on,
        why=_("Milestone. %(due)s") % {"due": _due(milestone.due_on, today)},
        today=today,
        act=_report_on(milestone.commitment),
        mark=milestone.commitment.mark,
    )


def _of_action(action: ActionItem, today: date) -> Task:
    return Task(
        reference=action.code,
        title=action.title,
        url=reverse("dialogue:actions", args=[action.dialogue.number]),
        due_on=action.due_on,
        why=_("%(dialogue)s, action. %(due)s") % {"dialogue": action.dialogue, "due": _due(action.due_on, today)},
        today=today,
        # Only if the commitment is visible to the user, and open to reports.
        act=_report_on(action.commitment) if action.commitment and action.commitment.state_of.is_open else None,
    )


def _of_report(report: ProgressReport, today: date) -> Task:
    url = reverse("commitments:edit-report", args=[report.pk])
    return Task(
        reference=report.commitment.reference,
        title=report.commitment.title,
        url=url,
        due_on=None,
        why=_("Draft report as of %(day)s, not submitted") % {"day": day_in_words(report.reported_on)},
        today=today,
        act=TaskButton(_("Finish the report on %(reference)s") % {"reference": report.commitment.reference}, url),
        mark=report.commitment.mark,
    )


def _due(due_on: date | None, today: date) -> str:
    """Return the due date and its distance from today, in words."""
    assert due_on is not None
    day, days = day_in_words(due_on), (due_on - today).days
    if days < 0:
        return ngettext(
            "Due on %(day)s, %(count)d day overdue",
            "Due on %(day)s, %(count)d days overdue",
            -days,
        ) % {"day": day, "count": -days}
    if days == 0:
        return _("Due today, %(day)s.") % {"day": day}
    return ngettext("Due on %(day)s, in %(count)d day.", "Due on %(day)s, in %(count)d days.", days) % {
        "day": day,
        "count": days,
    }
