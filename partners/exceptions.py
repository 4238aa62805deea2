"""Errors of partner systems, their tokens and webhooks."""

from django.utils.translation import gettext_lazy as _

from core.refusals import rules
from core.refusals.errors import DomainError, TransitionNotAllowedError


class TokenEndedError(DomainError):
    """Error for replacing or extending a token or system that has ended or been replaced."""

    code = "token-over"
    title = _("An act on a token that has ended")
    rule = rules.SAFETY
    meaning = _(
        "A token that has expired, was revoked or was replaced stays so, and a system that is over gets no new one."
    )
    remedy = _("Renew the partner system if it has expired, then make a new token.")


class TokenNamedAlreadyError(DomainError):
    """Error for a second valid token with the same name in one partner system."""

    code = "token-named-already"
    title = _("A second token of one name for one partner system")
    rule = rules.SAFETY
    meaning = _(
        "A token of this name opens the portal for the system already, and nobody could tell a second one from it."
    )
    remedy = _("Replace the token that there is, or give the new one another name.")


class ContactUnfitError(DomainError):
    """Error for a contact without the role or the Participant that a partner system requires."""

    code = "contact-unfit"
    title = _("A contact of a partner system who cannot answer for it")
    rule = rules.SIGHT
    meaning = _(
        "Somebody answers for each partner system: an active editor or contact point officer of the Participant "
        "whose it is."
    )
    remedy = _("Choose an active editor or officer of that Participant.")


class ClientEndedError(DomainError):
    """Error for an action on a partner system that has ended."""

    code = "client-over"
    title = _("An act on a partner system that has ended")
    rule = rules.SAFETY
    meaning = _(
        "A partner system ends for ever and its account is closed, so that nothing which was given to it opens "
        "anything."
    )
    remedy = _("Register another partner system, with tokens of its own.")


class TooManyWebhooksError(DomainError):
    """Error for exceeding the number of webhooks that a partner system can have."""

    code = "too-many-webhooks"
    title = _("One webhook more than a partner system can have")
    rule = rules.SHARE
    meaning = _(
        "Each webhook is told of every change that it asks for, so a partner system has only as many as “detail” says."
    )
    remedy = _("List the webhooks of your system, and change one that is no longer needed.")


class TurnedOffByHandError(TransitionNotAllowedError):
    """Error for turning on by API a webhook that a person turned off."""

    code = "webhook-turned-off-by-hand"
    title = _("A webhook turned on over the API that a person turned off")
    rule = rules.SIGHT
    meaning = _("Somebody turned this webhook off on its page, for a reason that a program does not know.")
    remedy = _("Ask the people who look after your system to turn it on, on its page. Until then read the change feed.")


class WebhookStateError(TransitionNotAllowedError):
    """Error for sending to a webhook that is off, or resending a message whose state does not allow it."""

    code = "webhook-not-to-be-sent-to"
    title = _("A message to a webhook that is switched off, or one that is not to be sent again")
    rule = rules.RECORD
    meaning = _(
        "A webhook that is off gets nothing, not even a test. A message that still waits or was withdrawn is not "
        "sent again."
    )
    remedy = _("Turn the webhook on, or wait until the message was delivered or has failed.")


class WebhookAddressError(DomainError):
    """Error for a webhook URL that is not allowed."""

    code = "webhook-address-not-allowed"
    title = _("A webhook to an address that the portal does not send to")
    rule = rules.SAFETY
    meaning = _(
        "The portal sends only to receivers on the public internet, over encryption, at ports that its operator allows."
    )
    remedy = _("“detail” says what to change in the address. Then send it again.")
