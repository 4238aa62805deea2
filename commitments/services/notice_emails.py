"""Emails of a notice: a copy to each address of each addressee, and the message that it was withdrawn."""

from datetime import datetime

from django.utils.translation import gettext as _

from commitments.documents.status import consequence
from commitments.enums import NoticeKind
from commitments.models import Notice
from commitments.services.clocks import settlement_of, speech_of
from commitments.services.emails import notify, seats
from contacts.enums import MessageKind
from contacts.rules.email_content import EmailContent, on_one_line
from core.db.multilingual import marked
from core.text.date_formatting import day

# Longest subject line of an email; the portal shows the full subject. The subject that the user entered is cut further,
# to leave room for the reference before it and the language after it.
LONGEST_HEADER = 200
LONGEST_SUBJECT = 160


def key_of_issue(notice: Notice) -> str:
    """Return the outbox key of the copies of a notice."""
    return f"notice:{notice.reference}"


def copy_of(notice: Notice) -> EmailContent:
    """Return the email that accompanies the notice, in the active language.

    If the notice is sent as a link only, neither subject nor body contains its text.
    """
    kind = notice.kind_of.label
    head = _("%(sender)s gives notice to the other Participants: %(kind)s.")
    lines = [head.replace("%(sender)s", str(notice.sender)).replace("%(kind)s", str(kind))]
    subject = _subject(notice, str(kind))
    if not notice.link_only:
        subject = _subject(notice, marked(notice.subject, longest=LONGEST_SUBJECT))
        lines += [marked(notice.subject), *_paragraphs(str(notice.body))]
    if notice.kind_of is NoticeKind.DISCONTINUE:
        lines.append(" ".join(consequence(notice.sender.code, settlement_of(notice), speech_of(notice.instrument))))
    lines.append(_("Please acknowledge receipt in the portal. Your acknowledgement is the official proof of receipt."))
    return _letter(notice, subject, lines)


def notify_issued(notice: Notice, *, at: datetime) -> None:
    """Record the copies of the notice in the outbox."""
    others = seats(notice.instrument, but=notice.sender)
    notify(others, kind=MessageKind.NOTICE, key=key_of_issue(notice), words=lambda _language: copy_of(notice), at=at)


def notify_withdrawn(notice: Notice, *, at: datetime) -> None:
    """Record the emails about the withdrawal.

    A copy of the notice may still be queued, or have gone to an address replaced since. Each email therefore identifies
    the withdrawn notice and explains how to treat a copy that arrives later.
    """

    def letter(language: str) -> EmailContent:
        assert notice.issued_on is not None
        facts = {"reference": notice.reference, "sender": str(notice.sender), "kind": str(notice.kind_of.label)}
        subject = _("%(reference)s was withdrawn") % facts
        line = _(
            "%(sender)s withdrew its notice %(reference)s of %(day)s: %(kind)s. The reason is given in the portal."
        )
        lines = [line % (facts | {"day": day(notice.issued_on, language)})]
        if not notice.link_only:
            lines.append(marked(notice.subject))
        lines.append(_("If you receive the notice after this email, no acknowledgement is required."))
        return _letter(notice, subject, lines)

    others = seats(notice.instrument, but=notice.sender)
    notify(others, kind=MessageKind.NOTICE, key=f"{key_of_issue(notice)}:withdrawn", words=letter, at=at)


def _subject(notice: Notice, what: str) -> str:
    return _("%(reference)s: %(subject)s") % {"reference": notice.reference, "subject": what}


def _letter(notice: Notice, subject: str, lines: list[str]) -> EmailContent:
    return EmailContent(
        subject=on_one_line(subject)[:LONGEST_HEADER],
        lines=tuple(lines),
        link=notice.get_absolute_url(),
        footer=str(notice.instrument.status_line),
    )


def _paragraphs(text: str) -> list[str]:
    return [paragraph.strip() for paragraph in text.replace("\r\n", "\n").split("\n\n") if paragraph.strip()]
