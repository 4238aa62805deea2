"""Activity log entries from the register itself."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from commitments.enums import ActivityKindFilter, ActivityState, DecisionState, Outcome
from commitments.models import Activity, JointDecision, Milestone, ProgressReport, StateChange
from commitments.services.activity_log import ActivityEntry
from commitments.services.related_decisions import RelatedDecision
from core.db.multilingual import day_in_words

PROGRESS, MILESTONES = "#progress", "#milestones"


def of_states(changes: Iterable[StateChange]) -> Iterator[ActivityEntry]:
    """Yield state changes, dated from when each is valid."""
    for change in changes:
        states = {"before": change.get_before_display(), "after": change.get_after_display()}
        words = _("from “%(before)s” to “%(after)s”") if change.before else _("entered as “%(after)s”")
        who = str(change.by or "")
        yield ActivityEntry(ActivityKindFilter.STATE, words % states, on=change.on, who=who, detail=change.reason)


def of_reports(reports: Iterable[ProgressReport]) -> Iterator[ActivityEntry]:
    """Yield submitted reports at their time of submission; drafts have no entry."""
    for report in reports:
        if report.submitted_at is None:
            continue
        whose = {"participant": report.participant}
        words = _("Correction of a report of %(participant)s") if report.corrects_id else _("Report of %(participant)s")
        who = _("Entered by the secretariat for %(participant)s.") % whose if report.on_behalf else ""
        detail = _("As of %(day)s: %(health)s, %(completion)s") % {
            "day": day_in_words(report.reported_on),
            "health": report.get_health_display(),
            "completion": report.get_completion_display(),
        }
        yield ActivityEntry(
            ActivityKindFilter.REPORT,
            words % whose,
            at=report.submitted_at,
            who=who or str(report.entered_by),
            detail=detail,
            url=PROGRESS,
        )


def of_milestones(milestones: Iterable[Milestone]) -> Iterator[ActivityEntry]:
    """Yield milestones on the date of resolution, and on the due date if it came first."""
    for milestone in milestones:
        if milestone.resolved_on is None or milestone.resolved_on > milestone.due_on:
            yield ActivityEntry(
                ActivityKindFilter.MILESTONE,
                _("Milestone due"),
                on=milestone.due_on,
                title=milestone.title,
                url=MILESTONES,
            )
        if milestone.resolved_on is not None:
            words = _("Milestone: %(resolution)s") % {"resolution": milestone.get_resolution_display()}
            yield ActivityEntry(
                ActivityKindFilter.MILESTONE, words, on=milestone.resolved_on, title=milestone.title, url=MILESTONES
            )


def of_activities(activities: Iterable[Activity]) -> Iterator[ActivityEntry]:
    for activity in activities:
        if activity.starts_on is None or activity.state == ActivityState.CANCELLED:
            continue
        yield ActivityEntry(
            ActivityKindFilter.ACTIVITY,
            f"{activity.reference} {activity.get_kind_display()}",
            on=activity.starts_on,
            title=activity.title,
            url=activity.get_absolute_url(),
            who=str(activity.organizer or ""),
            detail=str(activity.get_state_display()),
        )


def of_decisions(touching: Iterable[RelatedDecision]) -> Iterator[ActivityEntry]:
    for each in touching:
        yield from _of_decision(each.decision, " ".join(each.how))


def _of_decision(decision: JointDecision, how: str) -> Iterator[ActivityEntry]:
    names = {"reference": decision.reference, "outcome": decision.get_outcome_display()}
    who = str(decision.proposed_by or _("the secretariat"))
    found: list[tuple[str, dict[str, object]]] = []
    if decision.proposed_at is not None:
        found.append((_("Joint decision %(reference)s was proposed"), {"at": decision.proposed_at, "who": who}))
    if decision.state == DecisionState.DECIDED:
        found.append((_("Joint decision %(reference)s was made"), {"on": decision.decided_on}))
    if decision.state == DecisionState.WITHDRAWN:
        words, reason = _("The proposal of joint decision %(reference)s was withdrawn"), decision.withdrawn_reason
        found.append((words, {"on": decision.withdrawn_on, "detail": reason}))
    if decision.outcome_on is not None and decision.outcome != Outcome.ACTIVE:
        words = _("Joint decision %(reference)s: %(outcome)s")
        found.append((words, {"on": decision.outcome_on, "detail": decision.outcome_reason}))
    url = decision.get_absolute_url()
    for words, more in found:
        fields: dict[str, object] = {"detail": how} | more
        yield ActivityEntry(ActivityKindFilter.DECISION, words % names, title=decision.title, url=url, **fields)  # type: ignore[arg-type]  # The fields are named just above.
