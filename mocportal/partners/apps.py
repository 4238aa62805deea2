from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    name = "mocportal.partners"
    label = "partners"
    verbose_name = _("Partner systems")

    def ready(self) -> None:
        """Write the app's rows of the table of rights."""
        from mocportal.partners import (  # noqa: PLC0415  # Models must be loaded first.
            permissions,  # noqa: F401
            webhook_permissions,  # noqa: F401
        )
