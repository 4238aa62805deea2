"""Registry of functions that list the records of a provision. Apps above this one register theirs at start-up."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from commitments.models import Instrument
from contacts.models import User


@dataclass(frozen=True, slots=True)
class ProvisionReference:
    """Reference from a provision to records, in the active language.

    ``url`` is the address of their list, or empty. ``is_silence`` marks a statement that nothing happened.
    """

    words: str
    url: str = ""
    is_silence: bool = False


type Found = Iterable[tuple[str, ProvisionReference]]
type Source = Callable[[Instrument, User, date], Found]

SOURCES: list[Source] = []


def hangs(source: Source) -> Source:
    """Register a function that yields provision codes, each with a line about records that its viewer may see."""
    SOURCES.append(source)
    return source


def what_hangs(
    *, instrument: Instrument, viewer: User, today: date, sources: Iterable[Source] = SOURCES
) -> Mapping[str, list[ProvisionReference]]:
    """Return the lines of each provision by code as of ``today``, without provisions that have none."""
    found: defaultdict[str, list[ProvisionReference]] = defaultdict(list)
    for source in sources:
        for code, line in source(instrument, viewer, today):
            found[code].append(line)
    return dict(found)


def provision_of(code: str) -> str:
    """Return the provision code of an area or form; an added one belongs to the open-ended entry of its list."""
    return code.rpartition("-")[0] or code


def under(code: str, words: str) -> str:
    """Return ``words``, prefixed by the code of the area or form unless the text has a provision with this code."""
    if provision_of(code) == code:
        return words
    return _("%(code)s: %(words)s") % {"code": code, "words": words}
