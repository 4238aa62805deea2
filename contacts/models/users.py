"""Accounts. Permissions come from the role alone: there are no superusers, groups or permissions of single accounts."""

from typing import TYPE_CHECKING, Any

import pghistory
import rules
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts.enums import Role
from contacts.models.participants import Participant
from core.text.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterable


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """Create an account; without a password, password sign-in is impossible."""
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """Create the first account of a deployment: `createsuperuser --role administrator` prompts for its password."""
        return self.create_user(username, password, **fields)


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """Account of a person or partner system, of one Participant or of none.

    ``language`` is the language last chosen in the portal; empty follows the browser.
    """

    username = models.CharField(_("user name"), max_length=150, unique=True, validators=[UnicodeUsernameValidator()])
    full_name = models.CharField(_("full name"), max_length=200, blank=True)
    email = models.EmailField(_("email address"), blank=True)
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="users", verbose_name=_("Participant")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.READER)
    language = models.CharField(_("language"), max_length=2, choices=Language, blank=True)
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Accounts cannot be deleted. Inactive accounts cannot sign in.")
    )
    date_joined = models.DateTimeField(_("account created"), default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["role"]

    class Meta:
        ordering = ["username"]
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(participant__isnull=False)
                | models.Q(role__in=[str(role) for role in Role if not role.belongs_to_participant]),
                name="user_with_a_ministry_role_has_a_ministry",
            ),
            # Target of the foreign keys of concurrences and acknowledgements, so that none is given for another
            # Participant.
            models.UniqueConstraint(fields=["id", "participant"], name="user_of_participant"),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    def check_password(self, raw_password: str | None) -> bool:
        """Return whether the password is correct; upgrading its hash revokes no token (accounts 0003)."""

        def upgrade(raw: str) -> None:
            self.set_password(raw)
            self._password = None
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT set_config('moc.same_password', 'on', true)")
                self.save(update_fields=["password"])
                cursor.execute("SELECT set_config('moc.same_password', '', true)")

        return check_password(raw_password, self.password, upgrade)

    @property
    def may(self) -> Role:
        """Return the role as the enum whose properties are its permissions."""
        return Role(self.role)

    @property
    def is_staff(self) -> bool:
        """Return whether the account may use Django's admin."""
        return self.may.uses_browser

    @property
    def is_superuser(self) -> bool:
        """Return False: libraries read it, but no account bypasses the permission table."""
        return False

    def has_perm(self, perm: str, obj: object = None) -> bool:
        # The library rules is not typed.
        return self.is_active and bool(rules.has_perm(perm, self, obj))  # type: ignore[no-untyped-call]

    def has_perms(self, perms: "Iterable[str]", obj: object = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perms)

    def has_module_perms(self, app_label: str) -> bool:
        """Return whether the account may view any model of an app."""
        return self.is_active and any(
            name.startswith(f"{app_label}.view_") and self.has_perm(name) for name in rules.permissions.permissions
        )
