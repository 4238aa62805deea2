"""Data of the commitment page for one reader, filtered by ``visible_to``, with a fixed number of statements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from commitments.enums import IpAnswer
from commitments.models import (
    Activity,
    Commitment,
    Evidence,
    InternalNote,
    IpInstrument,
    Milestone,
    ProgressReport,
    StateChange,
)
from commitments.rules.codes import key_of
from commitments.services.cross_references import Mention, ReferenceSection, mentions_of
from commitments.services.provision_references.table import provision_of
from commitments.services.related_decisions import RelatedDecision, decisions_touching
from commitments.views.register.rows import late_by
from commitments.views.text_section import ClassificationEntry, listed
from contacts.models import User

# Limit of rows in each section, for commitments that run for decades.
MOST = 100


@dataclass(frozen=True, slots=True)
class Report:
    """Valid report with the reports it corrects, newest first."""

    report: ProgressReport
    corrected: tuple[ProgressReport, ...]
    evidence: tuple[Evidence, ...]
    may_correct: bool


@dataclass(frozen=True, slots=True)
class DraftReport:
    """Unsubmitted report, shown to users who may read drafts of its Participant."""

    report: ProgressReport
    may_change: bool


@dataclass(frozen=True, slots=True)
class CommitmentDetail:
    """Sections of the page; ``successor`` is None if none is visible to the reader."""

    late: int
    successor: Commitment | None
    listed: tuple[ClassificationEntry, ...]
    reports: tuple[Report, ...]
    drafts: tuple[DraftReport, ...]
    milestones: tuple[tuple[Milestone, int], ...]
    evidence: tuple[Evidence, ...]
    activities: tuple[Activity, ...]
    instruments: tuple[IpInstrument, ...]
    decisions: tuple[RelatedDecision, ...]
    changes: tuple[StateChange, ...]
    notes: tuple[InternalNote, ...]
    mentions: dict[str, list[Mention]]

    @property
    def all_reports(self) -> list[ProgressReport]:
        """Return valid and corrected reports."""
        return [report for each in self.reports for report in (each.report, *each.corrected)]

    @property
    def is_mentioned(self) -> bool:
        return any(found for place, found in self.mentions.items() if place != ReferenceSection.ACT.value)


def read_story(*, commitment: Commitment, viewer: User, today: date) -> CommitmentDetail:
    evidence = tuple(_of(Evidence, commitment, viewer).select_related("mark").order_by("-pk")[:MOST])
    reports = list(
        _of(ProgressReport, commitment, viewer)
        .select_related("participant", "entered_by")
        .order_by("-reported_on", "-pk")[:MOST]
    )
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions_of(commitment=commitment, viewer=viewer, today=today):
        mentions[mention.place.value].append(mention)
    milestones = _of(Milestone, commitment, viewer).order_by("due_on", "pk")[:MOST]
    return CommitmentDetail(
        late=late_by(commitment, today),
        successor=(
            Commitment.objects.visible_to(viewer).filter(pk=commitment.superseded_by_id).first()
            if commitment.superseded_by_id
            else None
        ),
        listed=tuple(_listed(commitment, today)),
        reports=tuple(_in_force(reports, evidence, viewer)),
        drafts=tuple(
            DraftReport(report, viewer.has_perm("commitments.change_progressreport", report))
            for report in reports
            if report.submitted_at is None
        ),
        milestones=tuple((each, _late(commitment, each, today)) for each in milestones),
        evidence=evidence,
        activities=tuple(
            Activity.objects.visible_to(viewer)
            .filter(commitments=commitment)
            .select_related("organizer")
            .order_by("-starts_on", "pk")[:MOST]
        ),
        instruments=tuple(IpInstrument.objects.visible_to(viewer).filter(commitments=commitment)[:MOST]),
        decisions=tuple(decisions_touching(commitment=commitment, viewer=viewer)),
        changes=tuple(_of(StateChange, commitment, viewer).select_related("by").order_by("-on", "-pk")[:MOST]),
        notes=tuple(_of(InternalNote, commitment, viewer).select_related("written_by").order_by("-written_at")[:MOST]),
        mentions={place.value: mentions[place.value] for place in ReferenceSection},
    )


def needs_instrument(commitment: Commitment) -> bool:
    """Return whether the commitment needs an IP instrument under article 5(a)."""
    return IpAnswer(commitment.ip_answer).needs_instrument


def _of(model: Any, commitment: Commitment, viewer: User) -> Any:
    return model.objects.visible_to(viewer).filter(commitment=commitment)


def _listed(commitment: Commitment, today: date) -> list[ClassificationEntry]:
    """Return areas, forms and other provisions; an added area or form links to its open-ended provision."""
    areas = [link.area for link in commitment.area_links.select_related("area").order_by("area__order")]
    forms = [link.form for link in commitment.form_links.select_related("form").order_by("form__order")]
    found = [ClassificationEntry(each.code, key_of(provision_of(each.code)), each.title) for each in (*areas, *forms)]
    further = [
        link.provision for link in commitment.provision_links.select_related("provision").order_by("provision__order")
    ]
    return [*found, *listed(further, today)]


def _in_force(reports: Sequence[ProgressReport], evidence: Sequence[Evidence], viewer: User) -> list[Report]:
    submitted = {report.pk: report for report in reports if report.submitted_at is not None}
    corrected = {report.corrects_id for report in submitted.values()}
    shown = []
    for report in submitted.values():
        if report.pk in corrected:
            continue
        before, at = [], report
        while (earlier := submitted.get(at.corrects_id or 0)) is not None:
            before.append(earlier)
            at = earlier
        shown.append(
            Report(
                report=report,
                corrected=tuple(before),
                evidence=tuple(each for each in evidence if each.report_id == report.pk),
                may_correct=viewer.has_perm("commitments.add_progressreport", report),
            )
        )
    return shown


def _late(commitment: Commitment, milestone: Milestone, today: date) -> int:
    if milestone.resolved_on is not None or not commitment.state_of.is_open:
        return 0
    return max((today - milestone.due_on).days, 0)
