"""Refusals that concern the Dialogue. Each says what is wrong, where, and what to do."""

from contacts.exceptions import DomainError


class DraftFrozenError(DomainError):
    """A change to an agenda that has been issued."""

    code = "agenda-issued"


class DayMissingError(DomainError):
    """A Dialogue that would have been held on no known day."""

    code = "day-missing"


class DocumentNotForYouError(DomainError):
    """A document asked for by somebody whose it is not."""

    code = "document-not-for-you"
