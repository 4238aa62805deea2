from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Sign-in")

    def ready(self) -> None:
        """Register the permissions, checks, messages, session signals and notifications of credentials."""
        from accounts import (  # noqa: PLC0415  # They need the models.
            checks,  # noqa: F401
            constraint_messages,  # noqa: F401
            permissions,  # noqa: F401
            session_signals,  # noqa: F401
        )
        from accounts.services import credential_emails  # noqa: PLC0415  # As above.

        credential_emails.watch()
