"""Head copies in the file store, outside the control of the table owner: they prove the end of the chain.

The name of a copy is the number of its seal. The next copy replaces it, unless the chain does not contain its seal:
then the end of the chain was removed, or the database was restored, and the copy is kept until a person decides which.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from audit.models import Seal
from audit.services import daily_heads, signing
from core.files.storage.ownership import HEADS


class HeadCopy(NamedTuple):
    """Head copy with its name in the store and its line (``verify_history.statements_of``)."""

    name: str
    line: str


def copies() -> list[HeadCopy]:
    """Return this portal's head copies: one, plus those that the chain does not contain."""
    directory = _directory()
    try:
        names = sorted(default_storage.listdir(directory)[1])
    except FileNotFoundError:
        return []
    return [HeadCopy(f"{directory}/{name}", _line(f"{directory}/{name}")) for name in names]


def renew(*, at: datetime) -> None:
    """Store the signed newest seal, and delete copies of earlier ones that the chain contains."""
    newest = Seal.objects.order_by("-number").first()
    there = copies()
    if newest is None or any(_contained(copy, number=newest.number) for copy in there):
        return
    statement = daily_heads.statement_of(newest, at.astimezone(UTC).date())
    line = json.dumps(
        {"statement": statement, "signature": signing.sign(statement).hex(), "key": signing.public_key().hex()}
    )
    # The new copy first, so that one always exists.
    default_storage.save(f"{_directory()}/{newest.number}.json", ContentFile(line.encode()))
    for copy in there:
        if _contained(copy):
            default_storage.delete(copy.name)


def set_aside() -> Iterator[str]:
    """Delete the copies that the chain does not contain, as after a restore, and yield the line of each."""
    for copy in copies():
        if not _contained(copy):
            default_storage.delete(copy.name)
            yield copy.line


def _contained(copy: HeadCopy, number: int | None = None) -> bool:
    """Return whether the chain has the seal of the copy, which must be ``number`` if that is given."""
    try:
        statement = json.loads(json.loads(copy.line)["statement"])
        seal, digest = int(statement["seal"]), bytes.fromhex(statement["digest"])
    except (ValueError, TypeError, KeyError):
        return False
    return number in {None, seal} and Seal.objects.filter(number=seal, digest=digest).exists()


def _directory() -> str:
    # Test copies of the portal may share the store.
    return f"{HEADS}/{urlsplit(settings.PORTAL_URL).netloc.replace(':', '-')}"


def _line(name: str) -> str:
    with default_storage.open(name) as file:
        return bytes(file.read()).decode(errors="replace")
