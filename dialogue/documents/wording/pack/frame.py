"""What every document beside the agenda has around its own parts: the masthead, the instant, the author."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from dialogue.documents.agenda import Agenda, Masthead
from dialogue.documents.wording import REGIONS, Edition
from dialogue.documents.wording.masthead import author, masthead
from dialogue.documents.wording.voice import Voice


def framed(voice: Voice, head: Masthead, **parts: Any) -> Agenda:
    """A document in the language of ``voice`` under ``head``; ``parts`` are fields of the tree."""
    register = voice.register
    return Agenda(
        language=voice.language,
        region=REGIONS[voice.language],
        author=author(),
        as_of=register.as_of,
        dialogue=register.meeting.number,
        masthead=head,
        **{"clocks": (), **parts},
    )


def standing_head(voice: Voice, title: str) -> Masthead:
    """The masthead of what follows the agenda: issued or adopted as it was, or a draft as long as it is one."""
    head = replace(masthead(voice, Edition()), title=title)
    issue = voice.register.issued
    if issue is None:
        return head
    adopted = issue.adopted_on
    return replace(
        head,
        symbol=issue.symbol,
        status=_("Adopted") if adopted else _("Issued"),
        issued=_("Agenda adopted on %(day)s") % {"day": voice.day(adopted)}
        if adopted
        else _("Agenda issued on %(day)s") % {"day": voice.day(issue.issued_on)},
        draft_line="",
    )


def own_head(voice: Voice, title: str, symbol: str, *, mark: str = "") -> Masthead:
    """The masthead of what is told from the register as it stands, under a symbol of its own: it has no versions.

    With a ``mark`` of its own it is for a few, each of whom has it in the language asked for: none is the original.
    """
    head = masthead(voice, Edition())
    return replace(
        head,
        title=title,
        symbol=f"{voice.register.instrument.symbol}/{voice.register.meeting.number}/{symbol}",
        status=_("As of %(day)s") % {"day": voice.day(voice.register.today)},
        original="" if mark else head.original,
        courtesy="" if mark else head.courtesy,
        mark=mark or head.mark,
        draft_line="",
    )
