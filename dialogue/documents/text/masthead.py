"""Masthead of the first page, and the note by the secretariat."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from dialogue.documents.agenda import Masthead, RichParagraph
from dialogue.documents.text import changes, state
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.edition import Edition
from dialogue.documents.text.snapshots import snapshot
from dialogue.enums import AgendaForm, AgendaStatus
from dialogue.rules.agenda.chairing import turn
from dialogue.rules.agenda.changes import compare
from dialogue.rules.agenda.items import Item
from moc.article_4a_i_annual import Schedule

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
        draft_line=_("DRAFT, not issued, as of %(instant)s") % {"instant": voice.instant(register.as_of)}
        if is_draft
        else "",
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


def note(voice: DocumentLanguage, items: tuple[Item, ...], edition: Edition) -> Iterator[RichParagraph]:
    """Yield the secretariat's note: compilation, status of the MOC, figures, lateness; in drafts also open entries."""
    register = voice.register
    if edition.is_adopted:
        made = _(
            "This is the agenda as the Participants adopted it, compiled from the register of commitments as of "
            "%(instant)s. Each annotation states the reason for the item."
        )
    else:
        made = _(
            "This agenda was compiled from the register of commitments as of %(instant)s. Each annotation states the "
            "reason for the item. It is a proposal by the secretariat; the Participants adopt it."
        )
    yield voice.say(made % {"instant": voice.instant(register.as_of)})
    yield voice.say(voice.gap.join([_("Status of the MOC:"), *state.of_the_moc(voice)]))
    yield voice.say(_figures(voice))
    yield from _lateness(voice)
    if not voice.given_out:
        yield from _unfinished(voice, items)


def _unfinished(voice: DocumentLanguage, items: tuple[Item, ...]) -> Iterator[RichParagraph]:
    """Yield remarks on missing entries and manual edits; for drafts only."""
    register = voice.register
    if register.cmwg is None:
        yield voice.say(
            _(
                "No entry says yet what was taken into consideration of the work under the %(forum)s (article "
                "4(a)(iii)). Until there is one, the meeting is not ready; “nothing to report” is an answer."
            )
            % {"forum": register.forum}
        )
    edited = sum(1 for item in _all(items) if item.edit)
    if edited:
        yield voice.say(
            ngettext(
                "%(count)d item was changed or added by a person since it was compiled.",
                "%(count)d items were changed or added by a person since they were compiled.",
                edited,
            )
            % {"count": edited}
        )
    if not register.issued:
        yield voice.say(_("No agenda has been issued for this Dialogue before."))


def since_last_issue(voice: DocumentLanguage, items: tuple[Item, ...], edition: Edition) -> Iterator[RichParagraph]:
    """Yield the changes since the last issue as text, or at the meeting if it is being adopted."""
    issue = voice.register.issued
    if issue is None:
        return
    changed = compare(issue.snapshot, snapshot(voice.register, items))
    yield voice.say(changes.since(voice, issue, changed, in_the_room=edition.is_adopted))
    for sentence in changes.sentences(voice, changed):
        yield voice.say(sentence)


def _all(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from item.children


def _figures(voice: DocumentLanguage) -> str:
    register = voice.register
    overdue = sum(1 for fact in register.commitments if fact.days_overdue(register.today))
    without_report = sum(1 for fact in register.commitments if fact.last_report is None)
    return _(
        "The register holds %(active)d active commitments, none of them legally binding: %(overdue)d overdue, "
        "%(silent)d without a progress report. %(actions)d actions of past Dialogues are open."
    ) % {
        "active": len(register.commitments),
        "overdue": overdue,
        "silent": without_report,
        "actions": len(register.open_actions),
    }


def _lateness(voice: DocumentLanguage) -> Iterator[RichParagraph]:
    """Yield the notice on a late Dialogue (article 4(a)(i)); the interval is that of the text in effect."""
    register = voice.register
    last, meeting = register.previous, register.meeting
    if last is None:
        return
    schedule = Schedule(register.today, last.held_by, register.instrument.dialogue_months, meeting.held_on)
    if schedule.is_overdue:
        yield voice.say(
            _(
                "More than %(months)d months have passed since the %(last)s; another within them would have been "
                "held by %(due)s. Article 4(a)(i), which Annex G cites, says how often it is held."
            )
            % {
                "months": schedule.months,
                "last": voice.dialogue(last, inside=True),
                "due": voice.day(schedule.due_by),
            }
        )
    if meeting.held_on is None and schedule.year_without_dialogue == register.today.year:
        yield voice.say(_("No Dialogue has a date in %(year)d so far.") % {"year": register.today.year})
    elif schedule.year_without_dialogue and schedule.year_without_dialogue < register.today.year:
        yield voice.say(_("No Dialogue was held in %(year)d.") % {"year": schedule.year_without_dialogue})
    if meeting.held_on is None:
        yield voice.say(_undated(voice))


def _undated(voice: DocumentLanguage) -> str:
    rotating = turn(voice.register)
    if rotating is None:
        return _("No date is set for this Dialogue, so its hours are counted from the opening.")
    return _(
        "No date is set for this Dialogue, so its hours are counted from the opening. By rotation the chair for "
        "%(side)s is %(chair)s."
    ) % {"side": voice.side(rotating.side), "chair": voice.participant(rotating.chair)}
