from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    name = "contacts"
    verbose_name = _("Contacts")

    def ready(self) -> None:
        """Write the app's rows of the table of rights."""
        from contacts import permissions  # noqa: F401, PLC0415  # Importing it is what writes them; models must be loaded.
