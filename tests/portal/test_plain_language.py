"""English messages and guides are in plain language: few match the patterns of unclear sentences."""

from tests.portal.prose import flagged, guides, sentences, texts

# The number of sentences that match a pattern although an editor accepted them. It may only fall.
LIMIT = 35
LIMIT_OF_GUIDES = 14

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


def test_few_english_messages_are_unclear() -> None:
    found = flagged(texts("en") - ACCEPTED)
    assert len(found) <= LIMIT, "\n".join(f"{text!r}: {advice}" for text, advice in sorted(found.items()))


def test_few_sentences_of_the_guides_are_unclear() -> None:
    found = flagged({each for text in guides("en").values() for each in sentences(text)}, interface=False)
    assert len(found) <= LIMIT_OF_GUIDES, "\n".join(f"{text!r}: {advice}" for text, advice in sorted(found.items()))


def test_accepted_sentences_exist() -> None:
    assert texts("en") >= ACCEPTED


def test_unclear_sentences_are_found() -> None:
    unclear = {"Nobody is named yet.", "It stands as it is.", "What no longer stands", "Take it away", "Not sent yet."}
    assert flagged(unclear).keys() == unclear - {"Not sent yet."}
