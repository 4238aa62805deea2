"""Noting who opened what bears a mark above public, and forgetting it two years later."""

from django.db import connection
from django.utils import timezone

from contacts.enums import Audience
from mocportal.history.models import Access
from mocportal.history.opened import Opened, ways_to_a_mark


def note(what: Opened, *, by: int, client: int | None, path: str, request: str) -> None:
    """Write down that an account was given a record, unless everybody may read it, or a list of such records."""
    record, mark = None, ""
    if what.found_by is not None:
        ways = ways_to_a_mark(what.model)
        columns = [f"{way}__{column}" for way in ways for column in ("rank", "code", "audience")]
        found = what.model._base_manager.filter(**what.found_by).values_list("pk", *columns).first()
        if found is None:
            return
        record, *marks = found
        # What a record is part of can be missing, and then bears no mark.
        narrowest = max((mark for mark in zip(*[iter(marks)] * 3, strict=True) if mark[0] is not None), default=None)
        if narrowest is None or narrowest[2] == Audience.PUBLIC:
            return
        mark = narrowest[1]
    Access.objects.create(
        at=timezone.now(),
        by=by,
        client=client,
        model=what.model._meta.label,
        record=record,
        mark=mark,
        method="GET",
        path=path[:300],
        request=request[:128],
    )


def forget() -> int:
    """Delete what is older than two years; says how much that was.

    The application's role can delete nothing here by itself: the function of the database decides what is old enough.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT history_forget_accesses()")
        (gone,) = cursor.fetchone()
    return int(gone)
