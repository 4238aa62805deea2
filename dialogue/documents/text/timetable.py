"""Timetable of an agenda: each item with its minutes, hours, request, and the records and papers under it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _, ngettext

from dialogue.documents.agenda import ItemRecord, Timetable, TimetableItem
from dialogue.documents.text import clock, decision_sheet, requests, state
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.titles import title
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.agenda.planning import spans
from dialogue.rules.agenda.tracks import is_complete

# Kinds whose records are listed; others name theirs in the annotation.
_WITH_COMMITMENTS = frozenset({ItemKind.AREA, ItemKind.FOLLOW_UP, ItemKind.ADDED, ItemKind.CARRIED})
# Kinds that only hold sub-items.
_HOLDERS = frozenset({ItemKind.AREAS, ItemKind.DECISIONS})

NO_REPORT = "no_evidence"


def timetable(voice: DocumentLanguage, items: tuple[Item, ...]) -> Timetable:
    """Return the items and sub-items in their order, with the state of their records on the day of the Dialogue."""
    placed = spans(items)
    return Timetable(
        minutes=voice.register.meeting.minutes,
        items=tuple(
            TimetableItem(
                key=one.key,
                number=one.cited,
                level=2 if one.letter else 1,
                title=title(voice, one),
                group="" if one.kind in _HOLDERS and one.children else one.group.value,
                begins=placed[one.key].begins,
                minutes=placed[one.key].minutes,
                when=clock.spoken(voice, placed[one.key].begins),
                lead=decision_sheet.lead(voice, (one,)),
                request=requests.short(voice, (one,)),
                provisions=(*one.provisions, *([one.subject] if one.kind in {ItemKind.AREA, ItemKind.FORM} else [])),
                records=tuple(_records(voice, one)),
                papers=tuple(paper.symbol for paper in voice.register.papers_for(one.key)),
            )
            for item in items
            for one in (item, *item.children)
        ),
    )


def _records(voice: DocumentLanguage, item: Item) -> Iterator[ItemRecord]:
    if item.kind is ItemKind.DECISION:
        yield _decision(voice, item.subject)
    elif item.kind in _WITH_COMMITMENTS:
        elsewhere = {work.reference for work in item.work if work.is_debated and work.taken_under != item.key}
        yield from (_commitment(voice, one) for one in item.commitments if one not in elsewhere)


def _decision(voice: DocumentLanguage, reference: str) -> ItemRecord:
    total = len(voice.register.participants)
    given = total - len(voice.register.law.decision(reference).missing)
    return ItemRecord(reference, "proposed", _("%(given)d of %(total)d concurred") % {"given": given, "total": total})


def _commitment(voice: DocumentLanguage, reference: str) -> ItemRecord:
    fact = voice.register.commitment(reference)
    if fact is None:
        return ItemRecord(reference, "", "")
    if is_complete(fact):
        return ItemRecord(reference, "completed", state.completion(fact))
    if days := fact.days_overdue(voice.register.day):
        return ItemRecord(
            reference, "overdue", ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}
        )
    return ItemRecord(reference, fact.last_report.health.value if fact.last_report else NO_REPORT, state.health(fact))
