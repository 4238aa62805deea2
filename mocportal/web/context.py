"""Template context of every page: the instrument, navigation, languages and version."""

import tomllib
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from accounts.signed_in import SignedIn
from commitments.models import Instrument
from contacts.models import User
from mocportal.help.guides import address_for
from mocportal.web.moc_status import read_strip
from mocportal.web.navigation import places_beside, places_for

# Each language by its own name, so that readers of another language can switch.
LANGUAGES = (("en", "English"), ("fr", "Français"), ("ja", "日本語"))


def standing(request: HttpRequest) -> dict[str, Any]:
    """Return the instrument, the warning of its last day, the navigation, the languages and the version.

    Values are lazy: the database is read only for those that a template uses.
    """
    instrument = SimpleLazyObject(Instrument.objects.order_by("pk").first)
    return {
        "instrument": instrument,
        "strip": SimpleLazyObject(lambda: _strip(request, instrument)),
        "places": SimpleLazyObject(lambda: places_for(request)),
        "places_beside": SimpleLazyObject(lambda: places_beside(request)),
        "help_url": SimpleLazyObject(lambda: _help(request)),
        "portal_languages": LANGUAGES,
        "signed_in": SimpleLazyObject(lambda: SignedIn.of(request)),
        "version": version(),
    }


def _strip(request: HttpRequest, instrument: Any) -> str:
    user = getattr(request, "user", None)
    return read_strip(instrument, user, timezone.now()) if instrument and isinstance(user, User) else ""


def _help(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    return address_for(request.path, user if isinstance(user, User) else None)


@cache
def version() -> str:
    """Return the version in pyproject.toml; the portal runs from its checkout."""
    with (settings.BASE_DIR / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])
