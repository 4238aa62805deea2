"""What accounts refuse, each told in a sentence that the reader can act on, and in the reader's language.

None of it is an act of the register that the API could refuse: programs sign in with tokens.
"""


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
