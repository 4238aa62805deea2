"""Domain errors of all apps, and those that concern times. Each has an explanation and a remedy."""

from django.utils.translation import gettext, gettext_lazy as _
from django_stubs_ext import StrPromise

from core.refusals import rules


class DomainError(Exception):
    """Domain error: an action that a rule forbids; nothing is stored.

    ``code`` is part of the API and never changes. ``title``, ``rule``, ``meaning`` and ``remedy`` are the texts of its
    page (``/api/v1/problems/<code>/``): what is refused, the article of the MOC or the rule of the portal, the reason,
    and what to do. The message of an instance concerns one case, in the language of the reader.
    """

    code = "refused"
    title: StrPromise
    rule: StrPromise
    meaning: StrPromise
    remedy: StrPromise


class BusyError(Exception):
    """Rate limit error (429); ``wait`` is the number of seconds until a retry."""

    def __init__(self, message: str, *, wait: int) -> None:
        super().__init__(message)
        self.wait = wait


class ReasonMissingError(DomainError):
    """Missing reason for a change that requires one."""

    code = "reason-missing"
    title = _("Reason required")
    rule = rules.RECORD
    meaning = _("Withdrawals, objections and lower handling marks require a reason.")
    remedy = _(
        "Send the change again with a reason in the body or in the header “X-Change-Reason”. The reason is recorded."
    )


class SelfExclusionError(DomainError):
    """Change after which the writer could not read the record."""

    code = "out-of-sight"
    title = _("Change that removes your own access")
    rule = rules.SIGHT
    meaning = _("You would lose access to this record after the change.")
    remedy = _("Choose a wider handling mark, or ask a user who keeps access to make the change.")

    def __init__(self) -> None:
        super().__init__(gettext("You would lose access to this record. Choose a wider handling mark."))


class TransitionNotAllowedError(DomainError):
    """State transition that is not allowed."""

    code = "state-cannot-change"
    title = _("Status change not allowed")
    rule = rules.RECORD
    meaning = _("The record cannot be changed from its current status to this one.")
    remedy = _("Read the current status of the record and request an allowed status.")


class NonexistentTimeError(DomainError):
    """Nonexistent local time, skipped when clocks go forward."""

    code = "time-does-not-exist"
    title = _("Local time skipped by a clock change")
    rule = rules.CLOCKS
    meaning = _("This local time does not exist: clocks move forward on this date.")
    remedy = _("Choose a time before or after the missing hour.")


class AmbiguousTimeError(DomainError):
    """Ambiguous local time, which occurs twice when clocks go back."""

    code = "time-is-ambiguous"
    title = _("Local time repeated by a clock change")
    rule = rules.CLOCKS
    meaning = _("This local time occurs twice: clocks move back on this date.")
    remedy = _("Choose a time outside the repeated hour.")
