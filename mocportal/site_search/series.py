"""Dialogue search by names that are not columns: "Third Dialogue", 第3回, JCBD/3, the city, the year."""

from collections.abc import Sequence

from django.utils.translation import override

from contacts.models import User
from core.search.match_offsets import folded
from core.text.multilingual_text import LANGUAGES
from dialogue.models import Dialogue


def dialogues(user: User, terms: Sequence[str]) -> list[Dialogue]:
    """Return the visible Dialogues whose names contain all ``terms``; a series has one a year, so all are read."""
    sought = [folded(term) for term in terms]
    rows = Dialogue.objects.visible_to(user).select_related("instrument", "mark").order_by("-number")
    found = []
    for each in rows:
        names = _names(each)
        if all(term in names for term in sought):
            found.append(each)
    return found


def symbol(dialogue: Dialogue) -> str:
    return f"{dialogue.instrument.document_symbol}/{dialogue.number}"


def _names(dialogue: Dialogue) -> str:
    names = [symbol(dialogue), str(dialogue.year or ""), str(dialogue.held_by or "")]
    for language in LANGUAGES:
        with override(language):
            names.append(str(dialogue))
        names += [getattr(dialogue, f"{name}_{language}") for name in ("city", "venue")]
    return folded("\n".join(names))
