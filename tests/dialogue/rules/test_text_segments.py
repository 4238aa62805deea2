"""A record is compared by its title, and by its title with each of its sentences."""

from dialogue.rules.text_segments import passages


def test_each_sentence_stands_under_the_title() -> None:
    found = passages({"en": "Graphite"}, {"en": "Draw a map; update it. Costs 2.5 million."})
    assert [each["en"] for each in found] == [
        "Graphite",
        "Graphite Draw a map;",
        "Graphite update it.",
        "Graphite Costs 2.5 million.",
    ]


def test_japanese_sentences_end_without_a_gap() -> None:
    found = passages({"ja": "黒鉛"}, {"ja": "把握する。更新する。"})
    assert [each["ja"] for each in found] == ["黒鉛", "黒鉛 把握する。", "黒鉛 更新する。"]


def test_a_language_with_fewer_sentences_is_missing_in_the_later_passages() -> None:
    found = passages({"en": "Ports", "fr": ""}, {"en": "One. Two.", "fr": "Un.", "ja": ""})
    assert found == [{"en": "Ports"}, {"en": "Ports One.", "fr": "Un."}, {"en": "Ports Two."}]


def test_a_title_alone_is_one_passage() -> None:
    assert passages({"en": "Ports"}, {"en": ""}) == [{"en": "Ports"}]
