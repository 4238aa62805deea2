"""Emails to a ministry's contact point about its proposal for the agenda."""

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _

from commitments.services.emails import notify
from contacts.enums import MessageKind
from contacts.rules.email_content import EmailContent
from dialogue.models import Proposal


def notify_accepted(proposal: Proposal, *, at: datetime) -> None:
    def words() -> tuple[str, list[str]]:
        return (
            _("%(dialogue)s: your proposal is on the draft agenda"),
            [
                _("The secretariat added your proposal to the draft agenda: %(title)s"),
                _("The agenda may change until it is issued."),
            ],
        )

    _notify(proposal, "accepted", words, at)


def notify_declined(proposal: Proposal, *, at: datetime) -> None:
    def words() -> tuple[str, list[str]]:
        return (
            _("%(dialogue)s: your proposal was declined"),
            [
                _("The secretariat did not add your proposal to the draft agenda: %(title)s"),
                _("Reason: %(reason)s"),
            ],
        )

    _notify(proposal, "declined", words, at)


def notify_returned(proposal: Proposal, *, at: datetime) -> None:
    def words() -> tuple[str, list[str]]:
        return (
            _("%(dialogue)s: your proposal is under review again"),
            [
                _("The secretariat returned your proposal to the backlog: %(title)s"),
                _("We will inform you of the result."),
            ],
        )

    _notify(proposal, "returned", words, at)


def _notify(proposal: Proposal, what: str, words: Callable[[], tuple[str, list[str]]], at: datetime) -> None:
    def letter(_language: str) -> EmailContent:
        subject, lines = words()
        facts = {"dialogue": str(proposal.dialogue), "title": str(proposal.title), "reason": proposal.reason}
        return EmailContent(
            subject=_filled(subject, facts),
            lines=tuple(_filled(line, facts) for line in lines),
            link=proposal.get_absolute_url(),
            footer=str(proposal.dialogue.instrument.status_line),
        )

    # The key includes the instant: a proposal returned to the backlog can be accepted again, with a new email.
    key = f"proposal:{proposal.pk}:{what}:{at.isoformat()}"
    notify([proposal.participant], kind=MessageKind.INVITATION, key=key, words=letter, at=at, may_wait=True)


def _filled(text: str, facts: dict[str, str]) -> str:
    """Replace placeholders by facts without %-formatting: titles may contain percent signs."""
    for name, fact in facts.items():
        text = text.replace(f"%({name})s", fact)
    return text
