"""Comparison of two agenda versions: changes in sentences, and texts word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.db.models import F

from commitments.rules.text_diff import ProvisionChangeKind as Became, ProvisionPair, compare_versions
from core.text.multilingual_text import DisplayedText
from dialogue.documents import agenda_json
from dialogue.documents.text import Edition, changes, write
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.snapshots import snapshot
from dialogue.models import Agenda, AgendaItem, Dialogue, ProducedDocument
from dialogue.rules.agenda.changes import compare as compare_snapshots
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.issued_version import Snapshot
from dialogue.services import files
from dialogue.services.register import read_register
from dialogue.services.register.versions import issue_of


@dataclass(frozen=True, slots=True)
class TextDiff:
    """Text of an item in both versions; ``heading`` names the item, ``label`` the text."""

    heading: str
    label: str
    row: ProvisionPair


@dataclass(frozen=True, slots=True)
class Comparison:
    sentences: tuple[str, ...]
    texts: tuple[TextDiff, ...]


def compare(
    *, dialogue: Dialogue, old: Agenda, new: Agenda | None, language: str, at: datetime, draft: bool
) -> Comparison:
    """Compare ``old`` with ``new``, or with the agenda compiled at the aware instant ``at`` if ``new`` is None.

    ``draft`` says whether manual edits in the saved draft are applied to the compiled agenda.
    """
    register = read_register(dialogue=dialogue, as_of=at, edited=draft)
    voice = DocumentLanguage(language, register)
    if new is None:
        items = compile_items(register)
        after: Snapshot = snapshot(register, items)
        written = orjson.loads(
            agenda_json.render(write(register, items, language, Edition(revision=register.revision)))
        )
    else:
        after, written = _snapshot(new, dialogue), _stored_tree(new, language)
    changed = compare_snapshots(_snapshot(old, dialogue), after)
    texts = tuple(_texts(_stored_tree(old, language), written, language))
    return Comparison(tuple(changes.sentences(voice, changed)), texts)


def _snapshot(agenda: Agenda, dialogue: Dialogue) -> Snapshot:
    rows = AgendaItem.objects.filter(agenda=agenda).annotate(lead_code=F("lead__code")).order_by("order", "pk")
    return issue_of(agenda, dialogue, list(rows)).snapshot


def _stored_tree(agenda: Agenda, language: str) -> dict[str, Any]:
    """Return the stored JSON file of an issued agenda; empty if there is none.

    Addenda and corrigenda do not repeat the texts of all items: for these the base version is read.
    """
    whole = agenda.base or agenda
    made = ProducedDocument.objects.filter(agenda=whole, form="json", language=language).ready()
    found = made.select_related("file").first()
    if found is None or found.file is None:
        return {}
    tree: dict[str, Any] = orjson.loads(files.read(found.file))
    return tree


def _texts(old: dict[str, Any], new: dict[str, Any], language: str) -> Iterator[TextDiff]:
    """Yield each text that differs, in the order of the newer version and then of the older."""
    before, after = dict(_said(old)), dict(_said(new))
    headings = _headings(old) | _headings(new)
    order = list(dict.fromkeys([*after, *before]))
    rows = compare_versions(
        {_name(place): DisplayedText(text, language) for place, text in before.items()},
        {_name(place): DisplayedText(text, language) for place, text in after.items()},
        [_name(place) for place in order],
    )
    for place, row in zip(order, rows, strict=True):
        if row.change is not Became.UNCHANGED:
            yield TextDiff(headings[place[0]], place[1], row)


def _name(place: tuple[str, str]) -> str:
    return "\t".join(place)


def _headings(document: dict[str, Any]) -> dict[str, str]:
    return {each["key"]: f"{each['number']} {each['title']['text']}" for each in document.get("annotations", ())}


def _said(document: dict[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield each text of each annotation by its item and label."""
    for each in document.get("annotations", ()):
        for fact in each["facts"]:
            yield (each["key"], fact["label"]), "\n".join(text["text"] for text in fact["value"])
        # Versions of the earlier form have facts instead.
        if paragraphs := [*each.get("paragraphs", ()), *each.get("remarks", ())]:
            yield (each["key"], "annotation"), "\n".join(one["text"] for one in paragraphs)
        for part in ("action", "draft_decision"):
            if each[part]:
                yield (each["key"], part), each[part]["text"]
