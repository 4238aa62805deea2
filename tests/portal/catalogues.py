"""Messages of the sources and of the catalogues."""

import io
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

from tests.packages import PACKAGES

FOLDERS = (*PACKAGES, "templates")

# Which arguments are text and which is the context ("c"), as xgettext is told by makemessages.
ONE, MANY = (1,), (1, 2)
IN_CONTEXT, MANY_IN_CONTEXT = ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), ONE),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), MANY),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), IN_CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), MANY_IN_CONTEXT),
}

PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|\{[\w:]+\}")
TAG = re.compile(r"</?\w[^>]*>")

type Key = tuple[str | None, str]


@cache
def sources() -> dict[Key, set[str]]:
    """Where each text of the sources stands, by its context and its English words."""
    found: dict[Key, set[str]] = defaultdict(set)
    for path in sorted(path for folder in FOLDERS for path in (settings.BASE_DIR / folder).rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"}:
            continue
        source = path.read_text()
        if path.suffix != ".py":
            # What templatize leaves of a template is read as Python, so its indentation must mean nothing.
            source = "\n".join(line.strip() for line in templatize(source).splitlines())
        for _line, words, _comments, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
            found[context, first(words)].add(path.relative_to(settings.BASE_DIR).as_posix())
    return found


def first(words: str | tuple[str, ...] | list[str]) -> str:
    """The words themselves or, of those that have plural forms, the singular."""
    return words if isinstance(words, str) else words[0]


@cache
def catalogue(language: str, *, root: Path = settings.BASE_DIR, domain: str = "django") -> Catalog:
    with (root / "locale" / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        # The library's own catalogues may count plural forms that the language does not have.
        return read_po(file, locale=language, abort_invalid=root == settings.BASE_DIR)


def messages(language: str) -> list[Message]:
    """All but the head of the catalogue, whose text is empty."""
    return [message for message in catalogue(language) if message.id]


def key(message: Message) -> Key:
    return message.context, first(message.id)


def told(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)
