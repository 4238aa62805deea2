"""The agenda on one page: masthead, both clocks and Part I, for who has no more than a minute."""

from django.utils.translation import gettext as _

from dialogue.documents.agenda import Agenda, Layout
from dialogue.documents.wording import facts, outline
from dialogue.documents.wording.pack.frame import framed, standing_head
from dialogue.documents.wording.voice import Voice
from dialogue.rules.agenda.items import Item


def one_page(voice: Voice, items: tuple[Item, ...]) -> Agenda:
    adopted = bool(voice.register.issued and voice.register.issued.adopted_on)
    return framed(
        voice,
        standing_head(voice, _("Agenda as adopted") if adopted else _("Provisional agenda")),
        clocks=facts.clocks(voice),
        part_one_title=outline.part_one_title(adopted=adopted),
        part_one=outline.lines(voice, items),
        layout=Layout.ONE_PAGE,
    )
