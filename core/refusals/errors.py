"""Domain errors of all apps, and those that concern times. Each has an explanation and a remedy."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.refusals import rules

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class DomainError(Exception):
    """Domain error: an action that a rule forbids; nothing is stored.

    ``code`` is part of the API and never changes. ``title``, ``rule``, ``meaning`` and ``remedy`` are the texts of its
    page (``/api/v1/problems/<code>/``): what is refused, the article of the MOC or the rule of the portal, the reason,
    and what to do. The message of an instance concerns one case, in the language of the reader.
    """

    code = "refused"
    title: "_StrPromise"
    rule: "_StrPromise"
    meaning: "_StrPromise"
    remedy: "_StrPromise"


class BusyError(Exception):
    """Rate limit error (429); ``wait`` is the number of seconds until a retry."""

    def __init__(self, message: str, *, wait: int) -> None:
        super().__init__(message)
        self.wait = wait


class ReasonMissingError(DomainError):
    """Missing reason for a change that requires one."""

    code = "reason-missing"
    title = _("A change that the record has to explain, without its reason")
    rule = rules.RECORD
    meaning = _(
        "Some changes are understood later only by their reason, such as a withdrawal, an objection or a wider "
        "handling mark."
    )
    remedy = _(
        "Send the change again with its reason, in the body or in the header “X-Change-Reason”. It stays in the record."
    )


class TransitionNotAllowedError(DomainError):
    """State transition that is not allowed."""

    code = "state-cannot-change"
    title = _("A change of state that the life of the record does not know")
    rule = rules.RECORD
    meaning = _(
        "A record passes from one state to another by certain ways, and none leads from its present state to this one."
    )
    remedy = _("Read the record again for its present state, and ask only for a state that can follow it.")


class NonexistentTimeError(DomainError):
    """Nonexistent local time, skipped when clocks go forward."""

    code = "time-does-not-exist"
    title = _("A wall time that the clocks of its zone skip")
    rule = rules.CLOCKS
    meaning = _("Where clocks go forward, an hour of that day is left out, and this time is within it.")
    remedy = _("Choose a time before or after the hour that is left out.")


class AmbiguousTimeError(DomainError):
    """Ambiguous local time, which occurs twice when clocks go back."""

    code = "time-is-ambiguous"
    title = _("A wall time that the clocks of its zone show twice")
    rule = rules.CLOCKS
    meaning = _("Where clocks go back, an hour of that day comes twice, and nothing tells which of the two is meant.")
    remedy = _("Choose a time outside the hour that comes twice.")
