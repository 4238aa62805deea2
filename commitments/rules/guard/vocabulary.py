"""What a table of words is made of."""

from typing import NamedTuple

from commitments.enums.wording import GuardReason


class Entry(NamedTuple):
    """Forms of one word, parted by commas, each as it is written in small letters; what to say instead; and why.

    ``spared`` are expressions that hold the word and are no treaty's, such as ``third party``.
    ``names`` says that the word is also part of the names of other instruments, which stay as they are in quotation
    marks and where the vocabulary's pattern of names finds them.
    """

    words: str
    offer: str
    because: GuardReason
    spared: str = ""
    names: bool = False


class Vocabulary(NamedTuple):
    """The words of one language.

    ``names`` is a regular expression for names of instruments, and ``spared`` are expressions that take more than
    a list to write. ``parts_words`` is false where words stand without spaces between them.
    """

    entries: tuple[Entry, ...]
    names: str
    spared: tuple[str, ...] = ()
    parts_words: bool = True


def listed(words: str) -> list[str]:
    """The single expressions of a list that commas part."""
    return [word for each in words.split(",") if (word := " ".join(each.split()))]
