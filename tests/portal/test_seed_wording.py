"""The MOC's own words in the seed files pass the language guard."""

from collections.abc import Iterator
from itertools import chain

import pytest

from commitments.rules.language_guard import warnings
from core.text.multilingual_text import LANGUAGES
from mocportal.seed import files


def found(text: str, language: str) -> list[str]:
    return [warning.found for warning in warnings(text, language)]


def texts(value: object, language: str) -> Iterator[tuple[str, str]]:
    """Each text of a seed file with its language, which the key that holds it or a key above it names."""
    if isinstance(value, str):
        yield language, value
    elif isinstance(value, list):
        yield from chain.from_iterable(texts(each, language) for each in value)
    elif isinstance(value, dict):
        for key, each in value.items():
            told = key.rpartition("_")[2]
            yield from texts(each, told if told in LANGUAGES else language)


@pytest.mark.parametrize("name", ["text", "instrument", "history"])
def test_the_mocs_own_text_and_the_shipped_records_pass_in_every_language_they_are_in(name: str) -> None:
    read = list(texts(files.read(name), "en"))
    assert len(read) > 60
    assert [(text, found(text, language)) for language, text in read if found(text, language)] == []
