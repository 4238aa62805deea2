"""Refusals that all apps share, and those that concern times. Each says what is wrong, where, and what to do."""


class DomainError(Exception):
    """An act that would make the record false; nothing of it is kept.

    ``code`` names the refusal for machines and stays the same for ever; the message is for people and already in
    the language of the reader.
    """

    code = "refused"


class WayClosedError(DomainError):
    """A change of state that the life of a record does not know."""

    code = "state-cannot-change"


class NonexistentTimeError(DomainError):
    """A wall time that the clocks of its zone skip."""

    code = "time-does-not-exist"


class AmbiguousTimeError(DomainError):
    """A wall time that the clocks of its zone show twice."""

    code = "time-is-ambiguous"
