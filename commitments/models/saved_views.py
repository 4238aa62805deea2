"""Saved views of the register."""

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
    """Saved view: filters, order and columns of the register under one name.

    ``query`` is the query string without the page position. It is run with the permissions of the user who opens the
    view, so that sharing discloses no records. ``participant`` is the ministry with which the view is shared. ``slug``
    names the view in its address and does not change when it is renamed.
    """

    LONGEST_QUERY = 2_000

    made_by = models.ForeignKey(User, models.PROTECT, related_name="saved_views", verbose_name=_("created by"))
    name = models.CharField(_("name"), max_length=80)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    slug = models.CharField(_("address"), max_length=80, unique=True)
    query = models.CharField(_("query"), max_length=LONGEST_QUERY)
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
