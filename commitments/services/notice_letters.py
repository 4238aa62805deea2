"""The mails that go with a notice: a copy of it for each address of each addressee, and word of its withdrawal."""

from datetime import datetime

from django.utils.translation import gettext as _

from commitments.models import Notice
from commitments.services.letters import seats, tell
from contacts.enums import MessageKind
from contacts.rules.letters import Letter, on_one_line


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
    subject = f"{notice.reference}: {kind}"
    if not notice.link_only:
        subject = f"{notice.reference}: {notice.subject}"
        lines += [str(notice.subject), *_paragraphs(str(notice.body))]
    lines.append(_("Please acknowledge receipt in the portal: the acknowledgement is the proof of receipt."))
    return _letter(notice, subject, lines)


def tell_issued(notice: Notice, *, at: datetime) -> None:
    """Record the copies."""
    others = seats(notice.instrument, but=notice.sender)
    tell(others, kind=MessageKind.NOTICE, key=key_of_issue(notice), words=lambda _language: copy_of(notice), at=at)


def tell_withdrawn(notice: Notice, *, at: datetime) -> None:
    def letter(_language: str) -> Letter:
        subject = _("%(reference)s was withdrawn").replace("%(reference)s", notice.reference)
        line = _("%(sender)s has withdrawn its notice %(reference)s. The reason stands in the portal.")
        line = line.replace("%(sender)s", str(notice.sender)).replace("%(reference)s", notice.reference)
        return _letter(notice, subject, [line])

    others = seats(notice.instrument, but=notice.sender)
    tell(others, kind=MessageKind.NOTICE, key=f"{key_of_issue(notice)}:withdrawn", words=letter, at=at)


def _letter(notice: Notice, subject: str, lines: list[str]) -> Letter:
    # A line of a mail's header is at most so long here; the whole subject stands in the portal.
    return Letter(
        subject=on_one_line(subject)[:200],
        lines=tuple(lines),
        link=notice.get_absolute_url(),
        footer=str(notice.instrument.status_line),
    )


def _paragraphs(text: str) -> list[str]:
    return [paragraph.strip() for paragraph in text.replace("\r\n", "\n").split("\n\n") if paragraph.strip()]
