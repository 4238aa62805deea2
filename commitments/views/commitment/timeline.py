"""Activity log of a commitment, newest first, filtered by kind and paginated."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from commitments.enums import ActivityKindFilter
from commitments.models import Commitment
from commitments.services.activity_log import ActivityEntry, newest_first
from commitments.services.edits import edits_of
from commitments.views.commitment import activity_entries
from commitments.views.commitment.detail_queries import CommitmentDetail
from commitments.views.commitment.edit_entries import edited_lines
from contacts.models import User

PER_PAGE = 25

# Query parameters of the kind filter and of the page number.
KIND, PAGE = "kind", "p"


@dataclass(frozen=True, slots=True)
class ActivityLog:
    """Page of the log; ``kinds`` counts the entries of each kind present, ``chosen`` is the filter or None."""

    page: Page[ActivityEntry]
    kinds: tuple[tuple[ActivityKindFilter, int], ...]
    chosen: ActivityKindFilter | None
    count: int


def read_timeline(
    *, commitment: Commitment, story: CommitmentDetail, viewer: User, today: date, parameters: QueryDict
) -> ActivityLog:
    """Return the log entries visible to ``viewer``. An invalid kind in ``parameters`` is ignored."""
    lines = newest_first(_lines(commitment, story, viewer), today=today, now=datetime.now(UTC))
    counted = Counter(line.what for line in lines)
    kind = parameters.get(KIND, "")
    chosen = ActivityKindFilter(kind) if kind in ActivityKindFilter.values else None
    shown = [line for line in lines if chosen is None or line.what is chosen]
    return ActivityLog(
        page=Paginator(shown, PER_PAGE).get_page(parameters.get(PAGE)),
        kinds=tuple((what, counted[what]) for what in ActivityKindFilter if counted[what]),
        chosen=chosen,
        count=len(lines),
    )


def _lines(commitment: Commitment, story: CommitmentDetail, viewer: User) -> Iterator[ActivityEntry]:
    milestones = {milestone.pk: milestone for milestone, _late in story.milestones}
    evidence = {each.pk: each for each in story.evidence}
    yield from activity_entries.of_states(story.changes)
    yield from activity_entries.of_reports(story.all_reports)
    yield from activity_entries.of_milestones(milestones.values())
    yield from activity_entries.of_activities(story.activities)
    yield from activity_entries.of_decisions(story.decisions)
    for mentions in story.mentions.values():
        for mention in mentions:
            yield from mention.happened
    yield from edited_lines(edits_of(commitment=commitment, viewer=viewer), milestones, evidence)
