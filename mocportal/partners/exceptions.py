"""Refusals that concern partner systems and their tokens."""

from contacts.exceptions import DomainError


class TokenOverError(DomainError):
    """A new token for what has ended, or in the place of a token that is over or replaced."""

    code = "token-over"


class TokenNamedAlreadyError(DomainError):
    """A second token of one name for one partner system."""

    code = "token-named-already"


class ContactUnfitError(DomainError):
    """A contact who cannot answer for a partner system of the Participant."""

    code = "contact-unfit"


class ClientOverError(DomainError):
    """An act on a partner system that has ended."""

    code = "client-over"
