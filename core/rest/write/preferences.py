"""What the answer to a request that writes is to hold: ``Prefer: return=minimal`` or ``return=representation``."""

from rest_framework.request import Request

MINIMAL = "minimal"
REPRESENTATION = "representation"


def preferred(request: Request) -> str | None:
    """The form that the header ``Prefer`` asks for; None where it asks for none that is known (RFC 7240, 2)."""
    for preference in request.headers.get("Prefer", "").split(","):
        # Parameters of a preference follow after a semicolon; this one has none.
        name, _equals, value = preference.partition(";")[0].partition("=")
        if name.strip().lower() == "return" and (asked := value.strip().strip('"').lower()) in {
            MINIMAL,
            REPRESENTATION,
        }:
            return asked
    return None
