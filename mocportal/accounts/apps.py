from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "mocportal.accounts"
    label = "accounts"
    verbose_name = _("Signing in")

    def ready(self) -> None:
        """Write the rows of the table of rights, and begin each session in the same way, whoever begins it."""
        from mocportal.accounts import beginnings, checks, permissions  # noqa: F401, PLC0415  # They need the models.
        from mocportal.accounts.services import credential_letters  # noqa: PLC0415  # As above.

        credential_letters.watch()
