"""Refusals that concern partner systems and their tokens."""

from django.utils.translation import gettext_lazy as _

from core.refusals import rules
from core.refusals.errors import DomainError


class TokenOverError(DomainError):
    """A new token for what has ended, or in the place of a token that is over or replaced."""

    code = "token-over"
    title = _("An act on a token that has ended")
    rule = rules.SAFETY
    meaning = _(
        "A token that has expired, was revoked or was replaced stays so, and a system that is over gets no new one."
    )
    remedy = _("Renew the partner system if it has expired, then make a new token.")


class TokenNamedAlreadyError(DomainError):
    """A second token of one name for one partner system."""

    code = "token-named-already"
    title = _("A second token of one name for one partner system")
    rule = rules.SAFETY
    meaning = _(
        "A token of this name opens the portal for the system already, and nobody could tell a second one from it."
    )
    remedy = _("Replace the token that there is, or give the new one another name.")


class ContactUnfitError(DomainError):
    """A contact who cannot answer for a partner system of the Participant."""

    code = "contact-unfit"
    title = _("A contact of a partner system who cannot answer for it")
    rule = rules.SIGHT
    meaning = _(
        "Somebody answers for each partner system: an active editor or contact point officer of the Participant "
        "whose it is."
    )
    remedy = _("Choose an active editor or officer of that Participant.")


class ClientOverError(DomainError):
    """An act on a partner system that has ended."""

    code = "client-over"
    title = _("An act on a partner system that has ended")
    rule = rules.SAFETY
    meaning = _(
        "A partner system ends for ever and its account is closed, so that nothing which was given to it opens "
        "anything."
    )
    remedy = _("Register another partner system, with tokens of its own.")
