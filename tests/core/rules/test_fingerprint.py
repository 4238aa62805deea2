"""The hash of a text: the same words give the same hash, and any other word another."""

import hashlib
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from core.text.fingerprint import fingerprint
from tests.random_examples import tries

names = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=8)
plain = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20)
contents = st.dictionaries(
    names,
    st.recursive(
        plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4), max_leaves=12
    ),
    max_size=5,
)
# JSON of some depth takes 40 ms to generate.
of_contents = settings(max_examples=tries(25, long=500))


def test_it_is_the_sha_256_of_json_without_spaces_with_its_names_in_order() -> None:
    canonical = '{"a":[1,null,"電池"],"b":{"c":"\\n"}}'
    assert fingerprint({"b": {"c": "\n"}, "a": (1, None, "電池")}) == hashlib.sha256(canonical.encode()).hexdigest()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("first\r\nsecond", "first\nsecond"),
        ("first\rsecond", "first\nsecond"),
        ("e\u0301lectrique", "\u00e9lectrique"),
        ("カ\u3099イド", "ガイド"),
    ],
)
def test_the_same_words_from_another_keyboard_give_the_same_hash(one: str, other: str) -> None:
    assert fingerprint({"text": one}) == fingerprint({"text": other})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("intend to", "intend  to"),
        ("a\n\nb", "a\nb"),
        ("Battery", "battery"),
        ("電池", "電地"),
        ("1", 1),
        ("", None),
        (["a", "b"], ["b", "a"]),
        (["ab"], ["a", "b"]),
        ("①", "1"),
    ],
)
def test_any_other_word_space_or_order_gives_another_hash(one: Any, other: Any) -> None:
    assert fingerprint({"text": one}) != fingerprint({"text": other})


def test_words_that_move_from_one_field_to_another_give_another_hash() -> None:
    assert fingerprint({"title": "a", "text": ""}) != fingerprint({"title": "", "text": "a"})


@of_contents
@given(contents)
def test_the_order_of_the_names_does_not_matter(content: dict[str, Any]) -> None:
    assert fingerprint(dict(reversed(content.items()))) == fingerprint(content)


@of_contents
@given(contents, names, st.text())
def test_what_is_added_shows(content: dict[str, Any], name: str, text: str) -> None:
    changed = content | {name: [content.get(name), text]}
    assert fingerprint(changed) != fingerprint(content)


@given(st.text(), st.sampled_from(["NFC", "NFD"]))
def test_no_form_of_unicode_in_which_the_same_words_arrive_shows(text: str, form: Any) -> None:
    assert fingerprint({"text": unicodedata.normalize(form, text)}) == fingerprint({"text": text})
