"""The table of those who know what hangs on a provision. Apps above this one add theirs when they start."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from commitments.models import Instrument
from contacts.models import User


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that hangs on a provision, in the active language.

    ``url`` is where it is listed, empty where there is no such list. ``is_silence`` says that nothing happened.
    """

    words: str
    url: str = ""
    is_silence: bool = False


type Found = Iterable[tuple[str, Line]]
type Source = Callable[[Instrument, User, date], Found]

SOURCES: list[Source] = []


def hangs(source: Source) -> Source:
    """Register a function that gives codes of provisions, each with a line of what its viewer may see there."""
    SOURCES.append(source)
    return source


def what_hangs(*, instrument: Instrument, viewer: User, today: date) -> Mapping[str, list[Line]]:
    """The lines of each provision by its code, on the day ``today``; a provision on which nothing hangs has none."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for source in SOURCES:
        for code, line in source(instrument, viewer, today):
            found[code].append(line)
    return dict(found)


def provision_of(code: str) -> str:
    """The provision of an area or form: a further one rests on the open end of the list under which it was added."""
    return code.rpartition("-")[0] or code


def under(code: str, words: str) -> str:
    """``words`` about an area or form, which name it where the text has no provision of its code."""
    if provision_of(code) == code:
        return words
    return _("%(code)s: %(words)s") % {"code": code, "words": words}
