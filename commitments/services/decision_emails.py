"""Emails about joint decisions to contact points. They link to the text instead of containing it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from commitments.models import JointDecision
from commitments.services.emails import notify, seats
from contacts.enums import MessageKind
from contacts.models import Participant
from contacts.rules.email_content import EmailContent
from core.text.date_formatting import day


@dataclass(frozen=True, slots=True)
class EarlierProposal:
    """Earlier proposal of the text: its date in the proposer's capital, and whether the text is identical."""

    proposed_on: date
    is_same: bool


def notify_proposed(decision: JointDecision, *, at: datetime, earlier: EarlierProposal | None = None) -> None:
    """Email every Participant a request for its concurrence, including the proposer.

    If the text was proposed before, the email states that earlier answers no longer count.
    """

    def words(language: str) -> tuple[str, list[str]]:
        if earlier is not None:
            return _again(earlier, language)
        return (
            _("%(reference)s is open for concurrence"),
            [
                _("%(proposer)s proposes a joint decision: %(title)s"),
                _("The decision is made when all Participants have concurred in writing in the same text."),
                _("Please review the text in the portal and concur or object."),
            ],
        )

    # The key has the instant instead of the hash: a text that is withdrawn and proposed again unchanged needs new
    # answers.
    _notify(decision, seats(decision.instrument), f"proposed:{at.isoformat()}", words, at)


def _again(earlier: EarlierProposal, language: str) -> tuple[str, list[str]]:
    if earlier.is_same:
        was = _("The text is unchanged from the proposal of %(day)s, which was returned to draft.")
    else:
        was = _("The text has changed since the proposal of %(day)s.")
    return (
        _("%(reference)s is open for concurrence again"),
        [
            _("%(proposer)s proposes a joint decision again: %(title)s"),
            was % {"day": day(earlier.proposed_on, language)},
            _("Earlier concurrences and objections no longer apply. All Participants are asked to respond again."),
            _("Please review the text in the portal and concur or object."),
        ],
    )


def notify_void(decision: JointDecision, givers: Iterable[Participant], *, at: datetime) -> None:
    """Notify Participants that their concurrence is void because the text is being changed."""

    def words(_language: str) -> tuple[str, list[str]]:
        return (
            _("%(reference)s: your concurrence is void"),
            [
                _("The joint decision was returned to draft: %(title)s"),
                _("Your ministry's concurrence applied to the earlier text and is void."),
                _("You will be asked again when a new text is proposed."),
            ],
        )

    _notify(decision, givers, f"void:{at.isoformat()}", words, at)


def notify_lifted(decision: JointDecision, objectors: Iterable[Participant], *, at: datetime) -> None:
    """Notify Participants that their objection is lifted because the text is being changed."""

    def words(_language: str) -> tuple[str, list[str]]:
        return (
            _("%(reference)s: your objection is lifted"),
            [
                _("The joint decision was returned to draft: %(title)s"),
                _("Your ministry's objection applied to the earlier text and no longer applies."),
                _("You will be asked again when a new text is proposed."),
            ],
        )

    _notify(decision, objectors, f"lifted:{at.isoformat()}", words, at)


def notify_withdrawn(decision: JointDecision, *, at: datetime) -> None:
    def words(_language: str) -> tuple[str, list[str]]:
        return (
            _("%(reference)s was withdrawn"),
            [
                _("The proposed joint decision was withdrawn: %(title)s"),
                _("No action is required. The reason is given in the portal."),
            ],
        )

    _notify(decision, seats(decision.instrument), "withdrawn", words, at)


def notify_objection(decision: JointDecision, participant: Participant, *, at: datetime) -> None:
    """Notify the proposer of an objection, or all Participants if the secretariat is the proposer."""

    def words(_language: str) -> tuple[str, list[str]]:
        return (
            _("%(reference)s: an objection"),
            [
                _("%(participant)s objects to the proposed joint decision: %(title)s")
                % {"participant": participant, "title": "%(title)s"},
                _("The reason is given in the portal."),
            ],
        )

    proposer = [decision.proposed_by] if decision.proposed_by else seats(decision.instrument)
    _notify(decision, proposer, f"objection:{participant.code}:{at.isoformat()}", words, at)


def notify_decided(decision: JointDecision, *, at: datetime) -> None:
    assert decision.decided_on is not None
    decided_on = decision.decided_on

    def words(language: str) -> tuple[str, list[str]]:
        return (
            _("%(reference)s is decided"),
            [
                _("All Participants have concurred: %(title)s"),
                _("The joint decision was made on %(day)s, the date of the last concurrence.")
                % {"day": day(decided_on, language)},
            ],
        )

    _notify(decision, seats(decision.instrument), "decided", words, at)


def _notify(
    decision: JointDecision,
    participants: Iterable[Participant],
    what: str,
    words: Callable[[str], tuple[str, list[str]]],
    at: datetime,
) -> None:
    def letter(language: str) -> EmailContent:
        subject, lines = words(language)
        facts = {
            "reference": decision.reference,
            "title": decision.title,
            "proposer": decision.proposed_by or _("The secretariat"),
        }
        return EmailContent(
            subject=_filled(subject, facts),
            lines=tuple(_filled(line, facts) for line in lines),
            link=decision.get_absolute_url(),
            footer=str(decision.instrument.status_line),
        )

    key = f"decision:{decision.reference}:{what}"
    notify(participants, kind=MessageKind.DECISION, key=key, words=letter, at=at)


def _filled(text: str, facts: dict[str, object]) -> str:
    """Replace the placeholders by plain substitution, since a title may contain a percent sign."""
    for name, fact in facts.items():
        text = text.replace(f"%({name})s", str(fact))
    return text
