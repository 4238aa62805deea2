"""Part I: numbered items and lettered sub-items on one page."""

from django.utils.translation import gettext as _

from dialogue.documents.agenda import AgendaLine
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.titles import minutes, title
from dialogue.rules.agenda.items import Item


def part_one_title(*, adopted: bool = False) -> str:
    return _("Part I. Agenda") if adopted else _("Part I. Provisional agenda")


def lines(voice: DocumentLanguage, items: tuple[Item, ...]) -> tuple[AgendaLine, ...]:
    return tuple(
        AgendaLine(
            number=item.label,
            title=title(voice, item),
            minutes=minutes(item.total_minutes),
            children=tuple(
                AgendaLine(child.label, title(voice, child), minutes(child.minutes)) for child in item.children
            ),
        )
        for item in items
    )
