"""Recent activity by other users since the last visit, from the change log, limited to visible records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from axes.models import AccessLog

from contacts.models import User
from core.admin.visibility import visible
from core.changes.enums import RecordEvent
from core.changes.models import Change
from core.feed.audiences import CIRCLE
from core.feed.registry import record_types
from core.feed.visibility import circle_of
from core.text.multilingual_text import MultilingualText
from mocportal.site_search import meetings, register
from mocportal.site_search.searchable_types import SearchableType

LONGEST = 5
# Maximum changes read; a longer absence needs the register itself.
READ_BACK = 300

KINDS = {kind.model: kind for kind in (*register.KINDS, *meetings.KINDS)}


@dataclass(frozen=True, slots=True)
class RecentChange:
    """Record that others created or changed, with the time of their last change (UTC)."""

    url: str
    reference: str
    title: MultilingualText | str
    kind: str
    entered: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class RecentActivity:
    """Recent activity, the latest first; ``more`` is true if the list is truncated."""

    at: datetime
    lines: list[RecentChange]
    more: bool


def read_since(user: User) -> RecentActivity | None:
    """Return the changes since the previous sign-in; None on the first visit."""
    visits = AccessLog.objects.filter(username=user.get_username()).order_by("-attempt_time")
    before = list(visits.values_list("attempt_time", flat=True)[1:2])
    # The log is read on the first visit too, so that the cost of the page is constant.
    changes = _latest_changes(user)
    if not before:
        return None
    lines = list(_lines(user, [change for change in changes if change.at > before[0]]))
    return RecentActivity(before[0], lines[:LONGEST], more=len(lines) > LONGEST)


def _latest_changes(user: User) -> list[Change]:
    """Return the latest change by others of each record, as in the change feed of the user's ministry."""
    audience = (user.participant_id or CIRCLE) if user.may.belongs_to_participant else CIRCLE
    published = Change.objects.filter(position__isnull=False, seen_by__overlap=circle_of(audience), other=None)
    latest: dict[tuple[str, int], Change] = {}
    for change in published.order_by("-position")[:READ_BACK]:
        if change.by != user.pk and not change.of_sight:
            latest.setdefault((change.type, change.record), change)
    return list(latest.values())


def _lines(user: User, changes: Iterable[Change]) -> Iterator[RecentChange]:
    """Yield one line for each change of a record that ``user`` may see, the latest first."""
    changes = [change for change in changes if change.type in record_types()]
    shown: dict[tuple[str, int], tuple[SearchableType, Any]] = {}
    for name in {change.type for change in changes}:
        kind = KINDS.get(record_types()[name].model)
        if kind is None or not kind.is_open_to(user):
            continue
        keys = [change.record for change in changes if change.type == name]
        rows = visible(kind.model._default_manager.filter(pk__in=keys), user)
        shown |= {(name, row.pk): (kind, row) for row in kind.whole(rows)}
    for change in changes:
        if found := shown.get((change.type, change.record)):
            kind, row = found
            yield RecentChange(
                url=kind.url_of(row),
                reference=kind.reference(row),
                title=kind.title(row),
                kind=str(kind.model._meta.verbose_name),
                entered=change.kind == RecordEvent.CREATED,
                at=change.at,
            )
