"""List of participants: co-chairs, delegations in the order of the MOC, and invitees separately."""

from django.utils.translation import gettext as _

from dialogue.documents.agenda import Agenda, Section
from dialogue.documents.wording import facts
from dialogue.documents.wording.annexes.people import people
from dialogue.documents.wording.pack.frame import framed, own_head
from dialogue.documents.wording.voice import Voice


def participants(voice: Voice) -> Agenda:
    titles = (_("Delegations"), _("Invitees"))
    return framed(
        voice,
        own_head(voice, _("List of participants"), "LOP"),
        clocks=facts.clocks(voice),
        facts=facts.place_and_chairs(voice),
        sections=tuple(
            Section(voice.say(title), tables=(table,))
            for title, table in zip(titles, people(voice).tables, strict=False)
        ),
    )
