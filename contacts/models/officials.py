"""Officials of the Participants and their ranks."""

from operator import attrgetter

import pghistory
from django.db import models
from django.utils.translation import get_language, gettext_lazy as _, pgettext_lazy

from contacts.enums import NameOrder
from contacts.models.participants import Participant
from contacts.models.users import User
from core.db.constraints import PairedForeignKey
from core.db.multilingual import Multilingual, in_three, short_text
from core.search import SearchIndex


@pghistory.track()
class Rank(models.Model):
    """Rank such as Assistant Deputy Minister. The instrument defines which ranks may chair."""

    code = models.SlugField(_("code"), unique=True)
    name_en, name_fr, name_ja = short_text(_("name"), length=120)
    order = models.PositiveSmallIntegerField(_("order"), unique=True, help_text=_("The highest rank is 1."))

    name = Multilingual()

    class Meta:
        ordering = ["order"]
        verbose_name = _("rank")
        verbose_name_plural = _("ranks")

    def __str__(self) -> str:
        return str(self.name)


@pghistory.track()
class Official(models.Model):
    """Official of one Participant. A person who moves to another Participant gets a new record.

    No form of a name is computed from another: the Latin form follows ``name_order`` (in Japan family name first since
    1 January 2020), the Japanese form is written as the person writes it. ``account`` is the person's account, which
    gives a function at the contact point its power to act in the portal.
    """

    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="officials", verbose_name=_("Participant")
    )
    rank = models.ForeignKey(
        Rank, models.PROTECT, null=True, blank=True, related_name="officials", verbose_name=_("rank")
    )
    family_name = models.CharField(_("family name"), max_length=100)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    name_order = models.CharField(_("order of names"), max_length=12, choices=NameOrder, default=NameOrder.GIVEN_FIRST)
    name_ja = models.CharField(_("name in Japanese"), max_length=100, blank=True)
    reading_ja = models.CharField(_("reading in kana"), max_length=100, blank=True)
    title_en, title_fr, title_ja = short_text(pgettext_lazy("of a person", "title"))
    email = models.EmailField(_("email address"), blank=True)
    active = models.BooleanField(_("in office"), default=True)
    account = models.OneToOneField(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="official",
        verbose_name=_("portal account"),
    )

    title = Multilingual()

    class Meta:
        ordering = ["participant__order", "family_name", "given_name", "id"]
        verbose_name = _("official")
        verbose_name_plural = _("officials")
        indexes = [
            SearchIndex(
                fields=["family_name", "given_name", "name_ja", "reading_ja", *in_three("title")],
                name="official_search",
            )
        ]
        constraints = [
            # Target of the foreign keys of co-chairs and delegates, so that none belongs to another Participant.
            models.UniqueConstraint(fields=["id", "participant"], name="official_of_participant"),
            # An account and its official belong to the same Participant.
            PairedForeignKey(
                name="account_of_own_participant",
                columns=("account_id", "participant_id"),
                to_table="contacts_user",
                to_columns=("id", "participant_id"),
            ),
        ]

    def __str__(self) -> str:
        return self.name_in((get_language() or "en")[:2])

    def name_in(self, language: str) -> str:
        """Return the name as a text in ``language`` writes it; a leading family name is in capitals."""
        if language == "ja" and self.name_ja:
            return self.name_ja
        if self.name_order == NameOrder.FAMILY_FIRST:
            return f"{self.family_name.upper()} {self.given_name}".strip()
        return f"{self.given_name} {self.family_name}".strip()

    owner_id = property(attrgetter("participant_id"))
