"""The form by which people sign in."""

from django.contrib.admin.forms import AdminAuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AdminAuthenticationForm):
    """Says the same for a wrong password, an unknown name, and an account that has no pages in the browser."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": _(
            "This user name and password do not open the portal. Capital and small letters are different letters."
        ),
    }
