"""Emails to contact points when a date of the Dialogue is confirmed, moved or cancelled."""

from datetime import datetime
from enum import Enum, auto

from django.urls import reverse
from django.utils.translation import gettext as _

from commitments.querysets import SHARED
from commitments.services.emails import notify, seats
from contacts.enums import MessageKind
from contacts.rules.email_content import EmailContent, on_one_line
from contacts.services.marks import bearing
from dialogue.documents.formats import CALENDAR
from dialogue.models import Dialogue
from dialogue.services.sides import readings


class DateChange(Enum):
    """Change of a date that Participants rely on."""

    CONFIRMED = auto()
    MOVED = auto()
    POSTPONED = auto()
    UNSETTLED = auto()
    CANCELLED = auto()


def announce(*, dialogue: Dialogue, change: DateChange, was: datetime | None, at: datetime) -> None:
    """Queue an email to each contact point, with a link to the calendar file, in the caller's transaction.

    ``was`` is the instant at which the Dialogue would have begun before the change. The key contains the calendar's
    sequence, so a repeated call queues nothing.
    """
    notify(
        seats(dialogue.instrument),
        kind=MessageKind.INVITATION,
        key=f"dialogue:{dialogue.number}:{dialogue.sequence}",
        words=lambda language: letter(dialogue, change, was, language),
        at=at,
    )


def letter(dialogue: Dialogue, change: DateChange, was: datetime | None, language: str) -> EmailContent:
    """Return the email in ``language``, which is the active one.

    It omits time and place if the Dialogue is not visible to all Participants: these are behind its link.
    """
    subject, sentence = _said(change, str(dialogue))
    starts = dialogue.starts_at
    moved = change in {DateChange.MOVED, DateChange.POSTPONED} and was is not None and was != starts
    lines = [sentence]
    if dialogue.mark.audience in SHARED:
        lines += _when_and_where(dialogue, starts, language)
        if moved and was is not None:
            lines += [_("Previously planned for:"), *readings(dialogue, was, language)]
    lines.append(_("The calendar file of the Dialogue updates the entry in your calendar."))
    written = EmailContent(
        subject=on_one_line(subject),
        lines=tuple(lines),
        link=reverse("dialogue:download", args=[dialogue.number, CALENDAR], query={"lang": language}),
        footer=str(dialogue.instrument.status_line),
    )
    return bearing(written, dialogue.mark) if dialogue.mark.audience in SHARED else written


def _when_and_where(dialogue: Dialogue, starts: datetime | None, language: str) -> list[str]:
    lines = [] if starts is None else list(readings(dialogue, starts, language))
    if place := _(", ").join(str(text) for text in (dialogue.venue, dialogue.city) if text):
        lines.append(_("Place: %(place)s") % {"place": place})
    return lines


def _said(change: DateChange, dialogue: str) -> tuple[str, str]:
    """Return the subject and the first sentence."""
    said = {
        DateChange.CONFIRMED: (
            _("%(dialogue)s: the date is confirmed"),
            _("The date of the %(dialogue)s is confirmed."),
        ),
        DateChange.MOVED: (
            _("%(dialogue)s: date or place has changed"),
            _("The date, time or place of the %(dialogue)s has changed. The Dialogue remains confirmed."),
        ),
        DateChange.POSTPONED: (
            _("%(dialogue)s: postponed"),
            _("The %(dialogue)s has been postponed. Its number and chair are unchanged."),
        ),
        DateChange.UNSETTLED: (
            _("%(dialogue)s: date no longer confirmed"),
            _("The date of the %(dialogue)s is tentative again and is being arranged."),
        ),
        DateChange.CANCELLED: (
            _("%(dialogue)s: cancelled"),
            _("The %(dialogue)s has been cancelled and will not take place."),
        ),
    }
    subject, sentence = said[change]
    return subject % {"dialogue": dialogue}, sentence % {"dialogue": dialogue}
