"""Excerpts of the records over all Dialogues: the paragraphs that name a ministry, an action or a provision."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from commitments.querysets import Viewer
from contacts.models import Participant
from core.text.multilingual_text import LANGUAGES
from dialogue.documents.formats import FORMATS, GeneratedFile, file_name
from dialogue.documents.text import meeting_documents
from dialogue.models import Dialogue, RecordCorrection, RecordParagraph
from dialogue.rules.meeting_documents import ExcerptData
from dialogue.services.register import read_register

# Most paragraphs on one page; a narrower choice shows the rest.
MOST = 200


@dataclass(frozen=True, slots=True)
class ExcerptChoice:
    """Choice of excerpts; a paragraph meets all parts that are not empty."""

    participant: Participant | None = None
    action: str = ""
    provision: str = ""

    def __bool__(self) -> bool:
        return bool(self.participant or self.action or self.provision)

    def __str__(self) -> str:
        parts = (str(self.participant.label) if self.participant else "", self.action, self.provision)
        return _(", ").join(filter(None, parts))

    @property
    def matching(self) -> Q:
        """Return the filter of the paragraphs that meet all parts."""
        wanted = _naming(_names(self.participant)) if self.participant else Q()
        wanted &= _naming([self.action]) if self.action else Q()
        if self.provision:
            # All paragraphs under the item of an area or form concern it, named or not.
            items = [f"area:{self.provision}", f"form:{self.provision}"]
            wanted &= _naming([self.provision]) | Q(item_key__in=items)
        return wanted


def excerpts(*, viewer: Viewer, choice: ExcerptChoice) -> tuple[ExcerptData, ...]:
    """Return the paragraphs of all records that ``viewer`` may read, the latest Dialogue first; empty without a choice.

    At most ``MOST`` are returned.
    """
    if not choice:
        return ()
    earlier = (
        RecordParagraph.objects.filter(record=OuterRef("record"), order__lte=OuterRef("order"))
        .order_by()
        .values("record")
        .annotate(count=Count("pk"))
        .values("count")
    )
    rows: Any = RecordParagraph.objects.visible_to(viewer).filter(choice.matching)
    rows = rows.annotate(place=Coalesce(Subquery(earlier), 0), dialogue_number=F("record__dialogue__number"))
    found = list(rows.select_related("record__dialogue__instrument").order_by("-dialogue_number", "order", "pk")[:MOST])
    corrected = {
        each.paragraph_id: each.text
        for each in RecordCorrection.objects.visible_to(viewer).filter(paragraph__in=found).order_by("number")
    }
    return tuple(
        ExcerptData(
            dialogue=row.dialogue_number,
            symbol=row.record.symbol,
            number=row.place,
            text=corrected.get(row.pk, row.text),
            is_corrected=row.pk in corrected,
        )
        for row in found
    )


def file(*, viewer: Viewer, choice: ExcerptChoice, form: str, language: str, at: datetime) -> GeneratedFile | None:
    """Return the excerpts as a document, or None if there are none or more than a document contains.

    It has the masthead of the Dialogue with the narrowest handling mark of those whose records are quoted.
    """
    found = excerpts(viewer=viewer, choice=choice)
    quoted = Dialogue.objects.filter(number__in={each.dialogue for each in found})
    dialogue = quoted.select_related("instrument", "host", "mark").order_by("mark__rank", "number").last()
    if dialogue is None or len(found) == MOST:
        return None
    register = read_register(dialogue=dialogue, as_of=at, edited=False)
    tree = meeting_documents.write_excerpts(register, language, str(choice), found)
    made = FORMATS[form]
    return GeneratedFile(file_name(tree, form), made.media_type, made.render(tree))


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
