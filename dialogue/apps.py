from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DialogueConfig(AppConfig):
    name = "dialogue"
    verbose_name = _("The Dialogue")

    def ready(self) -> None:
        """Register permissions, constraint messages, effects of decisions, and references to the text."""
        # Imported for the registration only; models must be loaded first.
        from dialogue import (  # noqa: PLC0415
            constraint_messages,  # noqa: F401
            permissions,  # noqa: F401
            record_constraint_messages,  # noqa: F401
            uniqueness_messages,  # noqa: F401
        )
        from dialogue.services import arrangements, cross_references, meetings, provision_references  # noqa: F401, PLC0415
