"""Environment checks, which need no database."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.http.request import validate_host

# Django only warns; this key signs sessions and encrypts secrets of webhooks.
SHORTEST_KEY = 50
FEWEST_CHARACTERS = 5


@register(Tags.security)
def portal_url(**_kwargs: Any) -> list[CheckMessage]:
    """Check that links in mail use HTTPS and a host name of the portal."""
    if settings.LOCAL:
        return []
    address = urlsplit(settings.PORTAL_URL)
    if address.scheme != "https" or not address.hostname:
        return [
            Error(
                f"PORTAL_URL is {settings.PORTAL_URL!r}, which is no https address.",
                hint="Links in mail begin with it. Set it to the portal's own address, such as https://portal.example.",
                id="mocportal.E001",
            )
        ]
    if not validate_host(address.hostname, settings.ALLOWED_HOSTS):
        return [
            Error(
                f"The host of PORTAL_URL, {address.hostname!r}, is not in ALLOWED_HOSTS.",
                hint="Whoever follows a link in mail would be refused. Add it to ALLOWED_HOSTS.",
                id="mocportal.E002",
            )
        ]
    return []


@register(Tags.security)
def secret_key(**_kwargs: Any) -> list[CheckMessage]:
    """Check the strength of SECRET_KEY: a guessable key gives access to every session."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if settings.LOCAL or all(len(key) >= SHORTEST_KEY and len(set(key)) >= FEWEST_CHARACTERS for key in keys):
        return []
    return [
        Error(
            f"SECRET_KEY, or one of SECRET_KEY_FALLBACKS, is shorter than {SHORTEST_KEY} random characters.",
            hint='Make one: python -c "import secrets; print(secrets.token_urlsafe(48))"',
            id="mocportal.E003",
        )
    ]


@register(Tags.files)
def directories(**_kwargs: Any) -> list[CheckMessage]:
    """Check that data and backup directories are writable; a missing directory must be creatable."""
    wrong = [
        f"{name}={path}"
        for name, path in [("VAR_DIR", settings.VAR_DIR), ("BACKUP_DIR", settings.BACKUP_DIR)]
        if not os.access(_existing(Path(path)), os.W_OK | os.X_OK)
    ]
    if not wrong:
        return []
    return [
        Error(
            f"The account that runs the portal cannot write into {', '.join(wrong)}.",
            hint="Give the directory to that account, or name another one.",
            id="mocportal.E004",
        )
    ]


@register(Tags.translation, deploy=True)
def catalogues(**_kwargs: Any) -> list[CheckMessage]:
    """Check for compiled catalogues, without which a language is silently English."""
    sources = settings.BASE_DIR.glob("locale/*/LC_MESSAGES/*.po")
    missing = [str(each.relative_to(settings.BASE_DIR)) for each in sources if not each.with_suffix(".mo").exists()]
    if not missing:
        return []
    return [
        Error(
            f"Message catalogues are not compiled: {', '.join(sorted(missing))}.",
            hint="Pages in these languages would be in English. Run manage.py compilemessages.",
            id="mocportal.E005",
        )
    ]


def _existing(path: Path) -> Path:
    """Return the nearest existing directory of ``path``, itself included."""
    return next(each for each in [path, *path.absolute().parents] if each.exists())
