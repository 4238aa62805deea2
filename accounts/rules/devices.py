"""Device names from the User-Agent header, sufficient for users to recognize their own devices."""

from dataclasses import dataclass
from typing import Self

# The first match applies: Edge's header also contains Chrome, and Chrome's contains Safari.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Device:
    """Device with the makers' names of browser and system, not translated; empty if unknown."""

    browser: str
    system: str

    @classmethod
    def of(cls, user_agent: str) -> Self:
        return cls(_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent))


def _first(known: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for sign, name in known if sign in user_agent), "")
