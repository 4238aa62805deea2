"""How long a password has to be: it depends on what the account has beside it (promises.md; ASVS 5.0, 6.2)."""

from django.conf import settings
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _

from contacts.models import User
from mocportal.accounts.services import factors


class LengthBesideFactor:
    """Fifteen characters, or eight for an account with a second factor."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError in Django's own words where ``password`` is too short for ``user``."""
        # One that is being made has no row yet, and nothing beside its password.
        guarded = isinstance(user, User) and bool(user.pk) and bool(factors.of(user))
        least = settings.PASSWORD_LENGTH_WITH_FACTOR if guarded else settings.PASSWORD_LENGTH_ALONE
        MinimumLengthValidator(least).validate(password)

    def get_help_text(self) -> str:
        return _("At least %(alone)d characters, or %(with_factor)d if your account has a second factor.") % {
            "alone": settings.PASSWORD_LENGTH_ALONE,
            "with_factor": settings.PASSWORD_LENGTH_WITH_FACTOR,
        }
