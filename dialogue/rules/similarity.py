"""Text similarity in any of three languages, to propose likely overlaps that users then review.

Article 4(a)(iii) has the meetings "take into consideration the status of" the Critical Minerals Working Group, to avoid
duplication. Words are compared by the character trigrams of their case-folded forms, so that "recycle" and "recycling"
match; Japanese, which has no spaces, by the bigrams of a run. Grams are weighted by their rarity among the compared
texts, since terms that all texts share carry no information.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.text.natural_order import natural_key

# Threshold for proposing a pair; below it, matches in the test table were random.
LIKELY = 0.45

_LATIN = re.compile(r"[^\W\d_\u3040-\u30ff\u4e00-\u9fff]+")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{2,}")
# Particles and inflections, common to any two sentences.
_HIRAGANA_ONLY = re.compile(r"^[\u3040-\u309f]+$")
# Minimum length: shorter words are articles and prepositions.
_SHORTEST_WORD = 4


@dataclass(frozen=True, slots=True)
class Similarity:
    """Similarity score from 0 to 1, and the words or runs in both texts, the most significant first."""

    score: float
    shared: tuple[str, ...]


def terms(text: str) -> dict[str, frozenset[str]]:
    """Return each word of the text, or run of Japanese, with its grams; normalized by NFKC, case and accents."""
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
    """Corpus of texts from which gram weights are computed."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        # A corpus compares each of its texts with one other: their terms are computed once.
        self._terms: dict[str, dict[str, frozenset[str]]] = {}
        self._size = 0
        for text in texts:
            self._size += 1
            counts.update(frozenset().union(*self._of(text).values()))
        self._counts = counts

    def _of(self, text: str) -> dict[str, frozenset[str]]:
        if text not in self._terms:
            self._terms[text] = terms(text)
        return self._terms[text]

    def likeness(self, one: str, other: str) -> Similarity:
        """Return the weighted share of the shorter text's grams that the longer one contains; 0 if either is empty."""
        first, second = self._of(one), self._of(other)
        ours, theirs = frozenset().union(*first.values()), frozenset().union(*second.values())
        if not (common := ours & theirs):
            return Similarity(0.0, ())
        both = self._weight(common)
        least = min(self._weight(ours), self._weight(theirs))
        if not least:
            return Similarity(0.0, ())
        shared = sorted(
            (term for term, grams in first.items() if term in second or grams <= theirs),
            key=lambda term: (-self._weight(first[term]), term),
        )
        return Similarity(both / least, tuple(shared))

    def _weight(self, grams: Iterable[str]) -> float:
        # Sorted, since sums of floats depend on their order and a set has none.
        return sum(math.log((1 + self._size) / (1 + self._counts[gram])) + 1 for gram in sorted(grams))


def likely(
    subject: Mapping[str, str], texts: Mapping[str, Mapping[str, str]], *, least: float = LIKELY
) -> Sequence[tuple[str, Similarity]]:
    """Return the keys of ``texts`` that are likely about the same as ``subject``, the most similar first.

    A text is given by language; two are compared in each language that both have, and the best score counts.
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
        best = max(compared, key=lambda likeness: likeness.score, default=Similarity(0.0, ()))
        if best.score >= least:
            found.append((key, best))
    return sorted(found, key=lambda pair: (-pair[1].score, natural_key(pair[0])))


def _grams(text: str, length: int) -> Iterable[str]:
    return (text[start : start + length] for start in range(len(text) - length + 1))
