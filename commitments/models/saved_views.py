"""Views of the register that people keep: a name for what an address asks."""

from typing import ClassVar

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commitments.enums import ViewSharing
from commitments.querysets import SavedViewQuerySet
from contacts.models import Participant, User
from core.text.languages import Language


@pghistory.track()
class SavedView(models.Model):
    """Filters, order and columns of the register under one name.

    ``query`` is what an address asks, without where a page begins; whoever opens the view reads it with their own
    eyes, so that sharing one shows nothing of the register. ``participant`` is the ministry with which it is shared.
    ``slug`` is what the address of the view says; it stays when the view gets another name.
    """

    LONGEST_QUERY = 2_000

    made_by = models.ForeignKey(User, models.PROTECT, related_name="saved_views", verbose_name=_("made by"))
    name = models.CharField(_("name"), max_length=80)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    slug = models.CharField(_("address"), max_length=80, unique=True)
    query = models.CharField(_("what it asks"), max_length=LONGEST_QUERY)
    sharing = models.CharField(_("shared with"), max_length=11, choices=ViewSharing, default=ViewSharing.PRIVATE)
    participant = models.ForeignKey(
        Participant,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="saved_views",
        verbose_name=_("shared with the staff of"),
    )

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(name=""), name="saved_view_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(sharing=ViewSharing.PARTICIPANT, participant__isnull=False)
                | ~models.Q(sharing=ViewSharing.PARTICIPANT) & models.Q(participant__isnull=True),
                name="saved_view_is_shared_with_a_named_ministry",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("commitments:register", query={"view": self.slug})
