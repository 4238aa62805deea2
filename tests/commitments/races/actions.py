"""Acts of several people, each in a thread with a database session of its own, and what became of each."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pkgutil import resolve_name
from threading import Barrier
from typing import Any
from unittest.mock import patch

import pgtrigger
from django.db import connection
from django.db.models import Model

from tests import tables

# Longer than any of them takes on a busy machine.
PATIENCE = 60


def together(*acts: Callable[[], Any]) -> list[Any]:
    """Begin all at one instant; what each returned or raised, in their order."""
    ready = Barrier(len(acts))

    def one(act: Callable[[], Any]) -> Any:
        ready.wait(timeout=PATIENCE)
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [outcome(future) for future in [pool.submit(in_own_session, one, act) for act in acts]]


def in_own_session(do: Callable[..., Any], *values: Any) -> Any:
    try:
        return do(*values)
    finally:
        connection.close()


def outcome(future: "Future[Any]") -> Any:
    return future.exception(timeout=PATIENCE) or future.result()


def one_after_the_other(first: Callable[[], Any], second: Callable[[], Any], *, inside: str) -> list[Any]:
    """Let ``second`` begin while ``first`` is about to return from ``inside``, with its lock and nothing committed.

    ``inside`` is the path of a function that ``first`` calls under its lock. ``first`` goes on once the other waits
    for that lock, or has ended because there is none: which of the two comes first is certain.
    """
    with ThreadPoolExecutor(2) as pool:
        second_future: list[Future[Any]] = []

        def begin_the_other() -> None:
            if not second_future:
                second_future.append(pool.submit(in_own_session, second))
                wait_for(second_future[0])

        with after(inside, begin_the_other):
            first_future = pool.submit(in_own_session, first)
            return [outcome(first_future), outcome(second_future[0])]


@contextmanager
def after(path: str, do: Callable[[], Any]) -> Iterator[None]:
    """Call ``do`` whenever the function at ``path`` has run, before it returns."""
    original = found(path)

    def followed(*values: Any, **named: Any) -> Any:
        result = original(*values, **named)
        do()
        return result

    with patch(path, followed):
        yield


@contextmanager
def before(path: str, do: Callable[[], Any]) -> Iterator[None]:
    """Call ``do`` whenever the function at ``path`` is about to run."""
    original = found(path)

    def preceded(*values: Any, **named: Any) -> Any:
        do()
        return original(*values, **named)

    with patch(path, preceded):
        yield


def found(path: str) -> Callable[..., Any]:
    function: Callable[..., Any] = resolve_name(path)
    return function


def all_at(path: str, count: int) -> "AbstractContextManager[None]":
    """Let the function at ``path`` run only once so many threads are about to run it."""
    ready = Barrier(count)
    return before(path, lambda: ready.wait(timeout=PATIENCE))


@contextmanager
def side_by_side(path: str, count: int) -> Iterator[None]:
    """Let so many threads run the function at ``path`` and none go on before all have: none has written what it reads.

    Not for a function that writes: the second would wait in the database for the first, and the first here for it.
    """
    ready, done = Barrier(count), Barrier(count)
    with before(path, lambda: ready.wait(timeout=PATIENCE)), after(path, lambda: done.wait(timeout=PATIENCE)):
        yield


def wait_for(other: "Future[Any]") -> None:
    """Until ``other`` has ended or waits for what the session of this thread holds."""
    until = time.monotonic() + PATIENCE
    while not other.done() and time.monotonic() < until:
        if blocks_another():
            return
        time.sleep(0.01)
    assert other.done(), "It neither ended nor waits for a lock."


def blocks_another() -> bool:
    """Whether some session waits for a lock that the session of this thread holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"
        )
        return bool(cursor.fetchone()[0])


def without_locks() -> "AbstractContextManager[Any]":
    """Let rows be read that would otherwise be locked: what the services do without ``select_for_update``."""
    return patch("django.db.models.query.QuerySet.select_for_update", lambda rows, **_options: rows.all())


@contextmanager
def without_trigger(model: type[Model], name: str) -> Iterator[None]:
    """Switch one of our triggers off in the database, and on again."""
    uri = f"{model._meta.label}:{name}"
    with as_owner():
        pgtrigger.disable(uri)
    try:
        yield
    finally:
        with as_owner():
            pgtrigger.enable(uri)


@contextmanager
def as_owner() -> Iterator[None]:
    """Lay down the role of the portal: tables are changed by who owns them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role')")
        (role,) = cursor.fetchone()
        cursor.execute("SET ROLE NONE")
        try:
            yield
        finally:
            cursor.execute(f"SET ROLE {role}")


@contextmanager
def without_notes(*models: type[Model]) -> Iterator[None]:
    """Have changes of these tables not noted: noting locks too, and so hides that another lock is off."""
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
            " WHERE tgname LIKE 'noted\\_%%' AND tgrelid::regclass::text = ANY(%s)",
            [tables],
        )
        triggers = cursor.fetchall()
    _switch(triggers, "DISABLE")
    try:
        yield
    finally:
        _switch(triggers, "ENABLE")


def _switch(triggers: list[tuple[str, str]], how: str) -> None:
    with as_owner(), connection.cursor() as cursor:
        for table, trigger in triggers:
            cursor.execute(f'ALTER TABLE {table} {how} TRIGGER "{trigger}"')


@contextmanager
def without_constraint(model: type[Model], name: str) -> Iterator[None]:
    """Take a constraint out of the database, and put it back when nothing is left that contradicts it."""
    constraint = next(each for each in model._meta.constraints if each.name == name)
    with as_owner(), connection.schema_editor() as editor:
        editor.remove_constraint(model, constraint)
    try:
        yield
    finally:
        with as_owner():
            clear()
            with connection.schema_editor() as editor:
                editor.add_constraint(model, constraint)


def clear() -> None:
    """Empty the tables, as it happens after each of these tests."""
    tables.empty()
