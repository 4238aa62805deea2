"""What is being done: commitments, actions and activities, as of an instant."""

from collections import Counter
from datetime import date, datetime
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, Subquery

from commitments.enums import CommitmentState, Completion, Health, IpAnswer, Origin
from commitments.models import Activity, Commitment, Instrument, Milestone, ProgressReport, StateChange
from commitments.querysets import SHARED
from dialogue.models import ActionItem, Dialogue
from dialogue.rules.agenda.facts import ActionFact, ActivityFact, CommitmentFact, MilestoneFact, ReportFact


def commitments(
    instrument: Instrument, *, as_of: datetime, today: date
) -> tuple[tuple[CommitmentFact, ...], dict[str, int]]:
    """The shared commitments that were active, and how many stood in each other state."""
    changes = StateChange.objects.filter(commitment=OuterRef("pk"), on__lte=today).order_by("-on", "-pk")
    still_open = Q(resolved_on__isnull=True) | Q(resolved_on__gt=today)
    rows = (
        Commitment.objects.filter(instrument=instrument, mark__audience__in=SHARED)
        .annotate(
            state_then=Subquery(changes.values("after")[:1]),
            state_since=Subquery(changes.values("on")[:1]),
            shared_evidence=Count("evidence", filter=Q(evidence__mark__audience__in=SHARED), distinct=True),
        )
        .filter(state_then__isnull=False)
        .exclude(state_then=CommitmentState.DRAFT)
        .select_related("lead")
        .prefetch_related(
            "support_links__participant",
            "area_links__area",
            "form_links__form",
            "forum_links__forum",
            Prefetch(
                "milestones",
                Milestone.objects.filter(still_open).order_by("due_on", "id"),
                to_attr="milestones_open",
            ),
            Prefetch(
                "reports",
                ProgressReport.objects.filter(submitted_at__lte=as_of)
                .exclude(corrected_by__submitted_at__lte=as_of)
                .order_by("-reported_on", "-submitted_at", "-id"),
                to_attr="reports_submitted",
            ),
        )
        .order_by("reference")
    )
    counts: Counter[str] = Counter()
    active = []
    for row in rows:
        counts[row.state_then] += 1
        if row.state_then == CommitmentState.ACTIVE:
            active.append(_commitment(row))
    return tuple(active), dict(counts)


def _commitment(row: Any) -> CommitmentFact:
    report = row.reports_submitted[0] if row.reports_submitted else None
    return CommitmentFact(
        reference=row.reference,
        title=row.title,
        lead=row.lead.code if row.lead else None,
        support=tuple(link.participant.code for link in row.support_links.all()),
        areas=tuple(link.area.code for link in row.area_links.all()),
        forms=tuple(link.form.code for link in row.form_links.all()),
        also_in=tuple(link.forum.abbreviation for link in row.forum_links.all()),
        origin=Origin(row.origin),
        active_since=row.state_since,
        due_on=row.due_on,
        ip_answer=IpAnswer(row.ip_answer),
        milestones=tuple(MilestoneFact(milestone.title, milestone.due_on) for milestone in row.milestones_open),
        last_report=report
        and ReportFact(report.reported_on, report.text, Health(report.health), Completion(report.completion)),
        evidence=row.shared_evidence,
    )


def actions(dialogue: Dialogue, held: set[int], today: date) -> tuple[ActionFact, ...]:
    """The actions of the Dialogues ``held`` (by number); a commitment that is not shared is not named."""
    rows = (
        ActionItem.objects.filter(dialogue__instrument=dialogue.instrument_id, dialogue__number__in=held)
        .select_related("dialogue", "lead", "commitment__mark")
        .prefetch_related("support_links__participant")
        .order_by("dialogue__number", "number")
    )
    return tuple(
        ActionFact(
            code=row.code,
            dialogue=row.dialogue.number,
            title=row.title,
            lead=row.lead.code if row.lead else None,
            support=tuple(link.participant.code for link in row.support_links.all()),
            due_on=row.due_on,
            is_open=row.closed_on is None or row.closed_on > today,
            commitment=row.commitment.reference if _is_shared(row.commitment) else None,
        )
        for row in rows
    )


def _is_shared(commitment: Commitment | None) -> bool:
    return commitment is not None and commitment.mark.audience in SHARED and commitment.state != CommitmentState.DRAFT


def activities(instrument: Instrument, today: date) -> tuple[ActivityFact, ...]:
    """The shared activities that lie ahead."""
    rows = (
        Activity.objects.filter(instrument=instrument)
        .shared()
        .ahead(today)
        .select_related("form")
        .prefetch_related(
            Prefetch("commitments", Commitment.objects.shared().only("reference"), to_attr="shared_commitments")
        )
        .order_by("starts_on", "reference")
    )
    return tuple(
        ActivityFact(
            reference=row.reference,
            title=row.title,
            form=row.form.code,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            place=row.place,
            commitments=tuple(commitment.reference for commitment in row.shared_commitments),
        )
        for row in rows
    )
