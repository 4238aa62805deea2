"""System checks of account security."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004  # Django's own name.


@register(Tags.security, deploy=True)
def second_factor_is_demanded(**_kwargs: Any) -> list[CheckMessage]:
    """Warn if a password alone is sufficient by default, so that a stolen one gives access to a ministry's records."""
    if settings.SECOND_FACTOR_DEMANDED:
        return []
    return [
        Warning(
            "A password alone opens the portal, where nothing else is ruled for a Participant.",
            hint="Leave SECOND_FACTOR_DEMANDED out, or set it to true (docs/administrators.md).",
            id="mocportal.W050",
        )
    ]
