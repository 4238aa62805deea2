"""Masthead of the first page, and the note by the secretariat."""

from collections.abc import Iterator

from django.utils.translation import gettext as _, pgettext

from dialogue.documents.agenda import Masthead, RichParagraph
from dialogue.documents.text import changes
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.edition import Edition
from dialogue.documents.text.snapshots import snapshot
from dialogue.enums import AgendaForm, AgendaStatus
from dialogue.rules.agenda.changes import compare
from dialogue.rules.agenda.items import Item
from dialogue.rules.agenda.tracks import requests_close

ORIGINAL = "en"


def author() -> str:
    return _("Secretariat of the Memorandum of Cooperation")


def masthead(voice: DocumentLanguage, edition: Edition) -> Masthead:
    register = voice.register
    is_draft = edition.status is AgendaStatus.DRAFT
    symbol = f"{register.instrument.symbol}/{register.meeting.number}/1{edition.form.suffix(edition.revision)}"
    status = {
        AgendaStatus.DRAFT: pgettext("of an agenda", "Draft"),
        AgendaStatus.ISSUED: _("Issued"),
        AgendaStatus.ADOPTED: _("Adopted"),
    }[edition.status]
    return Masthead(
        instrument=register.instrument.name.reading(voice.language).text,
        symbol=symbol,
        status=status,
        issued="" if is_draft else _given_out(edition) % {"day": voice.day(edition.issued_on)},
        original=_("Original: English"),
        courtesy="" if voice.language == ORIGINAL else _("Courtesy translation"),
        mark=register.meeting.mark.reading(voice.language).text,
        title=_title(edition),
        subtitle=_("%(ordinal)s %(series)s")
        % {
            "ordinal": voice.ordinal(register.meeting.number),
            "series": register.instrument.dialogue.reading(voice.language).text,
        },
        non_binding=register.instrument.status_line.reading(voice.language).text,
        draft_line=_("Draft as of %(day)s") % {"day": voice.day(register.today)} if is_draft else "",
        page_of=page_of(),
    )


def page_of() -> str:
    return _("Page {x} of {y}")


def _given_out(edition: Edition) -> str:
    return _("Adopted on %(day)s") if edition.is_adopted else _("Issued on %(day)s")


def _title(edition: Edition) -> str:
    if edition.form is AgendaForm.ADDENDUM:
        return _("Provisional agenda and annotations: addendum")
    if edition.form is AgendaForm.CORRIGENDUM:
        return _("Provisional agenda and annotations: corrigendum")
    return _("Agenda and annotations, as adopted") if edition.is_adopted else _("Provisional agenda and annotations")


def note_title() -> str:
    return _("Note by the secretariat")


def note(voice: DocumentLanguage, edition: Edition) -> RichParagraph:
    """Return the secretariat's note: source and instant of the facts, where they are, and how to change the agenda."""
    register = voice.register
    said = [
        _("The facts are those of the register on %(instant)s.") % {"instant": voice.instant(register.as_of)},
        _("Every item has its annotation in Part II, and every open action and commitment its row in Annex B."),
    ]
    if edition.is_adopted:
        return voice.sentences(*said)
    closes = requests_close(register.meeting.held_on)
    if closes:
        said.append(
            _("A Participant may ask until %(day)s that an item be added, or taken with or without debate.")
            % {"day": voice.day(closes)}
        )
    else:
        said.append(_("A Participant may ask that an item be added, or taken with or without debate."))
    return voice.sentences(*said)


def translation_note(voice: DocumentLanguage, edition: Edition) -> Iterator[RichParagraph]:
    """Yield the reason why the agenda is issued with translations that are old or not approved, if it is."""
    if edition.old_translations_reason:
        said = _("Some translations in this document are older than their original or not approved. Reason: %(reason)s")
        yield voice.say(said % {"reason": edition.old_translations_reason})


def since_last_issue(voice: DocumentLanguage, items: tuple[Item, ...], edition: Edition) -> Iterator[RichParagraph]:
    """Yield the changes since the last issue as text, or at the meeting if it is being adopted."""
    issue = voice.register.issued
    if issue is None:
        return
    changed = compare(issue.snapshot, snapshot(voice.register, items))
    yield voice.say(changes.since(voice, issue, changed, in_the_room=edition.is_adopted))
    for sentence in changes.sentences(voice, changed):
        yield voice.say(sentence)
