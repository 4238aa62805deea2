"""Requested actions of an item: in few words on the first page, in a sentence in its annotation."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _, ngettext

from dialogue.documents.agenda import RichParagraph
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import DebateRule, ItemPurpose
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.agenda.tracks import CommitmentTrack

# Number of characters of longer requests, which do not fit a cell of the first page.
_LATIN, _JAPANESE = 50, 24


def action(voice: DocumentLanguage, item: Item) -> RichParagraph:
    """Return the sentence that invites the Participants to act; empty for items that ask nothing."""
    if item.edit and item.edit.action:
        return voice.words(item.edit.action)
    requested_acts = list(acts(voice, item))
    if not requested_acts:
        return RichParagraph()
    acts_listed = _(" and to ").join(filter(None, (_(", to ").join(requested_acts[:-1]), requested_acts[-1])))
    return voice.say(_("The Participants are invited to %(acts)s.") % {"acts": acts_listed})


def short(voice: DocumentLanguage, items: Iterable[Item]) -> str:
    """Return the request of an item, or of several together, in about nine words."""
    requested_acts: list[str] = []
    longest = _JAPANESE if voice.language == "ja" else _LATIN
    for act in dict.fromkeys(act for item in items for act in acts(voice, item)):
        if not requested_acts or sum(map(len, requested_acts)) + len(act) <= longest:
            requested_acts.append(act)
    if not requested_acts:
        return ""
    said = _("; ").join(requested_acts)
    return said[0].upper() + said[1:] + _(".")


def acts(voice: DocumentLanguage, item: Item) -> Iterator[str]:  # noqa: C901, PLR0912  # One case for each kind reads best.
    """Yield the requested actions of the Participants, as verbs that continue a sentence."""
    register = voice.register
    match item.kind:
        case ItemKind.ORGANISATION:
            yield _("adopt the agenda")
            yield _("take note of the delegations")
        case ItemKind.FOLLOW_UP:
            yield from _follow_up(voice, item)
        case ItemKind.STATUS:
            yield _("take note of the status of the Memorandum of Cooperation")
        case ItemKind.OTHER_FORA:
            yield _("take into consideration the current status of work under the %(forum)s") % {
                "forum": register.forum
            }
        case ItemKind.AREA:
            yield from _area(voice, item)
        case ItemKind.FORMS | ItemKind.FORM:
            yield _("take note of the activities ahead")
        case ItemKind.DECISION:
            yield _("concur in writing in the text as proposed or state their objections")
        case ItemKind.EN_BLOC:
            count = len(item.commitments)
            pattern = ngettext(
                "close %(count)d completed commitment without debate",
                "close %(count)d completed commitments en bloc, without debate",
                count,
            )
            yield _counted(voice, pattern, count)
        case ItemKind.INTELLECTUAL_PROPERTY:
            yield _("state whether any matter is expected to arise")
        case ItemKind.STAKEHOLDERS:
            yield _("hear the invitees and exchange views with them")
        case ItemKind.NEXT_DIALOGUE:
            yield _("consider the date of the %(ordinal)s Dialogue") % {
                "ordinal": voice.ordinal(register.meeting.number + 1, inside=True)
            }
        case ItemKind.CLOSING:
            yield _("confirm the decisions and actions of the day")
        case ItemKind.CARRIED:
            yield _("conclude the item or decide how it continues")
        case ItemKind.ADDED:
            yield {
                ItemPurpose.DECISION: _("decide jointly on the proposal"),
                ItemPurpose.DISCUSSION: _("discuss the item"),
                ItemPurpose.INFORMATION: _("take note of the item"),
            }[item.purpose]


def _follow_up(voice: DocumentLanguage, item: Item) -> Iterator[str]:
    open_ones = [action for action in voice.register.open_actions if action.code in item.actions]
    unnamed = sum(1 for action in open_ones if action.lead is None)
    undated = sum(1 for action in open_ones if action.due_on is None)
    if unnamed and unnamed == undated:
        pattern = ngettext(
            "name a lead and set a due date for %(count)d action",
            "name a lead and set a due date for %(count)d actions",
            unnamed,
        )
        yield _counted(voice, pattern, unnamed, feminine=True)
    else:
        yield from _namings(voice, unnamed, undated)
    if len(open_ones) > max(unnamed, undated):
        yield _("state for each other action whether to close, continue or raise it")


def _namings(voice: DocumentLanguage, unnamed: int, undated: int) -> Iterator[str]:
    if unnamed:
        pattern = ngettext("name a lead for %(count)d action", "name a lead for %(count)d actions", unnamed)
        yield _counted(voice, pattern, unnamed, feminine=True)
    if undated:
        pattern = ngettext("set a due date for %(count)d action", "set a due date for %(count)d actions", undated)
        yield _counted(voice, pattern, undated, feminine=True)


def _counted(voice: DocumentLanguage, pattern: str, count: int, *, feminine: bool = False) -> str:
    """Return the pattern with its count in words; ``feminine`` is the gender of what is counted in French."""
    return str(voice.fill(pattern, count=voice.count(count, feminine=feminine)))


def _area(voice: DocumentLanguage, item: Item) -> Iterator[str]:
    """Yield the requests of the commitments of an area, each under its first rule."""
    if not item.is_debated:
        yield _("take note of the state of work") if item.commitments else _("state whether any work is planned")
        return
    work = [row for row in item.work if row.is_debated and row.taken_under == item.key]
    if item.spoken_of or (item.edit and item.edit.decision):
        yield _("decide jointly on the proposal") if DebateRule.DECISION in item.rules else _("consider the proposal")
    # A commitment that its lead proposes to close needs no new date.
    to_date = [row for row in work if DebateRule.OVERDUE in row.rules and DebateRule.CLOSING not in row.rules]
    late = len(to_date)
    if late:
        pattern = ngettext(
            "set a new date for %(count)d overdue commitment", "set new dates for %(count)d overdue commitments", late
        )
        yield _counted(voice, pattern, late, feminine=True)
    here = [row for row in work if row.named_under == item.key]
    unnamed, undated = sum(row.names_lead for row in here), sum(row.names_date for row in here)
    if unnamed:
        pattern = ngettext("name a lead for %(count)d commitment", "name a lead for %(count)d commitments", unnamed)
        yield _counted(voice, pattern, unnamed)
    if undated:
        pattern = ngettext(
            "set a due date for %(count)d commitment", "set a due date for %(count)d commitments", undated
        )
        yield _counted(voice, pattern, undated)
    yield from _rest(
        voice,
        [row for row in work if row not in to_date],
        named=bool(late or unnamed or undated),
    )


def _rest(voice: DocumentLanguage, work: list[CommitmentTrack], *, named: bool) -> Iterator[str]:
    """Yield what commitments that are not overdue ask for, or the next steps if nothing else is ``named``."""
    risky = sum(1 for row in work if DebateRule.AT_RISK in row.rules)
    silent = sum(1 for row in work if DebateRule.SILENT in row.rules)
    if risky:
        pattern = ngettext("consider %(count)d commitment at risk", "consider %(count)d commitments at risk", risky)
        yield _counted(voice, pattern, risky)
    if silent:
        pattern = ngettext(
            "hear a progress report on %(count)d commitment",
            "hear a progress report on %(count)d commitments",
            silent,
        )
        yield _counted(voice, pattern, silent)
    closing = sum(1 for row in work if DebateRule.CLOSING in row.rules)
    if closing:
        pattern = ngettext(
            "decide on the closing of %(count)d commitment", "decide on the closing of %(count)d commitments", closing
        )
        yield _counted(voice, pattern, closing)
    unreviewed = sum(1 for row in work if DebateRule.UNREVIEWED in row.rules)
    if unreviewed:
        pattern = ngettext(
            "hear whether %(count)d commitment is kept", "hear whether %(count)d commitments are kept", unreviewed
        )
        yield _counted(voice, pattern, unreviewed)
    if not (named or risky or silent or closing or unreviewed):
        yield _("consider the next steps")
