"""English messages are in plain language: few match the patterns of unclear sentences."""

import re
import tomllib
from pathlib import Path

from tests.portal.catalogues import PLACEHOLDER, TAG, messages

# The number of messages that match a pattern although an editor accepted them. It may only fall.
LIMIT = 40

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


def flagged(texts: set[str]) -> dict[str, str]:
    """Return the pattern and the advice for each text that matches a pattern."""
    table = tomllib.loads(Path(__file__).with_name("plain_language.toml").read_text())["pattern"]
    patterns = [(re.compile(each["find"]), f"{each['name']}: {each['write']}") for each in table]
    found = {}
    for text in texts:
        bare = TAG.sub("X", PLACEHOLDER.sub("X", text))
        if advice := next((advice for pattern, advice in patterns if pattern.search(bare)), None):
            found[text] = advice
    return found


def test_few_english_messages_are_unclear() -> None:
    found = flagged(english() - ACCEPTED)
    assert len(found) <= LIMIT, "\n".join(f"{text!r}: {advice}" for text, advice in sorted(found.items()))


def test_accepted_sentences_exist() -> None:
    assert english() >= ACCEPTED


def test_unclear_sentences_are_found() -> None:
    unclear = {"Nobody is named yet.", "It stands as it is.", "What no longer stands", "Take it away", "Not sent yet."}
    assert flagged(unclear).keys() == unclear - {"Not sent yet."}
