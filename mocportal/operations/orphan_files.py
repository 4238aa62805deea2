"""Orphaned files: stored, but referenced by no record because the upload was interrupted."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pghistory.core
import structlog
from django.core.files.storage import Storage, default_storage
from django.db.models import QuerySet

from commitments.models import Evidence
from core.files.storage import ownership

logger = structlog.get_logger(__name__)

# Longer than any transaction, so that a row for the file would have been committed.
AGE = timedelta(days=1)
DIRECTORY = "evidence"
# The history has every row that ever existed.
EVENTS: QuerySet[Any] = next(iter(pghistory.core.event_models(tracks_model=Evidence)))._default_manager.all()


def remove_orphans(*, at: datetime, storage: Storage = default_storage) -> int:
    """Delete files older than a day at the aware datetime ``at`` that no record ever referenced; return their number.

    The history still references a file that was removed from a record, which is kept. Nothing is deleted from a store
    owned by another portal, or by none; an unowned store becomes this portal's if it has no orphans, and otherwise by
    ``manage.py own_files``.
    """
    mine, owner = ownership.identity(), ownership.owner_of(storage)
    orphans = [name for name in _names(storage, DIRECTORY) if _is_old(storage, name, at) and not _is_named(name)]
    if owner is None and not orphans:
        ownership.own_records(storage)
    elif owner != mine and orphans:
        logger.error("orphans_kept", files=len(orphans), owner=owner, portal=mine)
        return 0
    for name in orphans:
        storage.delete(name)
    if orphans:
        logger.info("orphans_removed", files=len(orphans))
    return len(orphans)


def _is_old(storage: Storage, name: str, at: datetime) -> bool:
    return storage.get_modified_time(name) <= at - AGE


def _is_named(name: str) -> bool:
    return EVENTS.filter(file=name).exists()


def _names(storage: Storage, directory: str) -> Iterator[str]:
    try:
        directories, files = storage.listdir(directory)
    except FileNotFoundError:
        return
    for name in files:
        yield f"{directory}/{name}"
    for name in directories:
        yield from _names(storage, f"{directory}/{name}")
