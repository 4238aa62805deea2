"""What refuses about partner systems, their tokens and webhooks, explained by code."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from mocportal.rest.explained import rules
from mocportal.rest.explained.rules import Explanation

EXPLAINED: Final = {
    "too-many-webhooks": Explanation(
        rules.SHARE,
        _(
            "Each webhook is told of every change that it asks for, so a partner system has only as many as “detail” "
            "says."
        ),
        _("List the webhooks of your system, and change one that is no longer needed."),
    ),
    "webhook-turned-off-by-hand": Explanation(
        rules.SIGHT,
        _("Somebody turned this webhook off on its page, for a reason that a program does not know."),
        _("Ask the people who look after your system to turn it on, on its page. Until then read the change feed."),
    ),
    "webhook-address-not-allowed": Explanation(
        rules.SAFETY,
        _(
            "The portal sends only to receivers on the public internet, over encryption, at ports that its operator "
            "allows."
        ),
        _("“detail” says what to change in the address. Then send it again."),
    ),
    "webhook-not-to-be-sent-to": Explanation(
        rules.RECORD,
        _(
            "A webhook that is off gets nothing, not even a test. A message that still waits or was withdrawn is not "
            "sent again."
        ),
        _("Turn the webhook on, or wait until the message was delivered or has failed."),
    ),
    "token-named-already": Explanation(
        rules.SAFETY,
        _("A token of this name opens the portal for the system already, and nobody could tell a second one from it."),
        _("Replace the token that there is, or give the new one another name."),
    ),
    "token-over": Explanation(
        rules.SAFETY,
        _("A token that has expired, was revoked or was replaced stays so, and a system that is over gets no new one."),
        _("Renew the partner system if it has expired, then make a new token."),
    ),
    "client-over": Explanation(
        rules.SAFETY,
        _(
            "A partner system ends for ever and its account is closed, so that nothing which was given to it opens "
            "anything."
        ),
        _("Register another partner system, with tokens of its own."),
    ),
    "contact-unfit": Explanation(
        rules.SIGHT,
        _(
            "Somebody answers for each partner system: an active editor or contact point officer of the Participant "
            "whose it is."
        ),
        _("Choose an active editor or officer of that Participant."),
    ),
}
