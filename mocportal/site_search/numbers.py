"""Search by reference number: MOC-2026-014, 2(c)(iv), JCBD/3/1. Exact matches come first."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import pgettext

from contacts.models import User
from core.admin.visibility import visible
from core.search import words_of
from core.search.snippets import marked
from dialogue.models import ActionItem, Agenda, Dialogue, Record
from dialogue.services.overtaken import is_agenda_overtaken
from mocportal.site_search import meetings, register
from mocportal.site_search.results import SearchResult, hit
from mocportal.site_search.searchable_types import SearchableType, own_page
from mocportal.site_search.series import symbol

SYMBOL = re.compile(r"(?P<prefix>[A-Z]{2,12})/(?P<number>[0-9]{1,4})(?:/.{1,40})?")
ACTION = re.compile(r"(?P<dialogue>[0-9]{1,4})/(?P<number>[0-9]{1,4})")
# The version is a suffix of the symbol; without it every version matches.
VERSION = re.compile(r"/(?:REV|ADD|CORR)\.[0-9]+\Z")
LONGEST_NUMBER = 60
MOST = 5

BY_REFERENCE = register.AREA_KINDS + tuple(
    kind
    for kind in register.KINDS
    if kind.name in {"commitments", "activities", "decisions", "notices", "consultations", "emergencies"}
)
BY_NAME = {kind.name: kind for kind in (*register.KINDS, *meetings.KINDS)}
AGENDAS = SearchableType(
    "agendas",
    Agenda,
    lambda record: str(record.dialogue),
    lambda record: record.symbol,
    context=lambda record: pgettext("of an agenda", "out of date") if is_agenda_overtaken(record) else "",
    address=own_page,
    beside=("dialogue__host",),
)
RECORDS = SearchableType(
    "records",
    Record,
    lambda record: str(record.dialogue),
    lambda record: record.symbol,
    address=lambda record: f"{record.dialogue.get_absolute_url()}record/",
)


def numbered(user: User, text: str, wanted: str) -> list[SearchResult]:
    """Return the visible records with the number ``text``, in a constant number of statements."""
    terms = words_of(text)
    code = " ".join(terms).upper()
    if len(code) > LONGEST_NUMBER or not any(letter.isdigit() for letter in code):
        return []
    return [hit(kind, record, [code], wanted, named=True) for kind, record in _records(user, code)][:MOST]


def _records(user: User, code: str) -> Iterator[tuple[SearchableType, Any]]:
    if "-" in code:
        for kind in BY_REFERENCE:
            if kind.is_open_to(user):
                rows = visible(kind.model._default_manager.all(), user)
                yield from ((kind, row) for row in kind.whole(rows.filter(reference=code)))
    provisions = BY_NAME["provisions"]
    if provisions.is_open_to(user):
        rows = provisions.once(provisions.narrow(provisions.model._default_manager.all()))
        for path in ("code", "key"):
            found = provisions.whole(rows.filter(**{f"provision__{path}": code.lower()}))
            yield from ((provisions, row) for row in found)
    if action := ACTION.fullmatch(code):
        actions = ActionItem.objects.visible_to(user).select_related("dialogue")
        found = actions.filter(dialogue__number=action["dialogue"], number=action["number"])
        yield from ((BY_NAME["actions"], row) for row in found)
    if named := SYMBOL.fullmatch(code):
        yield from _of_symbol(user, code, named["prefix"], int(named["number"]))


def _of_symbol(user: User, code: str, prefix: str, number: int) -> Iterator[tuple[SearchableType, Any]]:
    of = {"dialogue__number": number, "dialogue__instrument__document_symbol": prefix}
    for kind in (AGENDAS, BY_NAME["papers"], RECORDS):
        rows = visible(kind.model._default_manager.filter(**of), user).select_related("dialogue__instrument")
        for row in kind.whole(rows).order_by("-pk"):
            whole = kind.reference(row).upper()
            if code in {whole, VERSION.sub("", whole)}:
                yield kind, row


def dialogue_hit(dialogue: Dialogue, terms: list[str]) -> SearchResult:
    return SearchResult(
        url=dialogue.get_absolute_url(), reference=marked(symbol(dialogue), terms), title=marked(str(dialogue), terms)
    )
