"""Refusals that all apps share, and those that concern times. Each says what is wrong, where, and what to do."""


class DomainError(Exception):
    """An act that would make the record false; nothing of it is kept.

    ``code`` names the refusal for machines and stays the same for ever; the message is for people and already in
    the language of the reader.
    """

    code = "refused"


class BusyError(Exception):
    """A request that is refused for now (429); ``wait`` is the number of seconds after which to try again."""

    def __init__(self, message: str, *, wait: int) -> None:
        super().__init__(message)
        self.wait = wait


class ReasonMissingError(DomainError):
    """A change that the record has to explain."""

    code = "reason-missing"


class NotYoursError(DomainError):
    """An act that belongs to the officers of another Participant, or to somebody else's proposal."""

    code = "not-yours"


class NoFunctionError(NotYoursError):
    """A formal act of an account whose person holds no function at the contact point on that day."""

    code = "no-function"


class MarkNotYoursError(DomainError):
    """A wider handling mark, given by somebody who does not act for the originator of the record."""

    code = "mark-not-yours"


class WayClosedError(DomainError):
    """A change of state that the life of a record does not know."""

    code = "state-cannot-change"


class NonexistentTimeError(DomainError):
    """A wall time that the clocks of its zone skip."""

    code = "time-does-not-exist"


class AmbiguousTimeError(DomainError):
    """A wall time that the clocks of its zone show twice."""

    code = "time-is-ambiguous"


class HeaderUnsafeError(DomainError):
    """A subject, name or address that would not stay on its line in a mail."""

    code = "header-unsafe"


class MessageStateError(WayClosedError):
    """A decision about a message that is in no state to be decided on."""

    code = "message-not-to-be-decided"


class AddressNotCurrentError(DomainError):
    """A message that would go to an address which is no longer its contact point's."""

    code = "address-not-current"
