from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommitmentsConfig(AppConfig):
    name = "commitments"
    verbose_name = _("Commitments")

    def ready(self) -> None:
        """Register the permissions and the constraint messages of the app once its models are loaded."""
        from commitments import (  # noqa: PLC0415
            constraint_messages,  # noqa: F401
            permissions,  # noqa: F401
            uniqueness_messages,  # noqa: F401
        )
