from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    name = "contacts"
    verbose_name = _("Contacts")

    def import_models(self) -> None:
        """Install validators against invisible characters before the models are created, which copy them."""
        from core.text.validators import refuse_invisible_characters  # noqa: PLC0415  # Needs the settings.

        refuse_invisible_characters()
        super().import_models()

    def ready(self) -> None:
        """Register the permissions and the constraint messages of the app. Models must be loaded."""
        from contacts import constraint_messages, permissions  # noqa: F401, PLC0415
