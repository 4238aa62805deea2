from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommitmentsConfig(AppConfig):
    name = "commitments"
    verbose_name = _("Commitments")

    def ready(self) -> None:
        """Write the app's rows of the table of rights."""
        from commitments import permissions  # noqa: F401, PLC0415  # Importing it is what writes them; models must be loaded.
