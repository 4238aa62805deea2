"""Annex F: rotation of the chair, and past Dialogues."""

from itertools import islice

from django.utils.translation import gettext as _, pgettext

from dialogue.documents.agenda import Annex, DocumentTable, TableColumn
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_details import person, rotation_line
from dialogue.rules.agenda.chairing import past_chairs, turn
from moc.article_4a_i_rotation import CANADIAN_PARTICIPANTS, turns


def series(voice: DocumentLanguage) -> Annex:
    line = rotation_line(voice)
    tables = tuple(table for table in (_past(voice), _ahead(voice)) if table.rows)
    paragraphs = (voice.say(line + _(".")),) if line else ()
    return Annex("F", _("Annex F. Rotation of the chair and past Dialogues"), paragraphs, tables)


def _past(voice: DocumentLanguage) -> DocumentTable:
    rows = []
    for past in voice.register.past:
        chairs = voice.join((person(voice, chair) for chair in past.chairs), _("; "))
        subjects = voice.join((voice.words(subject.title) for subject in past.discussions), _("; "))
        rows.append(
            (
                voice.say(str(past.number)),
                voice.say(voice.day(past.held_on)),
                voice.say(voice.side(past.host) if past.host else _("Not set")),
                chairs or voice.say(pgettext("feminine", "Not set")),
                subjects or voice.say(pgettext("masculine plural", "Not set")),
            )
        )
    return DocumentTable(
        _("Dialogues held"),
        (
            TableColumn(_("No."), 7),
            TableColumn(_("Day"), 20),
            TableColumn(_("Host"), 12),
            TableColumn(_("Co-chairs"), 36),
            TableColumn(_("Subjects"), 25),
        ),
        tuple(rows),
    )


def _ahead(voice: DocumentLanguage) -> DocumentTable:
    """Return the upcoming chairs, from this Dialogue on, by rotation."""
    columns = (TableColumn(_("Dialogue"), 30), TableColumn(_("Chair by rotation"), 70))
    rotating, rotation = turn(voice.register), voice.register.rotation
    if rotating is None or rotation is None:
        return DocumentTable(_("Chairs to come"), columns, ())
    chaired = [*past_chairs(voice.register, rotation), rotating.chair]
    coming = [rotating.chair, *islice(turns(rotation.order, chaired), CANADIAN_PARTICIPANTS - 1)]
    first = voice.register.meeting.number
    return DocumentTable(
        _("Chairs to come for %(side)s") % {"side": voice.side(rotation.side)},
        columns,
        tuple(
            (
                voice.say(voice.nth_dialogue(first + index)),
                voice.say(voice.participant(code)),
            )
            for index, code in enumerate(coming)
        ),
    )
