"""Areas (article 2(c)) and forms (article 3(a)) of cooperation, fora, and critical minerals (article 2(c)(i))."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from commitments.enums import ForumKind
from commitments.models.instruments import Instrument
from commitments.models.text import Provision
from commitments.triggers import fixed_wording_triggers
from core.db.multilingual import Multilingual, short_text

# Columns that cannot be changed; only the courtesy translations may be corrected.
FIXED_COLUMNS = (
    *("instrument_id", "provision_id", "code", "key", "order", "title_en"),
    *("is_open_ended", "is_further", "added_by_id"),
)


class ListedInTheText(models.Model):
    """Base class of areas and forms.

    ``is_open_ended`` marks the last entry of the list ("other areas jointly decided upon"), to which no record can be
    linked. ``is_further`` marks an entry that a joint decision of all Participants added under it, with a code such as
    ``2(c)(x)-1``; another joint decision can retire it, after which no new record can be linked to it.
    """

    provision = models.OneToOneField(Provision, models.PROTECT, null=True, blank=True, verbose_name=_("provision"))
    code = models.CharField(_("code"), max_length=24)
    key = models.CharField(_("key"), max_length=24)
    order = models.PositiveSmallIntegerField(_("order"))
    title_en, title_fr, title_ja = short_text(_("title"))
    is_open_ended = models.BooleanField(_("open-ended entry"), default=False, editable=False)
    is_further = models.BooleanField(_("added by joint decision"), default=False, editable=False)
    added_by = models.OneToOneField(
        "commitments.JointDecision",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="added_%(class)s",
        verbose_name=_("added by"),
    )
    retired_by = models.OneToOneField(
        "commitments.JointDecision",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="retired_%(class)s",
        verbose_name=_("retired by"),
    )
    retired_on = models.DateField(_("retired on"), null=True, editable=False)

    title = Multilingual()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


def comes_and_goes_by_decision(name: str) -> tuple[models.CheckConstraint, models.CheckConstraint]:
    """Return the constraints on areas or forms added by joint decision.

    Each has the decision that added it. Only an added entry can be retired, with a date and by a decision.
    """
    listed = models.Q(is_further=False, added_by=None, retired_by=None, retired_on=None)
    not_retired = models.Q(retired_by=None, retired_on=None)
    gone = models.Q(retired_by__isnull=False, retired_on__isnull=False)
    further = models.Q(is_further=True, added_by__isnull=False)
    return (
        models.CheckConstraint(condition=listed | further, name=f"{name}_further_by_joint_decision"),
        models.CheckConstraint(condition=not_retired | gone, name=f"{name}_retired_by_joint_decision"),
    )


@pghistory.track()
class AreaOfCooperation(ListedInTheText):
    """Area of article 2(c). The English title abridges the clause; French and Japanese are courtesy translations."""

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="areas", verbose_name=_("memorandum of cooperation")
    )

    class Meta:
        ordering = ["instrument", "order"]
        verbose_name = _("area of cooperation")
        verbose_name_plural = _("areas of cooperation")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instrument", "code"], name="area_has_one_code"),
            models.UniqueConstraint(fields=["instrument", "order"], name="area_has_one_place"),
            *comes_and_goes_by_decision("area"),
        ]
        triggers = fixed_wording_triggers("area", columns=FIXED_COLUMNS, what="This area")


@pghistory.track()
class FormOfCooperation(ListedInTheText):
    """Form of article 3(a). The English title abridges the clause; French and Japanese are courtesy translations."""

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="forms", verbose_name=_("memorandum of cooperation")
    )

    class Meta:
        ordering = ["instrument", "order"]
        verbose_name = _("form of cooperation")
        verbose_name_plural = _("forms of cooperation")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instrument", "code"], name="form_has_one_code"),
            models.UniqueConstraint(fields=["instrument", "order"], name="form_has_one_place"),
            *comes_and_goes_by_decision("form"),
        ]
        triggers = fixed_wording_triggers("form", columns=FIXED_COLUMNS, what="This form")


@pghistory.track()
class Forum(models.Model):
    """Forum that also handles matters of cooperation (articles 2(a), 3(b), 4(a)(iii)).

    ``weighs_duplication`` marks the forum whose work each meeting takes into consideration under article 4(a)(iii).
    """

    code = models.SlugField(_("code"), unique=True)
    name_en, name_fr, name_ja = short_text(_("name"))
    abbreviation = models.CharField(_("abbreviation"), max_length=16)
    kind = models.CharField(_("kind"), max_length=12, choices=ForumKind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="groups", verbose_name=_("inside")
    )
    weighs_duplication = models.BooleanField(_("reviewed to avoid duplication"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), unique=True)

    name = Multilingual()

    class Meta:
        ordering = ["order"]
        verbose_name = _("forum")
        verbose_name_plural = _("fora")

    def __str__(self) -> str:
        return self.abbreviation


@pghistory.track()
class Mineral(models.Model):
    """Critical mineral. Article 2(c)(i) names six with "such as", so the list is open."""

    code = models.SlugField(_("code"), unique=True)
    name_en, name_fr, name_ja = short_text(_("name"), length=80)
    named_in_text = models.BooleanField(_("named in the MOC"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), unique=True)

    name = Multilingual()

    class Meta:
        ordering = ["order"]
        verbose_name = _("mineral")
        verbose_name_plural = _("minerals")

    def __str__(self) -> str:
        return str(self.name)
