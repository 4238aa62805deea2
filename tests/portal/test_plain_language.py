"""English messages and guides are in plain language: few match the patterns of unclear sentences."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.portal.catalogues import PLACEHOLDER, TAG, messages
from tests.portal.test_glossary import guides

# The number of sentences that match a pattern although an editor accepted them. It may only fall.
LIMIT = 35
LIMIT_OF_GUIDES = 14

# What Markdown adds to a sentence: links, marks of lists, headings and tables, and emphasis.
LINK = re.compile(r"!?\[([^]]*)\]\([^)]*\)")
MARKS = re.compile(r"^\s*(?:[-*]|\d+\.|#+|\|)\s*|\*+", re.MULTILINE)
ENDS = re.compile(r"(?<=[.!?])\s+|\s*\|\s*|\n")
SHORTEST = 4

# Words of the MOC, of a chair or of Django, and sentences whose subject is in the line before.
ACCEPTED = {
    "It is so decided.",
    "The agenda is adopted.",
    "How duplication is avoided:",
    "It was chaired by %(chair)s.",
    "It was co-chaired by %(first)s, and by %(second)s.",
    "No %s matches the given query.",
    "This is a courtesy translation.",
}


def english() -> set[str]:
    """Return the English messages, the plural forms included."""
    return {
        text for message in messages("fr") for text in ([message.id] if isinstance(message.id, str) else message.id)
    }


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text in Markdown; names in code were replaced."""
    for sentence in ENDS.split(MARKS.sub("", LINK.sub(r"\1", text))):
        if len(sentence.split()) >= SHORTEST:
            yield sentence


def flagged(texts: Iterable[str], *, interface: bool = True) -> dict[str, str]:
    """Return the pattern and the advice for each text that matches a pattern, also those of the ``interface``."""
    table = tomllib.loads(Path(__file__).with_name("plain_language.toml").read_text())["pattern"]
    used = [each for each in table if interface or not each.get("interface")]
    patterns = [(re.compile(each["find"]), f"{each['name']}: {each['write']}") for each in used]
    found = {}
    for text in texts:
        bare = TAG.sub("X", PLACEHOLDER.sub("X", text))
        if advice := next((advice for pattern, advice in patterns if pattern.search(bare)), None):
            found[text] = advice
    return found


def test_few_english_messages_are_unclear() -> None:
    found = flagged(english() - ACCEPTED)
    assert len(found) <= LIMIT, "\n".join(f"{text!r}: {advice}" for text, advice in sorted(found.items()))


def test_few_sentences_of_the_guides_are_unclear() -> None:
    found = flagged({each for text in guides("en").values() for each in sentences(text)}, interface=False)
    assert len(found) <= LIMIT_OF_GUIDES, "\n".join(f"{text!r}: {advice}" for text, advice in sorted(found.items()))


def test_accepted_sentences_exist() -> None:
    assert english() >= ACCEPTED


def test_unclear_sentences_are_found() -> None:
    unclear = {"Nobody is named yet.", "It stands as it is.", "What no longer stands", "Take it away", "Not sent yet."}
    assert flagged(unclear).keys() == unclear - {"Not sent yet."}
