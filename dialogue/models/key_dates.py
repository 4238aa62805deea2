"""Key dates set by users for the steps before a Dialogue."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from commitments.triggers import register_is_open
from dialogue.enums import PlanStep
from dialogue.models.dialogues import Dialogue
from dialogue.querysets import SharedQuerySet


@pghistory.track()
class PlannedStep(models.Model):
    """Key date set for a step; a step without a row is scheduled back from the meeting and moves with it.

    ``on`` is a date in both capitals: submissions are in time until it has ended in the later of them.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="steps", verbose_name=_("Dialogue"))
    step = models.CharField(_("step"), max_length=11, choices=PlanStep)
    on = models.DateField(_("day"))

    objects = SharedQuerySet["PlannedStep"].as_manager()

    class Meta:
        ordering = ["dialogue", "on", "id"]
        verbose_name = _("date set for a step")
        verbose_name_plural = _("dates set for steps")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dialogue", "step"], name="step_has_one_day"),
        ]
        triggers: ClassVar = [register_is_open("planned_step", through="dialogue_dialogue.dialogue_id")]

    def __str__(self) -> str:
        return f"{self.get_step_display()}, {self.on}"
