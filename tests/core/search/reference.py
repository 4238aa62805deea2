"""What search is to find, in a few lines of Python that know nothing of indexes."""

import re
import unicodedata

from core.search.characters import VARIANTS

ALIKE = str.maketrans("‘’‚‛“”„‟«»‐‑‒–—―−〜øłđıς", '\'\'\'\'""""""-------~oldiσ', "")
KANA = {code: code + 0x60 for code in [*range(0x3041, 0x3097), 0x309D, 0x309E]}
NAMES = str.maketrans(VARIANTS[::2], VARIANTS[1::2])
LIGATURES = {"ß": "ss", "œ": "oe", "æ": "ae"}
UNSEEN = re.compile(r"[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]")
SPACES = re.compile(r"[\u0001-\u0020\u007f-\u00a0\u1680\u2028\u2029]")


def folded(text: str) -> str:
    """The text as it is compared."""
    plain = UNSEEN.sub("", unicodedata.normalize("NFKD", SPACES.sub(" ", text)))
    # Letter by letter: at the end of a word, Python's small sigma is another one.
    small = (
        "".join(letter.lower() for letter in unicodedata.normalize("NFKC", plain))
        .translate(ALIKE)
        .translate(KANA)
        .translate(NAMES)
    )
    for ligature, letters in LIGATURES.items():
        small = small.replace(ligature, letters)
    return small


def occurs(sought: str, texts: list[str]) -> bool:
    """Whether each term of ``sought`` stands in one of the texts."""
    whole = folded("\n".join(texts))
    return all(folded(singular(term)) in whole for term in unicodedata.normalize("NFKC", sought).split())


def singular(term: str) -> str:
    """The term without the plural s of a word of four letters or more."""
    stem = term[:-1]
    return stem if term[-1] in "sS" and stem[-3:].isalpha() and len(stem) >= 3 and stem[-1] not in "sS" else term
