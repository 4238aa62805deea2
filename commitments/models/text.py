"""Text of the MOC by provision, in versions by effective date and by language."""

import uuid

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commitments.enums import LanguageStatus, ProvisionKind
from commitments.models.instruments import Instrument
from commitments.querysets import ProvisionQuerySet, TextVersionQuerySet
from core.db.multilingual import Multilingual, short_text
from core.search import SearchIndex
from core.text.languages import Language


@pghistory.track()
class TextVersion(models.Model):
    """Version of the text from an effective date; a modification under article 9(b) creates the next one."""

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="versions", verbose_name=_("memorandum of cooperation")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    effective_on = models.DateField(_("effective date"))
    summary_en, summary_fr, summary_ja = short_text(_("summary"))
    decision = models.OneToOneField(
        "JointDecision",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="version",
        verbose_name=_("joint decision"),
    )

    summary = Multilingual()

    objects = TextVersionQuerySet.as_manager()

    class Meta:
        ordering = ["instrument", "number"]
        verbose_name = _("version of the MOC text")
        verbose_name_plural = _("versions of the MOC text")
        constraints = [models.UniqueConstraint(fields=["instrument", "number"], name="text_version_has_one_number")]

    def __str__(self) -> str:
        return f"{self.instrument}, {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("commitments:text-version", args=[self.number])


@pghistory.track()
class LanguageVersion(models.Model):
    """Language version of the text: signed, official or courtesy translation, with its publisher."""

    version = models.ForeignKey(
        TextVersion, models.CASCADE, related_name="languages", verbose_name=_("version of the MOC text")
    )
    language = models.CharField(_("language"), max_length=2, choices=Language)
    status = models.CharField(_("status"), max_length=12, choices=LanguageStatus)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)

    class Meta:
        ordering = ["version", "language"]
        verbose_name = _("language version")
        verbose_name_plural = _("language versions")
        constraints = [models.UniqueConstraint(fields=["version", "language"], name="text_version_once_a_language")]

    def __str__(self) -> str:
        return f"{self.version} ({self.get_language_display()})"


@pghistory.track()
class Provision(models.Model):
    """Provision, with a code and an identifier that are stable in all versions and languages.

    ``code`` is the citation (``2(c)(iv)``), ``key`` its form in addresses (``2.c.iv``).
    """

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="provisions", verbose_name=_("memorandum of cooperation")
    )
    identifier = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=24)
    key = models.CharField(_("key"), max_length=24)
    kind = models.CharField(_("kind"), max_length=12, choices=ProvisionKind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    order = models.PositiveSmallIntegerField(_("order"))

    objects = ProvisionQuerySet.as_manager()

    class Meta:
        ordering = ["instrument", "order"]
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        constraints = [
            models.UniqueConstraint(fields=["instrument", "code"], name="provision_has_one_code"),
            models.UniqueConstraint(fields=["instrument", "key"], name="provision_has_one_key"),
            models.UniqueConstraint(fields=["instrument", "order"], name="provision_has_one_place"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def kind_of(self) -> ProvisionKind:
        return ProvisionKind(self.kind)

    @property
    def place(self) -> str:
        """Code used to cite the provision, or the kind for title and preamble, whose codes are the portal's own."""
        if self.kind_of.bears_commitments:
            return self.code
        return f"{self.kind_of.label} {self.code.partition('-')[2]}".strip()


@pghistory.track()
class ProvisionText(models.Model):
    """Text of a provision in one language version, verbatim."""

    provision = models.ForeignKey(Provision, models.PROTECT, related_name="texts", verbose_name=_("provision"))
    language_version = models.ForeignKey(
        LanguageVersion, models.CASCADE, related_name="texts", verbose_name=_("language version")
    )
    heading = models.CharField(_("heading"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        ordering = ["language_version", "provision__order"]
        verbose_name = _("text of a provision")
        verbose_name_plural = _("texts of provisions")
        # The table has a few hundred rows, but each can be as long as an article.
        indexes = [SearchIndex(fields=["heading", "text"], name="provision_text_search")]
        constraints = [
            models.UniqueConstraint(fields=["provision", "language_version"], name="provision_says_one_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.provision} ({self.language_version.get_language_display()})"
