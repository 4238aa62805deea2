"""Designated contact points (article 6) and their officers over time."""

from operator import attrgetter
from typing import ClassVar

import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.enums import OfficerFunction
from contacts.models.officials import Official
from contacts.models.participants import Participant
from contacts.querysets import ContactPointOfficerQuerySet
from contacts.rules.digest import HOURS
from core.db.triggers import refuse
from core.text.languages import Language


@pghistory.track()
class ContactPoint(models.Model):
    """Contact point that article 6(a) designates for a Participant.

    The mailbox is empty only until the first one is entered; after that it can be changed but not removed. ``language``
    is the one in which the contact point receives mail, ``digest_hour`` the hour of its daily digest in its capital.
    """

    participant = models.OneToOneField(
        Participant, models.PROTECT, related_name="contact_point", verbose_name=_("Participant")
    )
    mailbox = models.EmailField(_("functional mailbox"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=40, blank=True)
    language = models.CharField(
        _("language of correspondence"), max_length=2, choices=Language, default=Language.ENGLISH
    )

    digest_hour = models.PositiveSmallIntegerField(
        _("hour of the daily digest"),
        null=True,
        blank=True,
        choices=HOURS,
        help_text=_(
            "Local time. Reminders and results of proposals without a handling mark are sent together once a day. "
            "Not set: immediately."
        ),
    )
    publishes_open_data = models.BooleanField(
        _("publish open data"),
        default=False,
        db_default=False,
        help_text=_("Everyone can read the records of this Participant marked CLEAR at /open/, without an account."),
    )

    class Meta:
        ordering = ["participant__order"]
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        triggers: ClassVar = [
            # Article 6: notices can always be delivered.
            refuse(
                name="contact_point_stays_reachable",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when_row="OLD.mailbox <> '' AND (TG_OP = 'DELETE' OR NEW.mailbox = '')",
                because="A contact point is never without a reachable address: replace it instead.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.participant)

    @property
    def is_reachable(self) -> bool:
        return bool(self.mailbox)

    owner_id = property(attrgetter("participant_id"))


@pghistory.track()
class ContactPointOfficer(models.Model):
    """Officer of a contact point between two dates, which are days in the Participant's capital."""

    contact_point = models.ForeignKey(
        ContactPoint, models.CASCADE, related_name="officers", verbose_name=_("contact point")
    )
    official = models.ForeignKey(Official, models.PROTECT, related_name="contact_functions", verbose_name=_("official"))
    function = models.CharField(_("function"), max_length=12, choices=OfficerFunction)
    telephone = models.CharField(_("telephone"), max_length=40, blank=True)
    digest_hour = models.PositiveSmallIntegerField(
        _("hour of the daily digest"),
        null=True,
        blank=True,
        choices=HOURS,
        help_text=_("Not set: as the contact point."),
    )
    since = models.DateField(_("start date"))
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("End date (first day no longer in role)"))

    objects = ContactPointOfficerQuerySet.as_manager()

    class Meta:
        ordering = ["contact_point", "-since", "id"]
        verbose_name = _("contact point officer")
        verbose_name_plural = _("contact point officers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gt=models.F("since")),
                name="contact_officer_ends_after_it_begins",
            ),
            # Two primary officers at once would give a notice two first addressees.
            ExclusionConstraint(
                name="contact_point_has_one_primary_at_a_time",
                expressions=[
                    ("contact_point", RangeOperators.EQUAL),
                    (
                        models.Func(models.F("since"), models.F("until"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=models.Q(function=OfficerFunction.PRIMARY),
            ),
        ]
        triggers: ClassVar = [
            # Otherwise a notice could reach officials of another Participant, including its sender's.
            refuse(
                name="contact_officer_of_own_participant",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when_row="""(SELECT point.participant_id <> official.participant_id
                    FROM contacts_contactpoint point, contacts_official official
                    WHERE point.id = NEW.contact_point_id AND official.id = NEW.official_id)""",
                because="An officer behind a contact point belongs to its Participant.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official} ({self.get_function_display()})"

    owner_id = property(attrgetter("contact_point.participant_id"))
