"""File checks: virus scanner and ownership of the file store."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  # Django's own name.
from django.core.files.storage import default_storage
from django.db import DatabaseError

from core.files.quarantine import Clamd
from core.files.storage import ownership


@register(Tags.security, deploy=True)
def scanner(**_kwargs: Any) -> list[CheckMessage]:
    """Check that a virus scanner is configured for uploads."""
    if not settings.SCANNER:
        return [
            Warning(
                "Files that people bring are not scanned for viruses; each says so.",
                hint="Run clamd beside the portal, and set SCANNER=clamd://host:3310.",
                id="mocportal.W018",
            )
        ]
    try:
        Clamd.at(settings.SCANNER)
    except ValueError as error:
        return [Error(f"SCANNER: {error}", hint="Name a clamd that listens on TCP.", id="mocportal.E019")]
    return []


@register(Tags.database)
def owner(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Check the owner of the file store, so that a copy of the portal does not claim the original's files."""
    if not databases:
        return []
    try:
        mine = ownership.identity()
    except DatabaseError:
        # Reported by the database check.
        return []
    try:
        recorded = ownership.owner_of(default_storage)
    except Exception as error:  # noqa: BLE001  # Any error of a service, or an invalid marker file.
        return [
            Warning(f"The store of files does not answer: {error}", hint="See FILES_URL.", id="mocportal.W022"),
        ]
    if recorded in (None, mine):
        return []
    return [
        Warning(
            f"The files belong to another portal: {recorded}. This one is {mine}.",
            hint="Give this one a store of its own (FILES_URL), or run manage.py own_files where the other is gone.",
            id="mocportal.W021",
        )
    ]
