"""The newest signed head in the file store, out of reach of the owner of the tables: it proves the end of the chain.

A copy has the number of its seal as its name. It gives way to the next one, unless the chain does not contain its seal:
then the end of the chain was removed, or the database was restored, and the copy stays until a person says which.
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
    """A copy by its name in the store, with the line that it holds (``verify_history.statements_of``)."""

    name: str
    line: str


def copies() -> list[HeadCopy]:
    """Return the copies of this portal's heads: one, but for those that the chain does not contain."""
    directory = _directory()
    try:
        names = sorted(default_storage.listdir(directory)[1])
    except FileNotFoundError:
        return []
    return [HeadCopy(f"{directory}/{name}", _line(f"{directory}/{name}")) for name in names]


def renew(*, at: datetime) -> None:
    """Store the newest seal, signed, and delete the copies of earlier ones that the chain contains."""
    newest = Seal.objects.order_by("-number").first()
    there = copies()
    if newest is None or any(_contained(copy, number=newest.number) for copy in there):
        return
    statement = daily_heads.statement_of(newest, at.astimezone(UTC).date())
    line = json.dumps(
        {"statement": statement, "signature": signing.sign(statement).hex(), "key": signing.public_key().hex()}
    )
    # First the new one: at no time is there none.
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
    """Whether the chain has the seal of the copy, which has to be ``number`` where that is given."""
    try:
        told = json.loads(json.loads(copy.line)["statement"])
        seal, digest = int(told["seal"]), bytes.fromhex(told["digest"])
    except (ValueError, TypeError, KeyError):
        return False
    return number in {None, seal} and Seal.objects.filter(number=seal, digest=digest).exists()


def _directory() -> str:
    # Copies of the portal for trials may share the store.
    return f"{HEADS}/{urlsplit(settings.PORTAL_URL).netloc.replace(':', '-')}"


def _line(name: str) -> str:
    with default_storage.open(name) as file:
        return bytes(file.read()).decode(errors="replace")
