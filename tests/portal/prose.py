"""Prose of the portal for tests of its words: messages and guides, their sentences, and the unclear ones."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from tests.portal.catalogues import PLACEHOLDER, TAG, messages, told

LANGUAGES = ("en", "fr", "ja")

# The guides quote the treaty words that the portal reports; code, commands and names in code are in no language.
NOT_PROSE = re.compile(
    r"```.*?```|`[^`\n]*`|«.les parties.», «.doit.», «.convenir.»|「締約国」、「ものとする」、「協定」", re.DOTALL
)
# The table itself, and a table of the messages of documents.
NO_GUIDES = {"glossary.md", "wording-for-review.md"}

# What Markdown adds to a sentence: links, marks of lists, headings and tables, and emphasis.
LINK = re.compile(r"!?\[([^]]*)\]\([^)]*\)")
MARKS = re.compile(r"^\s*(?:[-*]|\d+\.|#+|\|)\s*|\*+", re.MULTILINE)
ENDS = re.compile(r"(?<=[.!?])\s+|\s*\|\s*|\n")
SHORTEST = 4


def glossary() -> list[list[str]]:
    """Return the rows of the glossary: three terms, the meaning, and the forbidden forms of three languages."""
    lines = (settings.BASE_DIR / "docs" / "glossary.md").read_text().splitlines()
    table = [[cell.strip() for cell in line.strip("|").split(" |")] for line in lines if line.startswith("| ")]
    return [row for row in table[2:] if row]


def texts(language: str) -> set[str]:
    """Return the messages in a language."""
    if language != "en":
        return {text for message in messages(language) for text in told(message)}
    return {
        text for message in messages("fr") for text in ([message.id] if isinstance(message.id, str) else message.id)
    }


def guides(language: str) -> dict[str, str]:
    """Return the prose of the guides in a language by their path."""
    docs = settings.BASE_DIR / "docs"
    paths = [*docs.glob("*.md"), settings.BASE_DIR / "README.md"] if language == "en" else docs.glob(f"{language}/*.md")
    return {path.as_posix(): NOT_PROSE.sub("…", path.read_text()) for path in paths if path.name not in NO_GUIDES}


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
