"""How alike two texts are, in any of three languages: to propose likely overlaps, which people then decide.

Article 4(a)(iii) has the meetings "take into consideration the status of" the Critical Minerals Working Group, to
avoid duplication. Words are compared by the character trigrams of their folded forms, so that "recycle" and
"recycling" are near; Japanese, which writes no spaces, by the bigrams of a run. What every text of the field shares
tells nothing, so a gram counts by how rare it is among the texts compared.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# From here on a pair is worth a person's look; below it, pairs were chance in the table of the tests.
LIKELY = 0.45

_LATIN = re.compile(r"[^\W\d_\u3040-\u30ff\u4e00-\u9fff]+")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{2,}")
# Particles and endings, which any two sentences share.
_HIRAGANA_ONLY = re.compile(r"^[\u3040-\u309f]+$")
# Of words shorter than this, articles and prepositions, nothing is compared.
_SHORTEST_WORD = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike, from 0 to 1, and the words or runs that both have, the most telling first."""

    score: float
    shared: tuple[str, ...]


def terms(text: str) -> dict[str, frozenset[str]]:
    """Each word of the text, or run of Japanese, with its grams; folded by NFKC and case, without accents."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    found = {}
    for run in _JAPANESE.findall(folded):
        grams = frozenset(gram for gram in _grams(run, 2) if not _HIRAGANA_ONLY.match(gram))
        if grams:
            found[run] = grams
    for word in _LATIN.findall(folded):
        plain = "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
        if len(plain) >= _SHORTEST_WORD:
            found[plain] = frozenset(_grams(f" {plain} ", 3))
    return found


class Corpus:
    """The texts among which rare and common grams are told apart."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        self._size = 0
        for text in texts:
            self._size += 1
            counts.update(frozenset().union(*terms(text).values()))
        self._counts = counts

    def likeness(self, one: str, other: str) -> Likeness:
        """How much of the shorter of two texts is in the longer, by weight of grams; 0 where either is empty."""
        first, second = terms(one), terms(other)
        ours, theirs = frozenset().union(*first.values()), frozenset().union(*second.values())
        both = self._weight(ours & theirs)
        least = min(self._weight(ours), self._weight(theirs))
        if not least:
            return Likeness(0.0, ())
        shared = sorted(
            (term for term, grams in first.items() if term in second or grams <= theirs),
            key=lambda term: (-self._weight(first[term]), term),
        )
        return Likeness(both / least, tuple(shared))

    def _weight(self, grams: Iterable[str]) -> float:
        # Sorted, since sums of floats depend on their order and a set has none.
        return sum(math.log((1 + self._size) / (1 + self._counts[gram])) + 1 for gram in sorted(grams))


def likely(
    subject: Mapping[str, str], texts: Mapping[str, Mapping[str, str]], *, least: float = LIKELY
) -> Sequence[tuple[str, Likeness]]:
    """The keys of those ``texts`` that are likely about the same as ``subject``, the likeliest first.

    A text is given by language; two are compared in each language that both have, and the best counts.
    """
    corpora = {
        language: Corpus([*(text[language] for text in texts.values() if text.get(language)), written])
        for language, written in subject.items()
        if written
    }
    found = []
    for key, text in texts.items():
        compared = [
            corpus.likeness(text[language], subject[language])
            for language, corpus in corpora.items()
            if text.get(language)
        ]
        best = max(compared, key=lambda likeness: likeness.score, default=Likeness(0.0, ()))
        if best.score >= least:
            found.append((key, best))
    return sorted(found, key=lambda pair: (-pair[1].score, pair[0]))


def _grams(text: str, length: int) -> Iterable[str]:
    return (text[start : start + length] for start in range(len(text) - length + 1))
