"""Matcher of the language guard."""

import re
from dataclasses import dataclass
from functools import cache

from commitments.enums.language_guard import GuardReason
from commitments.rules.language_guard import english, french, japanese
from commitments.rules.language_guard.text_normalization import fold
from commitments.rules.language_guard.vocabulary import Entry, Vocabulary, listed

VOCABULARIES = {"en": english.VOCABULARY, "fr": french.VOCABULARY, "ja": japanese.VOCABULARY}

# Quoted text on one line, in quotation marks of any language.
QUOTED = r"“[^”\n]*”|\"[^\"\n]*\"|«[^»\n]*»|「[^」\n]*」|『[^』\n]*』"

type Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GuardWarning:
    """Warning: a treaty term at ``text[start:end]``, with the MOC's term in the same language and the reason."""

    start: int
    end: int
    found: str
    offer: str
    because: GuardReason


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled vocabulary; ``words`` has one group for each entry, ``entry_0`` and so on."""

    words: re.Pattern[str]
    spared: re.Pattern[str]
    names: re.Pattern[str]
    entries: tuple[Entry, ...]


def warnings(text: str, language: str) -> tuple[GuardWarning, ...]:
    """Return the treaty terms in ``text``, in order; none for a language without a vocabulary."""
    if not text or language not in VOCABULARIES:
        return ()
    patterns = _patterns(language)
    folded = fold(text)
    spared = [match.span() for match in patterns.spared.finditer(folded.text)]
    names = [match.span() for match in patterns.names.finditer(folded.text)]
    found = []
    for match in patterns.words.finditer(folded.text):
        assert match.lastgroup is not None
        entry = patterns.entries[int(match.lastgroup.removeprefix("entry_"))]
        if _touches(match.span(), [each for each in spared if not _is_part(each, of=match.span())]) or (
            entry.names and _touches(match.span(), names)
        ):
            continue
        start, end = folded.as_written(*match.span())
        found.append(GuardWarning(start, end, text[start:end], entry.offer, entry.because))
    return tuple(found)


@cache
def _patterns(language: str) -> Patterns:
    vocabulary = VOCABULARIES[language]
    # Longest form first, so that "entry into force" is one finding.
    forms = sorted(
        ((form, number) for number, entry in enumerate(vocabulary.entries) for form in listed(entry.words)),
        key=lambda item: -len(item[0]),
    )
    groups: dict[int, list[str]] = {}
    for form, number in forms:
        groups.setdefault(number, []).append(_expression(form))
    ordered = [f"(?P<entry_{number}>{'|'.join(forms)})" for number, forms in groups.items()]
    spared = [_expression(form) for entry in vocabulary.entries for form in listed(entry.spared)]
    return Patterns(
        words=_compiled("|".join(ordered), vocabulary),
        spared=_compiled("|".join([*vocabulary.spared, *sorted(spared, key=len, reverse=True)]), vocabulary),
        names=re.compile(f"{QUOTED}|{vocabulary.names}", re.IGNORECASE),
        entries=vocabulary.entries,
    )


def _compiled(alternatives: str, vocabulary: Vocabulary) -> re.Pattern[str]:
    bordered = rf"(?<!\w)(?:{alternatives})(?!\w)" if vocabulary.parts_words else alternatives
    return re.compile(bordered, re.IGNORECASE)


def _expression(form: str) -> str:
    """Return a pattern for the form with any white space, line breaks included, between its words."""
    return r"\s+".join(re.escape(word) for word in form.split())


def _is_part(span: Span, *, of: Span) -> bool:
    """Return whether ``span`` is inside a longer one: "d'accord" does not spare "sont d'accord"."""
    return of[0] <= span[0] and span[1] <= of[1] and span != of


def _touches(span: Span, others: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
