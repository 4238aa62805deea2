"""Cutting a record into what can be compared with a report: its title, and the title with each of its sentences.

A whole text says so much besides that nothing is like it, and a sentence alone ("Exchange views twice a year.") is
like everything: under its title it says what it is about.
"""

import re
from collections.abc import Mapping, Sequence

# After a full stop or semicolon; in Latin script only before a gap, since numbers have stops in them too.
_BETWEEN = re.compile(r"(?<=[.;!?])\s+|(?<=[。；])")


def passages(title: Mapping[str, str], text: Mapping[str, str]) -> Sequence[Mapping[str, str]]:
    """The passages by language; a language that has fewer sentences than another is missing in the later ones."""
    sentences = {language: [each for each in _BETWEEN.split(words) if each.strip()] for language, words in text.items()}
    longest = max((len(each) for each in sentences.values()), default=0)
    under_title = (
        {
            language: f"{title.get(language, '')} {each[place]}".strip()
            for language, each in sentences.items()
            if place < len(each)
        }
        for place in range(longest)
    )
    return [{language: words for language, words in title.items() if words}, *under_title]
