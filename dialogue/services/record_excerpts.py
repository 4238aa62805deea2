"""Excerpts of the records over all Dialogues: the paragraphs that name a ministry, an action or a provision."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from commitments.querysets import Viewer
from contacts.models import Participant
from core.text.multilingual_text import LANGUAGES, MultilingualText
from dialogue.models import RecordCorrection, RecordParagraph

# Most paragraphs on one page; a narrower choice shows the rest.
MOST = 200


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Paragraph with its citation: symbol of the record and number; ``text`` is the corrected one."""

    dialogue: int
    symbol: str
    number: int
    text: MultilingualText
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class ExcerptChoice:
    """Choice of excerpts; a paragraph meets all parts that are not empty."""

    participant: Participant | None = None
    action: str = ""
    provision: str = ""

    def __bool__(self) -> bool:
        return bool(self.participant or self.action or self.provision)


def excerpts(*, viewer: Viewer, choice: ExcerptChoice) -> tuple[Excerpt, ...]:
    """Return the paragraphs of all records that ``viewer`` may read, the latest Dialogue first; empty without a choice.

    At most ``MOST`` are returned.
    """
    if not choice:
        return ()
    wanted = _naming(_names(choice.participant)) if choice.participant else Q()
    wanted &= _naming([choice.action]) if choice.action else Q()
    if choice.provision:
        # All paragraphs under the item of an area or form concern it, named or not.
        items = [f"area:{choice.provision}", f"form:{choice.provision}"]
        wanted &= _naming([choice.provision]) | Q(item_key__in=items)
    earlier = (
        RecordParagraph.objects.filter(record=OuterRef("record"), order__lte=OuterRef("order"))
        .order_by()
        .values("record")
        .annotate(count=Count("pk"))
        .values("count")
    )
    rows: Any = RecordParagraph.objects.visible_to(viewer).filter(wanted)
    rows = rows.annotate(place=Coalesce(Subquery(earlier), 0), dialogue_number=F("record__dialogue__number"))
    found = list(rows.select_related("record__dialogue__instrument").order_by("-dialogue_number", "order", "pk")[:MOST])
    corrected = {
        each.paragraph_id: each.text
        for each in RecordCorrection.objects.visible_to(viewer).filter(paragraph__in=found).order_by("number")
    }
    return tuple(
        Excerpt(
            dialogue=row.dialogue_number,
            symbol=row.record.symbol,
            number=row.place,
            text=corrected.get(row.pk, row.text),
            is_corrected=row.pk in corrected,
        )
        for row in found
    )


def _naming(words: Iterable[str]) -> Q:
    """Return the filter for a text that names one of ``words``: Latin letters as a whole word, others anywhere."""
    found = Q(pk__in=[])
    for word in filter(None, words):
        pattern = rf"(?<![\w/(]){re.escape(word)}(?![\w/(])" if word.isascii() else re.escape(word)
        for language in LANGUAGES:
            found |= Q(**{f"text_{language}__iregex": pattern})
    return found


def _names(participant: Participant) -> list[str]:
    """Return the short and the full names of a Participant in each language."""
    texts = (participant.label, participant.applied_title, participant.legal_name)
    return list(dict.fromkeys(getattr(text, language) for text in texts for language in LANGUAGES))
