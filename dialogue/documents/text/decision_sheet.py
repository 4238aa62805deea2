"""Decision sheet, the first page of an agenda: items by requested action, and three key facts."""

from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _, ngettext, pgettext

from core.rest.tables.spreadsheet_model import Align
from core.text.date_formatting import NBSP
from core.text.natural_order import natural_key
from dialogue.documents.agenda import DecisionSheet, DocumentTable, RichParagraph, TableColumn
from dialogue.documents.text import clock, requests, state
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.titles import short, title
from dialogue.rules.agenda.inputs import CommitmentFact
from dialogue.rules.agenda.items import Item, ItemGroup, ItemKind
from dialogue.rules.agenda.planning import Span, spans
from dialogue.rules.agenda.tracks import is_complete
from moc.article_4a_i_annual import Schedule

# Kinds whose sub-items have rows of their own.
_OPENED = frozenset({ItemKind.AREAS, ItemKind.DECISIONS})

WORST = 3
"""Number of overdue commitments that are named."""
POINTS = 3


def sheet(voice: DocumentLanguage, items: tuple[Item, ...], annotated: frozenset[str]) -> DecisionSheet:
    """Return the first page; numbers of ``annotated`` items link to their annotations."""
    placed = spans(items)
    columns = (
        *(TableColumn(heading, 0) for heading in clock.columns(voice)),
        TableColumn(_("No."), 0),
        TableColumn(pgettext("of an agenda", "Item"), 12),
        TableColumn(_("Lead"), 0),
        TableColumn(_("Paper"), 0),
        TableColumn(_("Requested action"), 11),
        TableColumn(pgettext("column of minutes", "Min."), 0, Align.END),
    )
    rows = list(rows_of(items))
    table: list[tuple[RichParagraph, ...]] = []
    for group, pattern in _groups().items():
        own = [row for row in rows if row[0].group is group]
        if own:
            table.append((voice.say(pattern % {"count": len(own)}, strong=True),))
            table += [_cells(voice, row, placed, annotated) for row in own]
    return DecisionSheet(
        items=DocumentTable(_("Items by request to the Participants"), columns, tuple(table), captioned=False),
        procedure=voice.sentences(voice.say(_("Procedure."), strong=True), _procedure(voice, items, placed)),
        points_title=_("Three things to know"),
        points=tuple(islice(_points(voice), POINTS)),
    )


def _groups() -> dict[ItemGroup, str]:
    return {
        ItemGroup.DECISION: _("For decision (%(count)d)"),
        ItemGroup.DISCUSSION: _("For discussion (%(count)d)"),
        ItemGroup.INFORMATION: _("For information (%(count)d)"),
    }


def rows_of(items: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    """Yield the items of each row; areas without debate share one."""
    for item in items:
        if item.kind not in _OPENED or not item.children:
            yield (item,)
            continue
        together = tuple(child for child in item.children if is_brief(child))
        yield from ((child,) for child in item.children if child not in together)
        if together:
            yield together


def is_brief(item: Item) -> bool:
    """Return whether an area takes one line: without debate, and without anything that a user added."""
    return item.kind is ItemKind.AREA and not item.is_debated and not item.edit and not item.spoken_of


def _cells(
    voice: DocumentLanguage, row: tuple[Item, ...], placed: dict[str, Span], annotated: frozenset[str]
) -> tuple[RichParagraph, ...]:
    first = row[0]
    minutes = sum(placed[item.key].minutes for item in row)
    link = f"#{first.key}" if first.key in annotated else ""
    return (
        *(voice.say(hour) for hour in clock.hours(voice, placed[first.key].begins)),
        voice.say(numbers(row), link=link),
        short(voice, first) if len(row) == 1 else title_of_several(voice, row),
        voice.say(lead(voice, row)),
        _papers(voice, row),
        voice.say(requests.short(voice, row) or pgettext("feminine", "None")),
        voice.say(str(minutes) if minutes else pgettext("feminine", "None")),
    )


def numbers(row: tuple[Item, ...]) -> str:
    """Return the number of an item, or the range of several: ``5(f)–(i)``."""
    return row[0].cited if len(row) == 1 else f"{row[0].cited}–({row[-1].letter})"


def title_of_several(voice: DocumentLanguage, row: tuple[Item, ...]) -> RichParagraph:
    """Return the title of several areas without debate."""
    facts = {"count": voice.count(len(row), opening=True), "codes": voice.listed(item.subject for item in row)}
    pattern = ngettext(
        "%(count)d area without debate: %(codes)s", "%(count)d areas without debate: %(codes)s", len(row)
    )
    return voice.fill(pattern, **facts)


def lead(voice: DocumentLanguage, row: tuple[Item, ...]) -> str:
    """Return the lead of an item or, for an area, those of its commitments; otherwise the co-chairs."""
    item = row[0]
    if len(row) == 1 and item.lead:
        return voice.participant(item.lead)
    if len(row) == 1 and item.kind is ItemKind.AREA:
        here = {work.reference for work in item.work if work.is_debated and work.taken_under == item.key}
        facts = [fact for fact in map(voice.register.commitment, item.commitments) if fact and fact.reference in here]
        leads = {fact.lead for fact in facts if fact.lead}
        if leads:
            return voice.participants(code for code in voice.register.participants if code in leads)
        if facts:
            return voice.lead(None)
    return _("Co-chairs")


def _papers(voice: DocumentLanguage, row: tuple[Item, ...]) -> RichParagraph:
    papers = [fact for item in row for fact in voice.register.papers_for(item.key)]
    if papers:
        return voice.join((voice.say(fact.symbol, link=f"#paper-{fact.symbol}") for fact in papers), _(", "))
    if any(item.commitments or item.actions for item in row):
        return voice.say(_("Annex B").replace(" ", NBSP), link="#annex-B")
    return voice.say(pgettext("a report without a paper", "Oral"))


def _procedure(voice: DocumentLanguage, items: tuple[Item, ...], placed: dict[str, Span]) -> RichParagraph:
    """Return the items of procedure in running text, each with its hour at the host."""
    said = []
    for item in items:
        if item.group is not ItemGroup.PROCEDURE:
            continue
        facts = {"number": item.cited, "hour": clock.hours(voice, placed[item.key].begins)[0]}
        if item.kind is ItemKind.CLOSING:
            facts["end"] = clock.hours(voice, placed[item.key].ends)[0]
            pattern = _("%(number)s %(title)s, %(hour)s to %(end)s.")
        else:
            pattern = _("%(number)s %(title)s, %(hour)s.")
        said.append(voice.fill(pattern, title=title(voice, item), **facts))
    return voice.sentences(*said)


def _points(voice: DocumentLanguage) -> Iterator[RichParagraph]:
    """Yield the key information for delegates: work overdue, work without a lead, the status of the MOC.

    That the Dialogue itself is late has a point of its own if there is room, else it follows the status.
    """
    points = [point for point in (_overdue(voice), _unnamed(voice)) if point]
    late = _late_dialogue(voice)
    if late and len(points) < POINTS - 1:
        points.insert(0, late)
        late = RichParagraph()
    yield from points
    yield voice.sentences(_("Status of the MOC:"), *state.of_the_moc(voice), late)


def _late_dialogue(voice: DocumentLanguage) -> RichParagraph:
    """Return how long this Dialogue has been due (article 4(a)(i)); empty if it is not."""
    register = voice.register
    last, meeting = register.previous, register.meeting
    if last is None:
        return RichParagraph()
    schedule = Schedule(register.today, last.held_by, register.instrument.dialogue_months, meeting.held_on)
    if schedule.due_by is None or not schedule.is_overdue:
        return RichParagraph()
    days = (register.day - schedule.due_by).days
    pattern = ngettext(
        "The last Dialogue was on %(last)s; the %(ordinal)s has been due since %(due)s (article 4(a)(i)), "
        "%(days)d day.",
        "The last Dialogue was on %(last)s; the %(ordinal)s has been due since %(due)s (article 4(a)(i)), "
        "%(days)d days.",
        days,
    )
    if register.is_annual:
        pattern = ngettext(
            "The Dialogue is held annually (article 4(a)(i)). The last was on %(last)s; the %(ordinal)s has been due "
            "since %(due)s, %(days)d day.",
            "The Dialogue is held annually (article 4(a)(i)). The last was on %(last)s; the %(ordinal)s has been due "
            "since %(due)s, %(days)d days.",
            days,
        )
    return voice.say(
        pattern
        % {
            "last": voice.day(last.held_by),
            "ordinal": voice.ordinal(meeting.number, inside=True),
            "due": voice.day(schedule.due_by),
            "days": days,
        }
    )


def _overdue(voice: DocumentLanguage) -> RichParagraph:
    """Return the number of overdue commitments, and the worst with lead and days on the day of the Dialogue."""
    register = voice.register
    late = sorted(
        (fact for fact in register.commitments if fact.days_overdue(register.day) and not is_complete(fact)),
        key=lambda fact: (-fact.days_overdue(register.day), natural_key(fact.reference)),
    )
    if not late:
        return RichParagraph()
    total = len(register.commitments)
    if register.meeting.held_on:
        pattern = ngettext(
            "On the day of the Dialogue, %(late)d of %(total)d commitments will be overdue:",
            "On the day of the Dialogue, %(late)d of %(total)d commitments will be overdue, the longest overdue first:",
            len(late),
        )
    else:
        pattern = ngettext(
            "%(late)d of %(total)d commitments is overdue:",
            "%(late)d of %(total)d commitments are overdue, the longest overdue first:",
            len(late),
        )
    count = pattern % {"late": len(late), "total": total}
    worst = voice.join((_worst(voice, fact) for fact in late[:WORST]), pgettext("between facts on one record", "; "))
    return voice.sentences(count, worst + voice.say(_(".")))


def _worst(voice: DocumentLanguage, fact: CommitmentFact) -> RichParagraph:
    days = fact.days_overdue(voice.register.day)
    pattern = ngettext("%(title)s (%(lead)s, %(days)d day)", "%(title)s (%(lead)s, %(days)d days)", days)
    return voice.fill(
        pattern,
        title=voice.words(fact.title),
        lead=voice.participant(fact.lead) if fact.lead else _("no lead"),
        days=days,
    )


def _unnamed(voice: DocumentLanguage) -> RichParagraph:
    """Return the numbers of commitments without lead, due date or report."""
    facts = [fact for fact in voice.register.commitments if not is_complete(fact)]
    counts = {
        "total": len(facts),
        "leads": sum(1 for fact in facts if fact.lead is None),
        "dates": sum(1 for fact in facts if fact.due_on is None),
        "reports": sum(1 for fact in facts if fact.last_report is None),
    }
    if not facts or not (counts["leads"] or counts["dates"] or counts["reports"]):
        return RichParagraph()
    if counts["leads"] == counts["dates"] == counts["reports"] == counts["total"]:
        pattern = ngettext(
            "The only commitment has no lead, no due date and no progress report.",
            "None of the %(total)d commitments has a lead, a due date or a progress report.",
            counts["total"],
        )
        return voice.fill(pattern, total=voice.count(counts["total"]))
    without = {
        "leads": _("%(count)d without a lead"),
        "dates": _("%(count)d without a due date"),
        "reports": _("%(count)d without a progress report"),
    }
    missing = voice.listed(pattern % {"count": counts[name]} for name, pattern in without.items() if counts[name])
    return voice.say(_("Of %(total)d open commitments: %(missing)s.") % {"total": counts["total"], "missing": missing})
