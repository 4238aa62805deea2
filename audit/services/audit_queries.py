"""Audit queries: accesses and changes of a record, a user or a database role between two dates."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

import pghistory.core
from django.db import connection
from django.db.models import Model, Q

from audit.models import Access
from contacts.models import User

# Only our own table names, no input.
CHANGES = """
SELECT pgh_created_at, (pgh_context ->> 'user')::bigint, pgh_label, '{model}', pgh_obj_id::bigint,
    coalesce(pgh_context ->> 'request', ''), coalesce(pgh_context ->> 'reason', ''), '',
    coalesce(pgh_context ->> 'role', '')
FROM {table}
WHERE pgh_created_at >= %(since)s AND pgh_created_at < %(until)s
    AND (%(record)s::bigint IS NULL OR pgh_obj_id::bigint = %(record)s)
    AND (%(person)s::text IS NULL OR pgh_context ->> 'user' = %(person)s)
    AND (%(role)s::text IS NULL OR pgh_context ->> 'role' = %(role)s)
"""
HEAD = ("at", "who", "what", "model", "record", "request", "reason", "path", "role")


class AuditQuery(NamedTuple):
    """Audit query. ``since`` and ``until`` are datetimes, ``until`` exclusive.

    ``role`` is a database role for changes outside the portal.
    """

    since: datetime
    until: datetime
    model: str = ""
    record: int | None = None
    person: User | None = None
    role: str = ""


class AuditEntry(NamedTuple):
    """Audit line for one access or change. ``what`` is insert, update, delete, opened or listed.

    ``role`` is the database role of a change outside the portal; ``who`` is then only the user that the change named,
    if any.
    """

    at: datetime
    who: str
    what: str
    model: str
    record: int | None
    request: str
    reason: str
    path: str
    role: str = ""


def answer(query: AuditQuery) -> list[AuditEntry]:
    """Return all matching lines, the oldest first. A change without user, request and role is the portal's own."""
    lines = sorted([*_changes(query), *_accesses(query)], key=lambda line: line[0])
    names = dict(User.objects.filter(pk__in={line[1] for line in lines} - {None}).values_list("pk", "username"))
    return [AuditEntry(at, names.get(who, ""), *rest) for at, who, *rest in lines]


def tracked() -> dict[str, type[Model]]:
    """Return the models with history, by label."""
    events: list[Any] = list(pghistory.core.event_models())
    models: set[type[Model]] = {each.pgh_tracked_model for each in events}
    return {model._meta.label: model for model in sorted(models, key=lambda model: model._meta.label)}


def _changes(query: AuditQuery) -> Iterator[tuple[Any, ...]]:
    models = tracked()
    chosen = [models[query.model]] if query.model in models else [] if query.model else models.values()
    each = [
        CHANGES.format(model=model._meta.label, table=events._meta.db_table)
        for model in chosen
        for events in pghistory.core.event_models(tracks_model=model)
    ]
    if not each:
        return
    given = {
        "since": query.since,
        "until": query.until,
        "record": query.record,
        "person": str(query.person.pk) if query.person else None,
        "role": query.role or None,
    }
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each), given)
        yield from cursor.fetchall()


def _accesses(query: AuditQuery) -> Iterator[tuple[Any, ...]]:
    if query.role:
        # Only the portal records accesses.
        return
    rows = Access.objects.filter(at__gte=query.since, at__lt=query.until)
    if query.model:
        rows = rows.filter(model=query.model)
    if query.record is not None:
        # A list may have shown the record.
        rows = rows.filter(Q(record=query.record) | Q(record=None))
    if query.person:
        rows = rows.filter(by=query.person.pk)
    for row in rows.iterator():
        what = "listed" if row.record is None else "opened"
        yield row.at, row.by, what, row.model, row.record, row.request, "", row.path, ""
