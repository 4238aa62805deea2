from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HistoryConfig(AppConfig):
    name = "mocportal.history"
    label = "history"
    verbose_name = _("History")

    def ready(self) -> None:
        """Tell the register what was edited. Importing it is what registers it; models must be loaded."""
        from mocportal.history import checks  # noqa: F401, PLC0415  # Registers the system checks.
        from mocportal.history.services import edits  # noqa: F401, PLC0415  # Registers what a story tells.
