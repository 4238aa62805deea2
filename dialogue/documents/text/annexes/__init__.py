"""Annexes: A timetable, B follow-up, C coverage, D papers, E participants, F past Dialogues, G provisions, H notes.

Letters are fixed: those of empty annexes are named in one line, so that the others keep theirs.
"""

from django.utils.translation import gettext as _, ngettext

from dialogue.documents.agenda import Annex
from dialogue.documents.text.annexes import coverage, delegations, series, timetable
from dialogue.documents.text.annexes.administrative import administrative
from dialogue.documents.text.annexes.follow_up import follow_up
from dialogue.documents.text.annexes.papers import papers
from dialogue.documents.text.annexes.provisions import provisions
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.rules.agenda.items import Item


def annexes(voice: DocumentLanguage, items: tuple[Item, ...]) -> tuple[Annex, ...]:
    """Return the annexes with content in the order of their letters, and a line on the empty ones."""
    meeting = voice.register.meeting
    made = (
        timetable.timetable(voice, items),
        follow_up(voice),
        coverage.coverage(voice),
        papers(voice, items),
        delegations.people(voice) if meeting.delegates or meeting.invitees else delegations.empty_annex(),
        series.series(voice),
        provisions(voice, items),
        administrative(voice),
    )
    empty = [annex.title for annex in made if not annex.tables and not annex.paragraphs]
    filled = tuple(annex for annex in made if annex.tables or annex.paragraphs)
    return (*filled, _without(voice, empty)) if empty else filled


def _without(voice: DocumentLanguage, titles: list[str]) -> Annex:
    pattern = ngettext(
        "This annex has no entries: %(titles)s.", "These annexes have no entries: %(titles)s.", len(titles)
    )
    return Annex("", "", (voice.say(pattern % {"titles": _("; ").join(titles)}),))
