"""Account errors. Each message states the remedy, in the language of the user.

Only the decision on a request is recorded in the register; API clients authenticate with tokens.
"""

from django.utils.translation import gettext_lazy as _

from core.refusals import rules
from core.refusals.errors import DomainError


class NotApproverError(DomainError):
    """Error for deciding a request without permission, or one that is already decided."""

    code = "not-approver"
    title = _("Approval by an ineligible person")
    rule = rules.SIGHT
    meaning = _("A second person must approve additional rights or a new address for an account.")
    remedy = _("“detail” states who can approve. Ask that person to approve the request on its page.")


class AccountError(Exception):
    """Base error of sign-in and account actions."""


class CodeInvalidError(AccountError):
    """Error for a one-time code that is unknown, used or expired."""


class TooManyAttemptsError(AccountError):
    """Error for another attempt after too many failed ones."""


class LastFactorError(AccountError):
    """Error for removing the last second factor of an account that requires one."""


class NotInvitedError(AccountError):
    """Error for inviting an account without an address, an inactive one, or a partner system's."""


class SignInRefusedError(AccountError):
    """Error for rejected single sign-on; ``reason`` is for the log only."""

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason
