"""Outbox: mail recorded in the transaction of its event, and each delivery attempt.

The row is authoritative, the mail a copy of it. Only ``contacts.services.outbox``, which records, and
``contacts.services.delivery``, which delivers, write here.
"""

from collections.abc import Sequence
from operator import attrgetter
from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from contacts.enums import DeliveryOutcome, DeliveryPhase, MessageKind, MessageState
from contacts.models.contact_points import ContactPoint
from contacts.models.participants import Participant
from contacts.models.reminders import Reminder
from contacts.models.users import User
from contacts.querysets import DeliveryAttemptQuerySet, MessageQuerySet
from core.db.triggers import refuse
from core.text.languages import Language

FROZEN = (
    *("key", "kind", "message_id", "participant_id", "contact_point_id", "reminder_id"),
    *("language", "subject", "link", "recorded_at"),
)
# Text of the mail, which administrators do not read.
TEXTS = ("subject", "text", "html")
# Personal data, which can be erased after the delivery has ended but never replaced otherwise.
PERSONAL = ("name", "address", "text", "html")


def _differ(columns: Sequence[str]) -> str:
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
    return f"({old}) IS DISTINCT FROM ({new})"


def only_while(states: Sequence[models.TextChoices], *columns: str, name: str) -> models.CheckConstraint:
    """Return a constraint that requires ``columns`` in ``states`` and forbids them in all others."""
    filled = models.Q(state__in=states, **{f"{column}__isnull": False for column in columns})
    empty = ~models.Q(state__in=states) & models.Q(**{f"{column}__isnull": True for column in columns})
    return models.CheckConstraint(condition=filled | empty, name=name)


# The row keeps the body; a copy for each delivery step would only bloat the history.
@pghistory.track(exclude=["text", "html"])
class Message(models.Model):
    """Message to one address. All instants are UTC.

    ``key`` identifies the event, such as ``notice:12:4``; an address gets at most one message for each key. With
    ``contact_point``, the address is compared with the current addresses of the contact point before sending. While a
    worker has the message, ``claim`` identifies its attempt. ``digest`` is the message sent in place of a combined one.
    The last manual resolution of a failed or uncertain message is stored.
    """

    key = models.CharField(_("related record"), max_length=160, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=MessageKind)
    message_id = models.CharField(_("Message-ID"), max_length=255, unique=True, editable=False)
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="messages", verbose_name=_("Participant")
    )
    contact_point = models.ForeignKey(
        ContactPoint, models.PROTECT, null=True, blank=True, related_name="messages", verbose_name=_("contact point")
    )
    reminder = models.ForeignKey(
        Reminder, models.PROTECT, null=True, blank=True, related_name="messages", verbose_name=_("reminder")
    )
    digest = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        # Messages are looked up by their digest only after a change of its address.
        db_index=False,
        related_name="combined",
        verbose_name=_("daily digest"),
    )
    name = models.CharField(_("name"), max_length=300, blank=True)
    address = models.EmailField(_("email address"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("text"))
    html = models.TextField(_("text as HTML"))
    link = models.CharField(_("page in the portal"), max_length=300, blank=True)
    state = models.CharField(_("status"), max_length=12, choices=MessageState, default=MessageState.QUEUED)
    recorded_at = models.DateTimeField(_("recorded"))
    next_attempt_at = models.DateTimeField(_("next attempt"), null=True, blank=True)
    claim = models.UUIDField(_("claim"), null=True, blank=True, editable=False)
    claimed_at = models.DateTimeField(_("claimed"), null=True, blank=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="mail_decisions", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision_reason = models.TextField(_("reason for the decision"), blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes: ClassVar = [
            models.Index(fields=["-recorded_at", "-id"], name="messages_newest_first"),
            # Finished messages accumulate; these partial indexes for the sweep and the home pages stay small.
            models.Index(
                fields=["next_attempt_at"], condition=models.Q(state=MessageState.QUEUED), name="messages_due"
            ),
            models.Index(
                fields=["claimed_at"], condition=models.Q(state=MessageState.SENDING), name="messages_being_sent"
            ),
            models.Index(
                fields=["state", "decided_at"],
                condition=models.Q(state__in=[MessageState.FAILED, MessageState.UNCERTAIN]),
                name="messages_for_a_person",
            ),
        ]
        constraints: ClassVar = [
            # Recording the same event again, at any time, creates no second message.
            models.UniqueConstraint("key", Lower("address"), name="one_message_of_a_key_to_an_address"),
            only_while([MessageState.QUEUED], "next_attempt_at", name="message_waits_for_its_next_attempt"),
            only_while([MessageState.SENDING], "claim", "claimed_at", name="message_being_sent_is_claimed"),
            only_while([MessageState.SENT], "sent_at", name="message_sent_has_its_time"),
            only_while([MessageState.COMBINED], "digest", name="message_combined_has_its_digest"),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True, decided_at__isnull=True, decision_reason="")
                | models.Q(decided_by__isnull=False, decided_at__isnull=False),
                name="message_decision_has_who_and_when",
            ),
            # A line break here would allow header injection.
            models.CheckConstraint(
                condition=~models.Q(subject__regex=r"[\r\n]")
                & ~models.Q(name__regex=r"[\r\n]")
                & ~models.Q(address__regex=r"[\r\n]"),
                name="message_headers_are_one_line",
            ),
        ]
        triggers: ClassVar = [
            refuse(
                name="message_kept_as_recorded",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when_row=f"TG_OP = 'DELETE' OR {_differ(FROZEN)} OR {_differ(PERSONAL)} AND NOT"
                " (NEW.name = '' AND NEW.address = '[' || NEW.id || ']' AND NEW.text = '' AND NEW.html = ''"
                " AND OLD.state NOT IN ('queued', 'sending') AND NEW.state = OLD.state)",
                because="A message stays as it was recorded.",
            ),
            refuse(
                name="message_sent_is_sent",
                operation=pgtrigger.Update,
                when_row="OLD.state = 'sent' AND NEW.state <> 'sent'",
                because="A message that was sent is not sent again.",
            ),
        ]

    def __str__(self) -> str:
        # No text of the mail: administrators see this in page titles, lists and logs.
        return f"{self.key}, {self.address}"

    owner_id = property(attrgetter("participant_id"))

    @property
    def state_of(self) -> MessageState:
        return MessageState(self.state)

    @property
    def is_erased(self) -> bool:
        """Return whether the address was erased (docs/privacy.md), so that nothing can be sent."""
        return self.address == f"[{self.pk}]"

    @property
    def is_formal(self) -> bool:
        return MessageKind(self.kind).is_formal


class DeliveryAttempt(models.Model):
    """Delivery attempt. A row is written when it begins and updated once when it ends."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="attempts", verbose_name=_("message"))
    number = models.PositiveSmallIntegerField(_("number"))
    began_at = models.DateTimeField(_("started"))
    phase = models.CharField(_("phase"), max_length=12, choices=DeliveryPhase, default=DeliveryPhase.CONNECTING)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=24, choices=DeliveryOutcome, blank=True)
    reply_code = models.PositiveSmallIntegerField(_("response code"), null=True, blank=True)
    reply_text = models.CharField(_("response"), max_length=300, blank=True)
    next_attempt_at = models.DateTimeField(_("next attempt"), null=True, blank=True)

    objects = DeliveryAttemptQuerySet.as_manager()

    class Meta:
        ordering = ["message", "number"]
        verbose_name = _("delivery attempt")
        verbose_name_plural = _("delivery attempts")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "number"], name="attempts_are_numbered"),
            # Two concurrent attempts would send two mails.
            models.UniqueConstraint(
                fields=["message"], condition=models.Q(ended_at__isnull=True), name="one_attempt_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, outcome="", next_attempt_at__isnull=True)
                | (models.Q(ended_at__isnull=False) & ~models.Q(outcome="")),
                name="attempt_ends_with_an_outcome",
            ),
        ]
        triggers: ClassVar = [
            refuse(
                name="attempt_kept_as_it_was",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when_row=(
                    "TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL OR (OLD.message_id, OLD.number, OLD.began_at)"
                    " IS DISTINCT FROM (NEW.message_id, NEW.number, NEW.began_at)"
                ),
                because="An attempt that has ended stays as it was.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_outcome_display() or self.get_phase_display()}"

    owner_id = property(attrgetter("message.participant_id"))
