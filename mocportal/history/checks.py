"""What a deployer can forget of what keeps the history safe (docs/audit.md)."""

from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004  # Django's own name.

from mocportal.history.services import signing
from mocportal.postgresql.owner import application_role


@register(Tags.security, deploy=True)
def history_is_out_of_reach(**_kwargs: Any) -> list[CheckMessage]:
    """Whether the portal works with a role that cannot change history, and signs what it keeps."""
    messages: list[CheckMessage] = []
    if not application_role():
        messages.append(
            Warning(
                "One role of the database owns the tables and runs the portal, which so could change its own history.",
                hint="Name the owner in DATABASE_OWNER_URL and another role in DATABASE_URL (docs/audit.md).",
                id="mocportal.W040",
            )
        )
    if not signing.has_key():
        messages.append(
            Warning(
                "Nothing signs the history, so that nobody can show later that it was not changed.",
                hint="Set HISTORY_SIGNING_KEY to what `openssl rand -base64 32` gives (docs/audit.md).",
                id="mocportal.W041",
            )
        )
    return messages
