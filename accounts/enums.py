"""Enumerations of sign-in methods and of the purposes of one-time codes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SignInMethod(TextChoices):
    """Sign-in method of a session."""

    PASSWORD = "password", _("Password")
    APP = "app", _("Password and authenticator app")
    PASSKEY = "passkey", _("Password and passkey")
    RECOVERY_CODE = "recovery_code", _("Password and recovery code")
    SINGLE_SIGN_ON = "single_sign_on", _("Single sign-on")


class CodePurpose(TextChoices):
    """Purpose of a one-time code sent by mail."""

    INVITATION = "invitation", _("Invitation")
    RECOVERY = "recovery", _("Forgot your password?")


class LinkedBy(TextChoices):
    """Reason for which an identity at a ministry's provider was linked to an account."""

    INVITATION = "invitation", _("Invitation")
    EMAIL = "email", _("Verified email address")
