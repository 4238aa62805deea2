"""Sign-in form."""

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contacts.models import User


class SignInForm(AdminAuthenticationForm):
    """Sign-in form with the same error for a wrong password, an unknown name, and an account without browser access."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": _("Incorrect user name or password. Passwords are case-sensitive."),
    }

    def clean_username(self) -> str:
        """Reject a name longer than any account's, which the log of attempts cannot store."""
        name: str = self.cleaned_data["username"]
        if len(name) > (User._meta.get_field("username").max_length or 0):
            raise ValidationError(self.error_messages["invalid_login"], code="invalid_login")
        return name
