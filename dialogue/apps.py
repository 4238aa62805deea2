from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DialogueConfig(AppConfig):
    name = "dialogue"
    verbose_name = _("The Dialogue")

    def ready(self) -> None:
        """Write the app's rows of the tables of rights, of effects of decisions, and of what hangs on the text."""
        # Importing them is what writes them; models must be loaded.
        from dialogue import permissions  # noqa: F401, PLC0415
        from dialogue.services import arrangements, hanging, meetings, mentions  # noqa: F401, PLC0415
