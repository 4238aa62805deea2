"""What every page says about itself: what stands behind it, where one can go, and which version shows it."""

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
from mocportal.home.status import read_strip
from mocportal.web.navigation import places_beside, places_for

# Each language by its own name, so that a reader who landed in the wrong one finds the way out.
LANGUAGES = (("en", "English"), ("fr", "Français"), ("ja", "日本語"))


def standing(request: HttpRequest) -> dict[str, Any]:
    """The instrument, the lines on its standing and on its end, the navigation, the languages and the version.

    Nothing is read from the database unless a template names it.
    """
    instrument = SimpleLazyObject(Instrument.objects.order_by("pk").first)
    return {
        "instrument": instrument,
        "standing": SimpleLazyObject(lambda: instrument.status_line if instrument else ""),
        "strip": SimpleLazyObject(lambda: _strip(request, instrument)),
        "places": SimpleLazyObject(lambda: places_for(request)),
        "places_beside": SimpleLazyObject(lambda: places_beside(request)),
        "portal_languages": LANGUAGES,
        "signed_in": SimpleLazyObject(lambda: SignedIn.of(request)),
        "version": version(),
    }


def _strip(request: HttpRequest, instrument: Any) -> str:
    user = getattr(request, "user", None)
    return read_strip(instrument, user, timezone.now()) if instrument and isinstance(user, User) else ""


@cache
def version() -> str:
    """The version that pyproject.toml names; the portal runs from its checkout."""
    with (settings.BASE_DIR / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])
