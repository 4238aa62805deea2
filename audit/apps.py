from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HistoryConfig(AppConfig):
    name = "audit"
    label = "history"
    verbose_name = _("History")

    def ready(self) -> None:
        """Register checks, messages and the edits shown in the register, after models are loaded."""
        from audit import checks, constraint_messages  # noqa: F401, PLC0415  # Registers checks and messages.
        from audit.services import edits  # noqa: F401, PLC0415  # Registers the edits.
