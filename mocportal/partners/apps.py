from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    name = "mocportal.partners"
    label = "partners"
    verbose_name = _("Partner systems")

    def ready(self) -> None:
        """Write the app's rows of the table of rights."""
        from mocportal.partners import permissions  # noqa: F401, PLC0415  # Models must be loaded first.
