"""Enumerations of webhook message states, attempt outcomes and reasons for turning off."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _, pgettext_lazy


class WebhookMessageState(TextChoices):
    """State of a webhook message. A failed one can be resent; a withdrawn one can no longer be read."""

    WAITING = "waiting", pgettext_lazy("of a webhook message", "Waiting")
    DELIVERED = "delivered", pgettext_lazy("of a webhook message", "Delivered")
    FAILED = "failed", pgettext_lazy("of a webhook message", "Failed")
    WITHDRAWN = "withdrawn", pgettext_lazy("of a webhook message", "Withdrawn")


class AttemptOutcome(TextChoices):
    """Outcome of a delivery attempt."""

    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Refused")
    GONE = "gone", _("Gone (410)")
    NO_ANSWER = "no_answer", _("Timed out")
    NO_CONNECTION = "no_connection", _("Connection failed")
    ADDRESS_NOT_ALLOWED = "address_not_allowed", _("Address not allowed")
    UNSIGNED = "unsigned", _("Secret could not be read; nothing was sent")
    INTERRUPTED = "interrupted", _("Worker stopped before the response was recorded")

    @property
    def is_unreachable(self) -> bool:
        """Return whether the next message would fail as well, so that the receiver gets a back-off."""
        return self in {
            AttemptOutcome.NO_ANSWER,
            AttemptOutcome.NO_CONNECTION,
            AttemptOutcome.ADDRESS_NOT_ALLOWED,
            AttemptOutcome.UNSIGNED,
        }


class OffReason(TextChoices):
    """Reason for which a webhook is off."""

    BY_HAND = "by_hand", _("Turned off manually")
    BY_SYSTEM = "by_system", _("Turned off by the partner system")
    GONE = "gone", _("The receiver returned 410 (Gone)")
    FAILING = "failing", _("No message accepted for more than three days")
