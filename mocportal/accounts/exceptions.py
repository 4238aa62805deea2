"""What accounts refuse, each told in a sentence that the reader can act on."""

from contacts.exceptions import DomainError


class CodeOverError(DomainError):
    """A one-time code that is unknown, was used, or came too late."""

    code = "code-over"


class TooManyAttemptsError(DomainError):
    """Another try at a second factor after too many that failed."""

    code = "too-many-attempts"


class LastFactorError(DomainError):
    """The last second factor of an account that has to have one."""

    code = "last-factor"


class NotInvitedError(DomainError):
    """An invitation to an account that cannot be invited: without an address, inactive, or of a partner system."""

    code = "not-invited"


class SignInRefusedError(DomainError):
    """An answer of a ministry's provider that opens nothing here; ``reason`` says why, for the log alone."""

    code = "sign-in-refused"

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason
