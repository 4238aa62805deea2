"""Contact history: former mailboxes and telephone numbers of a contact point with their dates (article 6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

import pghistory.core
from django.utils.translation import gettext as _

from contacts.models import ContactPoint
from core.text.times import displayed_text

TRACKED_FIELDS = ("mailbox", "telephone")


@dataclass(frozen=True, slots=True)
class ContactPeriod:
    """Former or present value of a field of a contact point, with days in its capital; ``until`` is None for now."""

    label: str
    value: str
    since: date
    until: date | None


def past_of(point: ContactPoint) -> list[ContactPeriod]:
    """Return all mailboxes and telephone numbers that were recorded, the latest first, with one query."""
    snapshots: Any = next(iter(pghistory.core.event_models(tracks_model=ContactPoint)))
    rows = list(snapshots.objects.filter(pgh_obj_id=point.pk).order_by("pgh_id"))
    return [span for name in TRACKED_FIELDS for span in reversed(list(_spans(point, name, rows)))]


def _spans(point: ContactPoint, name: str, rows: list[Any]) -> Iterator[ContactPeriod]:
    label = {"mailbox": _("functional mailbox"), "telephone": _("telephone")}[name]
    runs = [(value, next(group).pgh_created_at) for value, group in groupby(rows, key=lambda row: getattr(row, name))]
    ends = [*(began for _value, began in runs[1:]), None]
    for (value, began), ended in zip(runs, ends, strict=True):
        if value:
            yield ContactPeriod(label, value, _day(point, began), _day(point, ended) if ended else None)


def _day(point: ContactPoint, at: datetime) -> date:
    return displayed_text(at, point.participant.side.time_zone).date()
