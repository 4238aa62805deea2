"""Addenda and corrigenda to an issued agenda: new items, or corrected texts."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _, pgettext

from dialogue.documents.agenda import AgendaLine, Annotation, Fact, RichParagraph
from dialogue.documents.text import annotations, changes, outline
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.edition import Edition
from dialogue.documents.text.titles import title
from dialogue.enums import ItemPurpose
from dialogue.rules.agenda.changes import AgendaChange, ChangeCode
from dialogue.rules.agenda.items import Item


def new_items(voice: DocumentLanguage, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items added since the last issue, and parents of new sub-items."""
    known = _known(voice)
    result = []
    for item in items:
        children = tuple(child for child in item.children if child.key not in known)
        if item.key not in known or children:
            result.append(replace(item, children=children))
    return tuple(result)


def addendum_note(voice: DocumentLanguage, edition: Edition) -> Iterator[RichParagraph]:
    yield voice.say(
        _("This addendum contains items that came up after %(base)s was issued. All other items remain as issued.")
        % {"base": edition.base}
    )


def addendum_annotations(voice: DocumentLanguage, items: tuple[Item, ...]) -> Iterator[Annotation]:
    known = _known(voice)
    return (one for one in annotations.annotate(voice, new_items(voice, items)) if one.key not in known)


def corrigendum_note(voice: DocumentLanguage, edition: Edition) -> Iterator[RichParagraph]:
    yield voice.say(
        _("This corrigendum corrects %(base)s. Item numbers and all other text remain unchanged.")
        % {"base": edition.base}
    )


def corrigendum_lines(
    voice: DocumentLanguage, items: tuple[Item, ...], corrected: tuple[AgendaChange, ...]
) -> tuple[AgendaLine, ...]:
    """Return the corrected items under their numbers."""
    keys = {change.key for change in corrected}
    flat = (one for item in items for one in (item, *item.children) if one.key in keys)
    return tuple(AgendaLine(f"{one.cited}{'' if one.letter else '.'}", title(voice, one), "") for one in flat)


def corrigendum_annotations(
    voice: DocumentLanguage, items: tuple[Item, ...], corrected: tuple[AgendaChange, ...]
) -> Iterator[Annotation]:
    """Yield the old and the corrected text of each item; corrections of the meeting come first."""
    of_meeting = [change for change in corrected if change.code.is_of_meeting]
    if of_meeting:
        yield _corrected(voice, None, voice.say(_("The meeting")), of_meeting)
    for item in (one for each in items for one in (each, *each.children)):
        own = [change for change in corrected if change.key == item.key]
        if own:
            yield _corrected(voice, item, title(voice, item), own)


def corrections_title() -> str:
    return _("Corrections")


def concerned_title() -> str:
    return _("Items concerned")


def part_one_title() -> str:
    return _("Items added")


def lines(voice: DocumentLanguage, items: tuple[Item, ...]) -> tuple[AgendaLine, ...]:
    return outline.lines(voice, new_items(voice, items))


def _corrected(
    voice: DocumentLanguage, item: Item | None, heading: RichParagraph, own: list[AgendaChange]
) -> Annotation:
    return Annotation(
        key=item.key if item else "meeting",
        number=item.cited if item else "",
        heading=heading,
        level=1,
        purpose=(item.purpose if item else ItemPurpose.INFORMATION).value,
        minutes=None,
        reasons=(),
        records=(),
        rows=tuple(row for change in own for row in _rows(voice, change)),
        action=RichParagraph(),
        action_label="",
        draft_decision=RichParagraph(),
        draft_label="",
    )


def _rows(voice: DocumentLanguage, change: AgendaChange) -> Iterator[Fact]:
    what = {
        ChangeCode.TITLE: _("Title"),
        ChangeCode.BACKGROUND: _("Background"),
        ChangeCode.ACTION: pgettext("asked of the Participants under an item", "Action"),
        ChangeCode.DECISION: _("Draft wording"),
    }.get(change.code)
    if what is None or change.before.reading(voice.language) == change.after.reading(voice.language):
        yield Fact(_("Correction"), tuple(voice.say(said) for said in changes.sentences(voice, [change])))
        return
    yield Fact(_("%(what)s: reads") % {"what": what}, (voice.cell(change.before, empty=_("(no text)")),))
    yield Fact(_("%(what)s: should read") % {"what": what}, (voice.cell(change.after, empty=_("(no text)")),))


def _known(voice: DocumentLanguage) -> set[str]:
    issued = voice.register.issued
    return {item.key for item in issued.snapshot.items} if issued else set()
