"""Data types of the term tables."""

from typing import NamedTuple

from commitments.enums.language_guard import GuardReason


class Entry(NamedTuple):
    """Term: comma-separated forms of one word in lower case, its replacement and the reason.

    ``spared`` are expressions with the word that are not treaty terms, such as ``third party``.

    ``names`` is true if the word is also part of the names of other instruments, which are accepted in quotation marks
    and if they match the vocabulary's name pattern.
    """

    words: str
    offer: str
    because: GuardReason
    spared: str = ""
    names: bool = False


class Vocabulary(NamedTuple):
    """Vocabulary of one language.

    ``names`` is a regular expression for names of instruments; ``spared`` are expressions for accepted phrases that a
    list cannot express. ``parts_words`` is false for languages without spaces between words.
    """

    entries: tuple[Entry, ...]
    names: str
    spared: tuple[str, ...] = ()
    parts_words: bool = True


def listed(words: str) -> list[str]:
    """Return the expressions of a comma-separated list."""
    return [word for each in words.split(",") if (word := " ".join(each.split()))]
