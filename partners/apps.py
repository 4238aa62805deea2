from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = _("Partner systems")

    def ready(self) -> None:
        """Register the permissions and the constraint messages of the app."""
        from partners import (  # noqa: PLC0415  # Models must be loaded first.
            constraint_messages,  # noqa: F401
            permissions,  # noqa: F401
            webhook_permissions,  # noqa: F401
        )
