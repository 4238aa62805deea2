"""What a deployer can forget of what keeps accounts safe."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004  # Django's own name.


@register(Tags.security, deploy=True)
def second_factor_is_demanded(**_kwargs: Any) -> list[CheckMessage]:
    """Whether a password that somebody else learns opens a ministry's records by itself."""
    if settings.SECOND_FACTOR_DEMANDED:
        return []
    return [
        Warning(
            "A password alone opens the portal, where nothing else is ruled for a Participant.",
            hint="Leave SECOND_FACTOR_DEMANDED out, or set it to true (docs/administrators.md).",
            id="mocportal.W050",
        )
    ]
