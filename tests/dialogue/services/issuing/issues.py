"""Issue an agenda, and read the files of the issue."""

from datetime import UTC, date, datetime
from typing import Any

import orjson

from contacts.models import User
from dialogue.models import Agenda, Dialogue, ProducedDocument
from dialogue.services import files, issuing
from dialogue.services.agendas import save_draft

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
ON = date(2026, 11, 24)


def draft(dialogue: Dialogue, by: User, at: datetime = AT) -> Agenda:
    return save_draft(dialogue=dialogue, as_of=at, by=by)


def issue(dialogue: Dialogue, by: User, at: datetime = AT, **how: Any) -> Agenda:
    return issuing.issue(agenda=draft(dialogue, by, at), by=by, at=at, on=at.date(), **how)


def written(agenda: Agenda, language: str = "en") -> dict[str, Any]:
    """Return the content of the JSON file of an issue."""
    document = ProducedDocument.objects.get(agenda=agenda, form="json", language=language)
    assert document.file is not None
    content: dict[str, Any] = orjson.loads(files.read(document.file))
    return content


def note(agenda: Agenda, language: str = "en") -> list[str]:
    return [text["text"] for text in written(agenda, language)["note"]]
