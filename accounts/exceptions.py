"""Refusals that concern accounts. Each message says what to do, in the language of the reader.

Only a decision about a request is an act that the register records; programs sign in with tokens.
"""

from django.utils.translation import gettext_lazy as _

from core.refusals import rules
from core.refusals.errors import DomainError


class NotApproverError(DomainError):
    """A decision about a request by a person who may not approve it, or about a request that is decided."""

    code = "not-approver"
    title = _("A decision about a request for an account by somebody who cannot approve it")
    rule = rules.SIGHT
    meaning = _("More rights or another address of an account need the decision of a second person.")
    remedy = _("“detail” says who decides. Ask that person to approve the request on its page.")


class AccountError(Exception):
    """Something about signing in that is not done."""


class CodeOverError(AccountError):
    """A one-time code that is unknown, was used, or came too late."""


class TooManyAttemptsError(AccountError):
    """Another try at a second factor after too many that failed."""


class LastFactorError(AccountError):
    """The last second factor of an account that has to have one."""


class NotInvitedError(AccountError):
    """An invitation to an account that cannot be invited: without an address, inactive, or of a partner system."""


class SignInRefusedError(AccountError):
    """An answer of a ministry's provider that opens nothing here; ``reason`` says why, for the log alone."""

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason
