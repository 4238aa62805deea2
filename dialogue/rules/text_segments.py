"""Text segments of a record for comparison with a report: its title, and the title with each sentence.

A whole text matches nothing because it contains too much, and a sentence alone ("Exchange views twice a year.") matches
everything: the title gives it a subject.
"""

import re
from collections.abc import Mapping, Sequence

# After a full stop or semicolon; in Latin script only before white space, since numbers contain full stops.
_BETWEEN = re.compile(r"(?<=[.;!?])\s+|(?<=[。；])")


def passages(title: Mapping[str, str], text: Mapping[str, str]) -> Sequence[Mapping[str, str]]:
    """Return the segments by language; a language with fewer sentences is missing in the later ones."""
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
