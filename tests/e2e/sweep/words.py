"""What a page in French or Japanese says in the English words of the catalogue."""

import re
from functools import cache

from tests.portal.catalogues import PLACEHOLDER, TAG, messages, told

# Fewer words than this may be a name or another language's word; then only the whole text counts.
FEW = 3


@cache
def _english(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The English texts that have other words in ``language``: whole ones, and pieces long enough to be told."""
    whole, same, pieces = set(), set(), set()
    for message in messages(language):
        for english in (message.id,) if isinstance(message.id, str) else message.id:
            if english in told(message):
                same.add(english)
                continue
            whole.add(" ".join(english.split()))
            for piece in re.split(f"{PLACEHOLDER.pattern}|{TAG.pattern}|%%", english):
                words = " ".join(piece.split())
                if words.count(" ") >= FEW and not any(words in text for text in told(message)):
                    pieces.add(words)
    # What is French as well, such as "Issue", and a lone word as codes are, such as "active", tells nothing.
    both = same.union(*(told(message) for message in messages(language)))
    return frozenset(text for text in whole - both if " " in text or not text.islower()), tuple(pieces)


@cache
def is_untranslated(text: str, language: str) -> bool:
    """Whether a text of a page in ``language`` is, or has in it, English words that the catalogue translates."""
    whole, pieces = _english(language)
    if text in whole:
        return True
    return text.count(" ") >= FEW and text.isascii() and any(piece in text for piece in pieces)
