"""What is known of the files that people bring."""

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
    """Files are looked at before anybody has them."""
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
    """A copy of the portal with the files of the portal that goes on would take them for its own."""
    if not databases:
        return []
    try:
        mine = ownership.identity()
    except DatabaseError:
        # That it does not answer is told by a check of its own.
        return []
    try:
        told = ownership.owner_of(default_storage)
    except Exception as error:  # noqa: BLE001  # Whatever a service answers, or any other file under that name.
        return [
            Warning(f"The store of files does not answer: {error}", hint="See FILES_URL.", id="mocportal.W022"),
        ]
    if told in (None, mine):
        return []
    return [
        Warning(
            f"The files belong to another portal: {told}. This one is {mine}.",
            hint="Give this one a store of its own (FILES_URL), or run manage.py own_files where the other is gone.",
            id="mocportal.W021",
        )
    ]
