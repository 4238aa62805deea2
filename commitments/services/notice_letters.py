"""The mails that go with a notice: a copy of it for each address of each addressee, and word of its withdrawal."""

from datetime import datetime

from django.utils.translation import gettext as _

from commitments.documents.status import consequence
from commitments.enums import NoticeKind
from commitments.models import Notice
from commitments.services.clocks import settlement_of, speech_of
from commitments.services.letters import seats, tell
from contacts.enums import MessageKind
from contacts.rules.letters import Letter, on_one_line
from core.db.multilingual import marked
from core.text.date_formatting import day

# A line of a mail's header is at most so long here; the whole subject stands in the portal. Of what a person wrote it
# keeps so much that the reference before it and the language after it have room.
LONGEST_HEADER = 200
LONGEST_SUBJECT = 160


def key_of_issue(notice: Notice) -> str:
    """The key in the outbox under which the copies of a notice are."""
    return f"notice:{notice.reference}"


def copy_of(notice: Notice) -> Letter:
    """The mail that goes with the notice, in the active language.

    Where the text is to stay out of mail, neither subject nor text tells anything of it.
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
    lines.append(_("Please acknowledge receipt in the portal: the acknowledgement is the proof of receipt."))
    return _letter(notice, subject, lines)


def tell_issued(notice: Notice, *, at: datetime) -> None:
    """Record the copies."""
    others = seats(notice.instrument, but=notice.sender)
    tell(others, kind=MessageKind.NOTICE, key=key_of_issue(notice), words=lambda _language: copy_of(notice), at=at)


def tell_withdrawn(notice: Notice, *, at: datetime) -> None:
    """Record the mails that tell of the withdrawal.

    A copy of the notice may still wait for a server, or have gone to an address that was replaced since: so each mail
    says what was withdrawn and what becomes of a copy that comes after it.
    """

    def letter(language: str) -> Letter:
        assert notice.issued_on is not None
        facts = {"reference": notice.reference, "sender": str(notice.sender), "kind": str(notice.kind_of.label)}
        subject = _("%(reference)s was withdrawn") % facts
        line = _(
            "%(sender)s has withdrawn its notice %(reference)s of %(day)s: %(kind)s. The reason stands in the portal."
        )
        lines = [line % (facts | {"day": day(notice.issued_on, language)})]
        if not notice.link_only:
            lines.append(marked(notice.subject))
        lines.append(_("Should the notice itself reach you after this mail, nothing is to be acknowledged any more."))
        return _letter(notice, subject, lines)

    others = seats(notice.instrument, but=notice.sender)
    tell(others, kind=MessageKind.NOTICE, key=f"{key_of_issue(notice)}:withdrawn", words=letter, at=at)


def _subject(notice: Notice, what: str) -> str:
    return _("%(reference)s: %(subject)s") % {"reference": notice.reference, "subject": what}


def _letter(notice: Notice, subject: str, lines: list[str]) -> Letter:
    return Letter(
        subject=on_one_line(subject)[:LONGEST_HEADER],
        lines=tuple(lines),
        link=notice.get_absolute_url(),
        footer=str(notice.instrument.status_line),
    )


def _paragraphs(text: str) -> list[str]:
    return [paragraph.strip() for paragraph in text.replace("\r\n", "\n").split("\n\n") if paragraph.strip()]
