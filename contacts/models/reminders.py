"""Reminders: one row for each obligation, kind and date, so that none is sent twice or forgotten."""

from operator import attrgetter
from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.enums import ReminderKind, ReminderState
from contacts.models.participants import Participant
from contacts.querysets import ReminderQuerySet


@pghistory.track()
class Reminder(models.Model):
    """Reminder of an obligation of a Participant. It is a courtesy and has no legal effect.

    ``obligation`` is the key from the app that defines it, such as ``acknowledge:N-2026-001:3``. ``due_on`` and
    ``remind_on`` are days in the Participant's capital.
    """

    obligation = models.CharField(_("task"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=ReminderKind)
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="reminders", verbose_name=_("Participant")
    )
    due_on = models.DateField(_("due date"))
    remind_on = models.DateField(_("reminder on"))
    state = models.CharField(
        _("status"), max_length=12, choices=ReminderState, default=ReminderState.PLANNED, editable=False
    )
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True, editable=False)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering = ["-remind_on", "participant__order", "obligation", "id"]
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        indexes: ClassVar = [
            # The scheduler only reads planned reminders, which are few compared with the finished ones.
            models.Index(
                fields=["remind_on"], condition=models.Q(state=ReminderState.PLANNED), name="reminders_planned"
            ),
        ]
        constraints: ClassVar = [
            # Two concurrent schedulers create one row, and so one reminder.
            models.UniqueConstraint(fields=["obligation", "kind", "due_on"], name="one_reminder_of_a_kind_and_day"),
            models.CheckConstraint(
                condition=models.Q(state=ReminderState.SENT, sent_at__isnull=False)
                | (~models.Q(state=ReminderState.SENT) & models.Q(sent_at__isnull=True)),
                name="reminder_sent_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} ({self.get_kind_display()})"

    owner_id = property(attrgetter("participant_id"))
