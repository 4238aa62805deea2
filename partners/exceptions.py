"""Errors of partner systems, their tokens and webhooks."""

from django.utils.translation import gettext_lazy as _

from core.refusals import rules
from core.refusals.errors import DomainError, TransitionNotAllowedError


class TokenEndedError(DomainError):
    """Error for replacing or extending a token or system that has ended or been replaced."""

    code = "token-over"
    title = _("Token expired or revoked")
    rule = rules.SAFETY
    meaning = _(
        "An expired, revoked or replaced token cannot be used again. A partner system that has ended cannot "
        "have new tokens."
    )
    remedy = _("If the partner system has expired, renew it, then create a new token.")


class TokenNamedAlreadyError(DomainError):
    """Error for a second valid token with the same name in one partner system."""

    code = "token-named-already"
    title = _("Token name already used")
    rule = rules.SAFETY
    meaning = _("The system already has an active token with this name.")
    remedy = _("Replace the existing token or choose another name.")


class ContactUnfitError(DomainError):
    """Error for a contact without the role or the Participant that a partner system requires."""

    code = "contact-unfit"
    title = _("Contact not eligible")
    rule = rules.SIGHT
    meaning = _(
        "Each partner system has a contact, who is an active editor or contact point officer of its Participant."
    )
    remedy = _("Choose an active editor or officer of that Participant.")


class ClientEndedError(DomainError):
    """Error for an action on a partner system that has ended."""

    code = "client-over"
    title = _("Access of the partner system ended")
    rule = rules.SAFETY
    meaning = _("The access of a partner system is ended permanently and its account is closed.")
    remedy = _("Register a new partner system with its own tokens.")


class TooManyWebhooksError(DomainError):
    """Error for exceeding the number of webhooks that a partner system can have."""

    code = "too-many-webhooks"
    title = _("Limit of webhooks reached")
    rule = rules.SHARE
    meaning = _("The number of enabled webhooks per partner system is limited. “detail” gives the limit.")
    remedy = _("List the webhooks of your system and disable or delete one that is no longer needed.")


class TurnedOffByHandError(TransitionNotAllowedError):
    """Error for turning on by API a webhook that a person turned off."""

    code = "webhook-turned-off-by-hand"
    title = _("Webhook turned off manually")
    rule = rules.SIGHT
    meaning = _("This webhook was turned off manually.")
    remedy = _("Ask your system's administrators to turn it on in the portal. Until then, use the change feed.")


class WebhookStateError(TransitionNotAllowedError):
    """Error for sending to a webhook that is off, or resending a message whose state does not allow it."""

    code = "webhook-not-to-be-sent-to"
    title = _("Webhook off or message not resendable")
    rule = rules.RECORD
    meaning = _("No messages are sent while a webhook is off. Waiting and withdrawn messages cannot be resent.")
    remedy = _("Turn on the webhook, or wait until the message has been delivered or has failed.")


class WebhookAddressError(DomainError):
    """Error for a webhook URL that is not allowed."""

    code = "webhook-address-not-allowed"
    title = _("Webhook address not allowed")
    rule = rules.SAFETY
    meaning = _("Webhooks are sent only to public internet addresses, over HTTPS, on ports allowed by the operator.")
    remedy = _("“detail” says what to change in the address. Send it again.")
