"""Part I: numbered items and lettered sub-items on one page."""

from django.utils.translation import gettext as _

from dialogue.documents.agenda import Line
from dialogue.documents.text.document_language import Voice
from dialogue.documents.text.titles import minutes, title
from dialogue.rules.agenda.items import Item


def part_one_title(*, adopted: bool = False) -> str:
    return _("Part I. Agenda") if adopted else _("Part I. Provisional agenda")


def lines(voice: Voice, items: tuple[Item, ...]) -> tuple[Line, ...]:
    return tuple(
        Line(
            number=item.label,
            title=title(voice, item),
            minutes=minutes(item.total_minutes),
            children=tuple(Line(child.label, title(voice, child), minutes(child.minutes)) for child in item.children),
        )
        for item in items
    )
