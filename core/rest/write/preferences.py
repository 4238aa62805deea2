"""Prefer header of a write request: ``return=minimal`` or ``return=representation``."""

from rest_framework.request import Request

MINIMAL = "minimal"
REPRESENTATION = "representation"


def preferred(request: Request) -> str | None:
    """Return the requested value of ``Prefer: return``; None if missing or unknown (RFC 7240, 2)."""
    for preference in request.headers.get("Prefer", "").split(","):
        # Parameters follow a semicolon; this preference has none.
        name, _equals, value = preference.partition(";")[0].partition("=")
        if name.strip().lower() == "return" and (requested := value.strip().strip('"').lower()) in {
            MINIMAL,
            REPRESENTATION,
        }:
            return requested
    return None
