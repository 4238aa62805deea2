"""Organizations and stakeholders outside the Participants, whom a Dialogue may hear (article 4(a)(ii))."""

from operator import attrgetter

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from contacts.models.participants import Participant, Side
from core.db.multilingual import Multilingual, in_three, short_text, written_in_some_language
from core.search import SearchIndex


@pghistory.track()
class Organization(models.Model):
    """Organization: a company, association, research agency or community, by the name it uses."""

    name_en, name_fr, name_ja = short_text(_("name"))
    side = models.ForeignKey(
        Side, models.PROTECT, null=True, blank=True, related_name="organizations", verbose_name=_("country")
    )
    website = models.URLField(_("public link"), blank=True)

    name = Multilingual()

    class Meta:
        ordering = ["name_en", "id"]
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        indexes = [SearchIndex(fields=in_three("name"), name="organization_search")]
        constraints = [written_in_some_language("name", constraint="organization_has_a_name")]

    def __str__(self) -> str:
        return str(self.name)


@pghistory.track()
class Stakeholder(models.Model):
    """Stakeholder: a person who speaks for an outside organization."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="stakeholders", verbose_name=_("organization")
    )
    name = models.CharField(_("name"), max_length=200)
    name_ja = models.CharField(_("name in Japanese"), max_length=200, blank=True, default="", db_default="")
    title_en, title_fr, title_ja = short_text(pgettext_lazy("of a person", "title"))
    email = models.EmailField(_("email address"), blank=True)
    proposed_by = models.ForeignKey(
        Participant, models.PROTECT, related_name="stakeholders", verbose_name=_("proposed by")
    )

    title = Multilingual()

    class Meta:
        ordering = ["organization", "name", "id"]
        verbose_name = _("stakeholder")
        verbose_name_plural = _("stakeholders")

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str) -> str:
        """Return the name as a text in ``language`` writes it."""
        return (self.name_ja if language == "ja" else "") or self.name

    owner_id = property(attrgetter("proposed_by_id"))
