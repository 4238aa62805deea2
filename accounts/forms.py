"""Forms of the account pages."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminPasswordChangeForm
from django.contrib.auth.forms import SetPasswordForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from accounts.exceptions import TooManyAttemptsError
from accounts.services import attempts
from accounts.services.passkeys import LONGEST_ANSWER
from contacts.models import User

WRONG_CODE = _("Incorrect or expired code. Enter the code currently shown in your app.")
WRONG_PASSWORD = _("Incorrect password.")
LONGEST_CODE = 100


def code_field(label: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_CODE,
        required=required,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "characters"}
        ),
    )


def answer_field() -> forms.CharField:
    """Return the hidden field for the response of a passkey, which the script fills in."""
    return forms.CharField(required=False, max_length=LONGEST_ANSWER, widget=forms.HiddenInput)


class SecondStepForm(forms.Form):
    code = code_field(_("Code from your authenticator app, or a recovery code"), required=False)
    passkey = answer_field()


class ConfirmForm(forms.Form):
    """Confirmation form, for which one of the methods is sufficient."""

    prefix = "confirm"

    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = code_field(_("Code from your authenticator app"), required=False)
    passkey = answer_field()

    def __init__(self, *args: Any, password: bool, code: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (("password", password), ("code", code)):
            if not offered:
                del self.fields[name]


class AppForm(forms.Form):
    code = code_field(_("Current code from the app"))


class PasskeyForm(forms.Form):
    name = forms.CharField(label=_("Name for this device or key"), max_length=100)
    passkey = answer_field()


class PasswordForm(forms.Form):
    """Password form for removing a second factor."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        return own_password(self.user, self.cleaned_data["password"])


class ChangePasswordForm(AdminPasswordChangeForm):
    """Django's password form, with the limit of failed attempts for the old password."""

    def clean_old_password(self) -> str:
        return own_password(self.user, self.cleaned_data["old_password"])


def own_password(user: User, password: str) -> str:
    """Return ``password`` if it is correct for the signed-in ``user``. Raise ValidationError."""
    try:
        if attempts.is_password(user=user, password=password, at=timezone.now()):
            return password
    except TooManyAttemptsError as refusal:
        raise ValidationError(str(refusal), code="too_many") from refusal
    raise ValidationError(WRONG_PASSWORD, code="wrong")


class ForgottenForm(forms.Form):
    username = forms.CharField(
        label=_("User name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )


class OneTimeCodeForm(forms.Form):
    code = forms.CharField(
        label=pgettext_lazy("from a mail", "Code from the email"),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-from-address": ""}),
    )


class NewPasswordForm(SetPasswordForm[User]):
    """Django's form for setting a password, with its validators."""
