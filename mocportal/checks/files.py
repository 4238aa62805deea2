"""What is known of the files that people bring."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  # Django's own name.

from contacts.services.quarantine import Clamd


@register(Tags.security, deploy=True)
def scanner(**_kwargs: Any) -> list[CheckMessage]:
    """Files are looked at before anybody has them."""
    if not settings.SCANNER:
        return [
            Warning(
                "Files that people bring are not scanned for viruses; each says so.",
                hint="Run clamd beside the portal, and set SCANNER=clamd://host:3310.",
                id="mocportal.W018",
            )
        ]
    try:
        Clamd.at(settings.SCANNER)
    except ValueError as error:
        return [Error(f"SCANNER: {error}", hint="Name a clamd that listens on TCP.", id="mocportal.E019")]
    return []
