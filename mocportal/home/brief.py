"""Brief of one ministry before the Dialogue on one sheet: its commitments and tasks, decisions, reports of others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Case, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from commitments.enums import CommitmentState
from commitments.models import Commitment, Instrument, ProgressReport, StateChange
from contacts.models import Participant, Side, User
from contacts.services.today import today_for
from core.operation_costs import Operation, costs
from mocportal.home import pending_responses, record_tasks
from mocportal.home.agenda import read_agenda
from mocportal.home.meeting import meeting_tasks
from mocportal.home.own_commitments import read_own
from mocportal.home.series import read_series
from mocportal.home.task_list import dated
from mocportal.home.task_rows import Task, TaskList
from mocportal.templatetags.moc import day_in_words

if TYPE_CHECKING:
    from dialogue.models import Dialogue

# Rows of a part, so that the brief is one sheet of A4.
LONGEST = 5
# Without an earlier Dialogue, the brief goes back one year.
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class BriefPart:
    """Part of the brief: the first of ``count`` tasks or events, and the ``url`` of all."""

    name: str
    heading: str
    none: str
    lines: list[Task]
    count: int
    url: str

    @property
    def more(self) -> int:
        return self.count - len(self.lines)


@costs(Operation.LIST)
@require_GET
def brief(request: HttpRequest) -> HttpResponse:
    """Show the brief of the user's ministry; return 404 to users without a ministry."""
    user, instrument = request.user, Instrument.objects.order_by("pk").first()
    if not isinstance(user, User) or not user.may.belongs_to_participant or instrument is None:
        raise Http404
    assert user.participant is not None  # Ensured by user_with_a_ministry_role_has_a_ministry.
    today = today_for(user)
    own = read_own(user, user.participant, today)
    series = read_series(instrument, user, today)
    last = series.last
    since = (last.held_by if last else None) or today - YEAR
    context = {
        "ministry": user.participant,
        "dialogue": series.coming,
        "last": last,
        "since": since,
        "series": series,
        "most": LONGEST,
        "own": replace(own, rows=own.rows[:LONGEST]),
        "agenda": read_agenda(series.coming, user) if series.coming else None,
        "parts": list(_parts(user, user.participant, series.coming, today, since)),
        "now": timezone.now(),
        "sides": Side.objects.all(),
    }
    return render(request, "home/brief.html", context)


def _parts(
    user: User, ministry: Participant, coming: "Dialogue | None", today: date, since: date
) -> Iterator[BriefPart]:
    decisions = pending_responses.decisions(user, today)
    agenda = reverse("dialogue:agenda", args=[coming.number]) if coming else ""
    yield _part("decision", _("Awaiting our concurrence"), _("Nothing awaits our concurrence."), [decisions], agenda)
    requested = [
        pending_responses.notices(user, today),
        record_tasks.to_clear(user, today),
        meeting_tasks(user, today, date.max),
    ]
    none = _("Nothing is requested from us.")
    yield _part("requested", _("Requested from us"), none, requested, reverse("home"))
    # The table of own commitments has the overdue ones first.
    _commitments, *overdue = dated(user, today, today - timedelta(days=1))
    yield _part(
        "overdue",
        _("Overdue reports, milestones and actions"),
        _("No other item is overdue."),
        overdue,
        reverse("home"),
    )
    none = _("No report or completion by others.")
    register = reverse("commitments:register", query={"ordering": "-last_report"})
    yield _part(
        "done", _("Done by others since the last Dialogue"), none, [_done(user, ministry, since, today)], register
    )


def _part(name: str, heading: str, none: str, lists: Iterable[TaskList], url: str) -> BriefPart:
    lists = list(lists)
    lines = sorted((line for each in lists for line in each.lines), key=lambda line: line.due_on or date.max)
    shown = [line for each in lists for line in each.lines] if name == "done" else lines
    total = sum(each.count for each in lists)
    return BriefPart(name, heading, none, shown[:LONGEST], total, url)


def _done(user: User, ministry: Participant, since: date, today: date) -> TaskList:
    """Return the commitments completed or reported on by other Participants since the date, the latest first."""
    changes = StateChange.objects.visible_to(user).filter(after=CommitmentState.COMPLETED, on__gte=since)
    completed = changes.filter(commitment=OuterRef("pk")).order_by("-on").values("on")[:1]
    by_others = Q(state=CommitmentState.COMPLETED) & (~Q(lead=ministry) | Q(lead=None))
    submitted = ProgressReport.objects.visible_to(user).in_force().filter(reported_on__gte=since)
    last = submitted.exclude(participant=ministry).filter(commitment=OuterRef("pk")).order_by("-reported_on", "-pk")
    found = (
        Commitment.objects.visible_to(user)
        .annotate(completed_on=Case(When(by_others, then=Subquery(completed))), report=Subquery(last.values("pk")[:1]))
        .annotate(on=Coalesce("completed_on", Subquery(last.values("reported_on")[:1])))
        .filter(on__isnull=False)
    )
    texts = ("text_en", "text_fr", "text_ja")
    rows: list[Any] = list(
        found.select_related("lead", "mark")
        .defer(*texts, "source", "state_reason")
        .order_by("-on", "reference__natural")[:LONGEST]
    )
    reports = ProgressReport.objects.select_related("participant").defer(*texts).in_bulk([row.report for row in rows])
    lines = tuple(_event(row, reports.get(row.report), today) for row in rows)
    return TaskList(lines=lines, count=found.count(), overdue=0)


def _event(commitment: Any, report: ProgressReport | None, today: date) -> Task:
    words = {"day": day_in_words(commitment.on)}
    if report is not None and commitment.completed_on is None:
        words |= {"participant": str(report.participant), "health": report.get_health_display()}
        sentence = _("%(participant)s, report of %(day)s: %(health)s.") % words
    elif commitment.lead:
        sentence = _("%(participant)s: completed on %(day)s.") % (words | {"participant": str(commitment.lead)})
    else:
        sentence = _("Completed on %(day)s.") % words
    return Task(
        reference=commitment.reference,
        title=commitment.title,
        url=commitment.get_absolute_url(),
        due_on=commitment.on,
        why=sentence,
        today=today,
        act=None,
        mark=commitment.mark,
    )
