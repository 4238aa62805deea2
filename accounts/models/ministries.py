"""Sign-in configuration of Participants: their identity provider (OpenID Connect), or local with a second factor."""

from operator import attrgetter
from typing import ClassVar

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from accounts.enums import LinkedBy
from accounts.querysets import AdministratorsQuerySet, MinistryQuerySet, OwnQuerySet, RoleClaimQuerySet
from contacts.enums import Role
from contacts.models import Participant, User
from core.db.constraints import PairedForeignKey

PEOPLE = [role for role in Role if role.uses_browser]
# A ministry's provider can only grant roles of the ministry.
OF_A_MINISTRY = [role for role in PEOPLE if role.belongs_to_participant]


@pghistory.track()
class SignInRule(models.Model):
    """Second factor rule of a Participant. Without a row, the deployment's setting applies."""

    participant = models.OneToOneField(
        Participant, models.PROTECT, related_name="sign_in_rule", verbose_name=_("Participant")
    )
    second_factor = models.BooleanField(
        _("second factor required"),
        default=True,
        help_text=_("Users without a second factor must set one up at their next sign-in."),
    )

    objects = AdministratorsQuerySet.as_manager()

    class Meta:
        ordering = ["participant__order"]
        verbose_name = _("sign-in rule")
        verbose_name_plural = _("sign-in rules")

    def __str__(self) -> str:
        return str(self.participant)

    owner_id = property(attrgetter("participant_id"))


@pghistory.track(exclude=["sealed"])
class IdentityProvider(models.Model):
    """Identity provider of a Participant, trusted for its own users only.

    ``sealed`` is the client's secret, encrypted with the portal's key. Control of the issuer allows signing in as any
    of its users, so that only their contact point officer sets ``active``, and the database resets it when issuer,
    client, domains or the roles by claim change.
    """

    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="identity_providers", verbose_name=_("Participant")
    )
    issuer = models.CharField(
        _("issuer"),
        max_length=300,
        help_text=_("Exactly as stated by the provider, for example https://sign-in.example."),
    )
    client_id = models.CharField(_("client ID"), max_length=200)
    sealed = models.TextField(editable=False)
    domains = ArrayField(
        models.CharField(max_length=100),
        verbose_name=_("email domains"),
        blank=True,
        default=list,
        help_text=_(
            "Separate with commas. Users with a verified address in one of these domains are linked to the "
            "account with that address at first sign-in. If blank, only invited users can sign in."
        ),
    )
    active = models.BooleanField(
        _("active"),
        default=False,
        help_text=_(
            "Only a contact point officer of the Participant can activate the provider. A change deactivates the "
            "provider."
        ),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = MinistryQuerySet["IdentityProvider"].as_manager()

    class Meta:
        ordering = ["participant__order", "pk"]
        verbose_name = _("identity provider")
        verbose_name_plural = _("identity providers")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["participant"], condition=models.Q(active=True), name="participant_has_one_active_provider"
            ),
            models.UniqueConstraint(fields=["issuer", "client_id"], name="provider_is_entered_once"),
            models.CheckConstraint(
                condition=models.Q(issuer__regex=r"^https?://[!-~]+$"), name="provider_has_an_address_of_web"
            ),
            # Target of the identity's composite foreign key, which excludes accounts of another Participant.
            models.UniqueConstraint(fields=["id", "participant"], name="provider_of_participant"),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="changed_provider_is_inactive",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("participant", "issuer", "client_id", "domains"),
                func="NEW.active = false; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return self.issuer

    def get_absolute_url(self) -> str:
        return reverse("admin:accounts_identityprovider_change", args=[self.pk])

    owner_id = property(attrgetter("participant_id"))


@pghistory.track()
class RoleClaim(models.Model):
    """Role for users with ``value`` in the claim ``claim``; the first match in order applies.

    Without any row, roles are managed in the portal and the provider's claims are ignored.
    """

    provider = models.ForeignKey(
        IdentityProvider, models.CASCADE, related_name="role_claims", verbose_name=_("identity provider")
    )
    order = models.PositiveSmallIntegerField(_("order"))
    claim = models.CharField(
        pgettext_lazy("of a token of identity", "claim"), max_length=100, help_text=_("For example, groups or roles")
    )
    value = models.CharField(_("value"), max_length=200)
    role = models.CharField(_("role"), max_length=20, choices=[(role.value, role.label) for role in OF_A_MINISTRY])

    objects = RoleClaimQuerySet.as_manager()

    class Meta:
        ordering = ["provider", "order"]
        verbose_name = _("role by claim")
        verbose_name_plural = _("roles by claim")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "claim", "value"], name="claim_gives_one_role"),
            models.UniqueConstraint(fields=["provider", "order"], name="claims_have_an_order"),
            models.CheckConstraint(
                condition=models.Q(role__in=[str(role) for role in PEOPLE]), name="claim_gives_a_role_of_people"
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="changed_claims_make_inactive",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func="""
                    UPDATE accounts_identityprovider SET active = false WHERE active
                        AND (id = coalesce(NEW.provider_id, OLD.provider_id) OR id = OLD.provider_id);
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim}={self.value}: {self.get_role_display()}"

    owner_id = property(attrgetter("provider.participant_id"))


@pghistory.track()
class Identity(models.Model):
    """Identity link between ``subject`` at a provider and the account ``user`` of the provider's Participant."""

    provider = models.ForeignKey(
        IdentityProvider, models.PROTECT, related_name="identities", verbose_name=_("identity provider")
    )
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="+", verbose_name=_("Participant"))
    user = models.ForeignKey(User, models.CASCADE, related_name="identities", verbose_name=_("user"))
    subject = models.CharField(pgettext_lazy("of a token of identity", "subject"), max_length=255)
    linked_by = models.CharField(_("linked by"), max_length=12, choices=LinkedBy)
    linked_at = models.DateTimeField(_("linked"))

    objects = OwnQuerySet["Identity"].as_manager()

    class Meta:
        ordering = ["provider", "user"]
        verbose_name = _("identity")
        verbose_name_plural = _("identities")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "subject"], name="subject_is_one_account"),
            models.UniqueConstraint(fields=["provider", "user"], name="account_has_one_subject_at_a_provider"),
            PairedForeignKey(
                name="identity_of_its_providers_participant",
                columns=("provider_id", "participant_id"),
                to_table="accounts_identityprovider",
                to_columns=("id", "participant_id"),
            ),
            PairedForeignKey(
                name="identity_of_its_accounts_participant",
                columns=("user_id", "participant_id"),
                to_table="contacts_user",
                to_columns=("id", "participant_id"),
            ),
        ]

    def __str__(self) -> str:
        return self.subject
