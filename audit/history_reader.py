"""History reader: the changes of one record and of its parts, limited to those visible to the user.

A snapshot is visible to users who could have seen the record in that state: the same ``visible_to`` that hides a draft
hides the history of that period, including its parts. References to hidden records are omitted without a trace.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

import pghistory.core
from django.db.models import CASCADE, FETCH_PEERS, Field, ForeignKey, Model
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.actor_labels import in_the_database
from commitments.models import Concurrence, JointDecision, Objection
from contacts.models import Message, User
from contacts.models.messages import TEXTS

# Columns maintained by the database, which are redundant in a displayed change.
SILENT = frozenset(
    {
        *("id", "created_at", "updated_at", "entered_at", "written_at", "saved_at", "date_joined", "last_used_at"),
        # Repeats the hash of the text while a concurrence is effective.
        "standing_hash",
    }
)

# Related records shown in the history like parts, but not deleted with the record.
PARTS_SHOWN: Mapping[type[Model], frozenset[type[Model]]] = {JointDecision: frozenset({Concurrence, Objection})}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Changed column; an empty string is an empty value."""

    label: str
    before: str
    after: str
    # Column name.
    column: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """History entry for one change of a row. ``part`` is the part of the record, and is empty for the record itself.

    ``of`` and ``key`` identify the row, ``event`` is insert, update or delete, and ``is_first`` is true for the first
    entry visible to the user.
    """

    at: datetime
    kind: str
    part: str
    who: str
    reason: str
    request: str
    of: type[Model]
    key: int
    event: str
    is_first: bool
    changes: list[FieldChange] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Event:
    of: type[Model]
    snapshot: Any
    previous: Any
    part: str


@cache
def event_model(model: type[Model]) -> Any:
    """Return the snapshot model of ``model``, None without history."""
    return next(iter(pghistory.core.event_models(tracks_model=model)), None)


def entries(record: Model, user: User, *, parts: Collection[type[Model]] | None = None) -> list[HistoryEntry]:
    """Return visible changes of ``record`` and its parts, the newest first; with ``parts``, of those models only."""
    events = [*_events_of(type(record), {"pgh_obj_id": record.pk}, user, part="")]
    seen = _times_of_seeing(record, events)
    shown_parts = PARTS_SHOWN.get(type(record), frozenset())
    for relation in record._meta.related_objects:
        part = relation.related_model
        if parts is not None and part not in parts:
            continue
        if isinstance(relation.field, ForeignKey) and (relation.on_delete is CASCADE or part in shown_parts):
            where = {relation.field.attname: record.pk}
            events += _events_of(part, where, user, part=str(part._meta.verbose_name), seen=seen)
    events.sort(key=_place, reverse=True)
    names = _Names(events, user)
    return [entry for event in events if (entry := _entry(event, names, type(record)))]


def _place(event: _Event) -> tuple[datetime, int, int]:
    """Return the sort key of a change, which orders changes of one transaction, whose times are equal.

    A record precedes its parts, and its resulting state follows them: the last concurrence decides a decision.
    """
    snapshot = event.snapshot
    rank = 1 if event.part else 0 if snapshot.pgh_label == "insert" else 2
    return snapshot.pgh_created_at, rank, snapshot.pgh_id


type Times = list[tuple[datetime, bool]]


def _times_of_seeing(record: Model, events: list[_Event]) -> Times:
    """Return each time at which ``record`` changed, and whether the resulting state is visible in ``events``."""
    shown = {event.snapshot.pgh_id for event in events}
    snapshots = event_model(type(record))
    if snapshots is None:
        return []
    rows = snapshots.objects.filter(pgh_obj_id=record.pk).order_by("pgh_id").values_list("pgh_created_at", "pgh_id")
    return [(at, pk in shown) for at, pk in rows]


def _was_seen(at: datetime, seen: Times) -> bool:
    """Return whether the state after the last change up to ``at`` is visible. Times in a transaction are equal."""
    return next((shown for moment, shown in reversed(seen) if moment <= at), False)


def _events_of(
    model: type[Model], where: Mapping[str, Any], user: User, *, part: str, seen: Times | None = None
) -> Iterator[_Event]:
    """Yield each visible snapshot with its visible predecessor; parts only from periods of ``seen`` visibility."""
    snapshots = event_model(model)
    if snapshots is None:
        return
    # The records' querysets only use columns that their snapshots also have.
    rows: Any = type(model._default_manager.all())(snapshots).filter(**where)
    if hasattr(rows, "visible_to"):
        rows = rows.visible_to(user)
    last: dict[Any, Any] = {}
    for snapshot in rows.order_by("pgh_id"):
        if seen is not None and not _was_seen(snapshot.pgh_created_at, seen):
            continue
        yield _Event(model, snapshot, last.get(snapshot.pgh_obj_id), part)
        last[snapshot.pgh_obj_id] = snapshot


def _entry(event: _Event, names: "_Names", parent: type[Model]) -> HistoryEntry | None:
    snapshot = event.snapshot
    # The reference from a part to its record is redundant.
    shown_columns = [column for column in _columns(snapshot) if not (event.part and column.related_model is parent)]
    if event.of is Message and names.user.may.administers:
        shown_columns = [column for column in shown_columns if column.name not in TEXTS]
    changes = [
        FieldChange(_label(column), names.words(column, event.previous), names.words(column, snapshot), column.name)
        for column in shown_columns
        if _differs(column, event.previous, snapshot)
    ]
    if snapshot.pgh_label == "delete":
        changes = [
            FieldChange(_label(column), names.words(column, snapshot), "", column.name) for column in shown_columns
        ]
    changes = [change for change in changes if change.before or change.after]
    if not changes and (event.part or snapshot.pgh_label == "update"):
        return None
    context = snapshot.pgh_context or {}
    return HistoryEntry(
        at=snapshot.pgh_created_at,
        kind=_kind(snapshot.pgh_label),
        part=_part(event, names, shown_columns),
        who=names.who(context),
        reason=str(context.get("reason") or ""),
        request=str(context.get("request") or ""),
        of=event.of,
        key=snapshot.pgh_obj_id,
        event=snapshot.pgh_label,
        is_first=event.previous is None,
        changes=changes,
    )


def _part(event: _Event, names: "_Names", shown_columns: list[Any]) -> str:
    """Return the part's name, with its Participant if the other columns do not identify one."""
    owner = next((column for column in shown_columns if column.name == "participant"), None)
    if not event.part or owner is None or shown_columns == [owner]:
        return event.part
    whose = names.words(owner, event.snapshot)
    return _("%(part)s (%(participant)s)") % {"part": event.part, "participant": whose} if whose else event.part


def _kind(label: str) -> str:
    return {"insert": _("Entered"), "update": _("Updated"), "delete": _("Deleted")}.get(label, label)


def _columns(snapshot: Any) -> list[Any]:
    return [
        column
        for column in snapshot._meta.concrete_fields
        if not column.name.startswith("pgh_") and column.name not in SILENT
    ]


def _differs(column: Any, before: Any, after: Any) -> bool:
    value = getattr(after, column.attname)
    # Empty values of a new record are not shown.
    return value not in (None, "", []) if before is None else getattr(before, column.attname) != value


def _label(column: "Field[Any, Any]") -> str:
    label = str(column.verbose_name)
    return label[:1].upper() + label[1:]


class _Names:
    """Labels of referenced records, loaded once for the page.

    Hidden and deleted records have none.
    """

    def __init__(self, events: list[_Event], user: User) -> None:
        wanted: dict[type[Model], set[Any]] = defaultdict(set)
        for event in events:
            wanted[User].add((event.snapshot.pgh_context or {}).get("user"))
            for column in _columns(event.snapshot):
                if isinstance(column, ForeignKey):
                    wanted[column.related_model].add(getattr(event.snapshot, column.attname))
        self.user = user
        self._known = {model: self._read(model, pks - {None}, user) for model, pks in wanted.items() if pks - {None}}

    def who(self, context: Mapping[str, Any]) -> str:
        """Return the author of a change; the portal itself without a user or a database role."""
        pk, role = context.get("user"), context.get("role")
        account = self._known.get(User, {}).get(pk, _("an account")) if pk else ""
        return in_the_database(role, account) if role else account or _("the portal")

    def words(self, column: Any, snapshot: Any) -> str:
        """Return a value in words for the user."""
        value = None if snapshot is None else getattr(snapshot, column.attname)
        if value in (None, "", [], {}):
            return ""
        if isinstance(column, ForeignKey):
            return self._known.get(column.related_model, {}).get(value, "")
        return _in_words(column, value)

    @staticmethod
    def _read(model: type[Model], pks: set[Any], user: User) -> dict[Any, str]:
        rows = model._default_manager.filter(pk__in=pks)
        if hasattr(rows, "visible_to"):
            rows = rows.visible_to(user)
        # A record's name may include that of another; those are then fetched in one query.
        return {row.pk: str(row) for row in rows.fetch_mode(FETCH_PEERS)}


def _in_words(column: Any, value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        # The portal's only local time is followed by its time zone, in a separate column.
        zone = "" if column.name == "local_start" else " UTC"
        return f"{date_format(value, 'DATETIME_FORMAT')}{zone}"
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, list):
        choices = dict(getattr(column.base_field, "flatchoices", ()))
        return _(", ").join(str(choices.get(item, item)) for item in value)
    if isinstance(value, dict):
        # Values of an issued record, without the portal's internal names.
        return _(", ").join(_leaves(value))
    return str(dict(column.flatchoices).get(value, value))


def _leaves(document: Mapping[str, Any]) -> Iterator[str]:
    for value in document.values():
        if isinstance(value, dict):
            yield from _leaves(value)
        elif value not in (None, ""):
            yield str(value)
