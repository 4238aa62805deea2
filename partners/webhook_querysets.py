"""Querysets of webhooks and their messages. ``visible_to`` applies the read permissions."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from contacts.enums import Role
from partners.querysets import Viewer, readable
from partners.webhook_enums import WebhookMessageState

if TYPE_CHECKING:
    from partners.models import Webhook, WebhookAttempt, WebhookMessage

ANSWERS = [str(role) for role in Role if role.edits_own]


def entitled(at: datetime, *, client: str = "client") -> Q:
    """Return the condition under which the partner system at the path ``client`` may receive events at ``at``.

    The same events end a token at the next request: the end of the system, its account or its contact.
    """
    return Q(
        **{
            f"{client}__ended_at": None,
            f"{client}__expires_at__gt": at,
            f"{client}__account__is_active": True,
            f"{client}__contact__is_active": True,
            f"{client}__contact__role__in": ANSWERS,
        }
    )


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable(viewer, client="client"))

    def listening(self, at: datetime) -> Self:
        """Filter active webhooks whose partner system has its permissions."""
        return self.filter(entitled(at), off_since=None)


class WebhookPartQuerySet[M: models.Model](models.QuerySet[M]):
    """Queryset of conditions and secrets."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable(viewer, client="webhook__client"))


class WebhookMessageQuerySet(models.QuerySet["WebhookMessage"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable(viewer, client="webhook__client"))

    def due(self, at: datetime) -> Self:
        """Filter messages that are due, the longest due first, except during a back-off of the receiver."""
        rested = Q(webhook__quiet_until=None) | Q(webhook__quiet_until__lte=at)
        waiting = self.filter(state=WebhookMessageState.WAITING, next_attempt_at__lte=at, webhook__off_since=None)
        return waiting.filter(rested).order_by("next_attempt_at", "pk")

    def failed_since(self, since: datetime) -> Self:
        """Filter failed messages recorded since ``since``."""
        return self.filter(state=WebhookMessageState.FAILED, recorded_at__gte=since)


class WebhookAttemptQuerySet(models.QuerySet["WebhookAttempt"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable(viewer, client="message__webhook__client"))
