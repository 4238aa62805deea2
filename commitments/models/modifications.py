"""Changes to single provisions by a joint decision under article 9(b)."""

from operator import attrgetter
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commitments.enums import ChangeKind
from commitments.models.decisions import JointDecision, only_while_draft
from commitments.models.text import Provision
from commitments.querysets import DecisionChildQuerySet
from commitments.triggers import register_is_open
from core.db.multilingual import Multilingual, long_text, short_text


@pghistory.track()
class ProvisionChange(models.Model):
    """Change of a provision: replacement, insertion after another one, or removal.

    If the new text is missing in a language, the provision has no text there, and readers see another language, marked
    as such. ``provision`` is the changed provision or, for an insertion, the one before ``new_code``.
    """

    decision = models.ForeignKey(
        JointDecision, models.CASCADE, related_name="provision_changes", verbose_name=_("joint decision")
    )
    kind = models.CharField(_("change"), max_length=8, choices=ChangeKind, default=ChangeKind.REPLACE)
    provision = models.ForeignKey(
        Provision, models.PROTECT, related_name="changes", verbose_name=_("provision, or the preceding one")
    )
    new_code = models.CharField(_("code of the inserted provision"), max_length=24, blank=True)
    heading_en, heading_fr, heading_ja = short_text(_("new heading"), length=200)
    text_en, text_fr, text_ja = long_text(_("new text"))

    heading = Multilingual()
    text = Multilingual()

    objects = DecisionChildQuerySet["ProvisionChange"].as_manager()

    class Meta:
        ordering = ["decision", "provision__order", "id"]
        verbose_name = _("change of a provision")
        verbose_name_plural = _("changes of provisions")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["decision", "provision"],
                condition=~Q(kind=ChangeKind.INSERT),
                name="decision_changes_provision_once",
            ),
            models.CheckConstraint(
                condition=Q(kind=ChangeKind.INSERT) & ~Q(new_code="") | ~Q(kind=ChangeKind.INSERT) & Q(new_code=""),
                name="inserted_provision_has_a_code",
            ),
            models.CheckConstraint(
                condition=Q(kind=ChangeKind.REMOVE, text_en="", text_fr="", text_ja="")
                | ~Q(kind=ChangeKind.REMOVE) & ~Q(text_en="", text_fr="", text_ja=""),
                name="changed_provision_has_a_text",
            ),
        ]
        triggers: ClassVar = [
            register_is_open("provision_change", through="commitments_jointdecision.decision_id"),
            only_while_draft("provision_changes_are_frozen"),
        ]

    def __str__(self) -> str:
        return f"{self.new_code or self.provision}: {self.get_kind_display()}"

    owner_id = property(attrgetter("decision.proposed_by_id"))
