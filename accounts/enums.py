"""Closed lists around accounts: by what somebody signs in, and what a one-time code is for."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    """What opened a session."""

    PASSWORD = "password", _("Password")
    APP = "app", _("Password and authenticator app")
    PASSKEY = "passkey", _("Password and passkey")
    RECOVERY_CODE = "recovery_code", _("Password and recovery code")
    SINGLE_SIGN_ON = "single_sign_on", _("Single sign-on")


class CodePurpose(TextChoices):
    """What a one-time code that is sent by mail lets its reader do."""

    INVITATION = "invitation", _("Invitation")
    RECOVERY = "recovery", _("Forgotten password")


class LinkedBy(TextChoices):
    """Why an identity at a ministry's provider was taken for an account here."""

    INVITATION = "invitation", _("Invitation")
    EMAIL = "email", _("Verified e-mail address")
