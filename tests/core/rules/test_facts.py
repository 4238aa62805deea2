"""Facts across the language versions of a text.

The sets are made here, from a fixed seed: each sentence has a form in three languages, and each slot a value, which
each language writes in its own form. A consistent set has equal values; in a planted disagreement, one language has
another value.
"""

from random import Random
from typing import NamedTuple

import pytest

from core.text.facts import FactKind, disagreements

LANGUAGES = ("en", "fr", "ja")
MONTHS = {
    "en": ["January", "March", "August", "December"],
    "fr": ["janvier", "mars", "août", "décembre"],
    "ja": ["1月", "3月", "8月", "12月"],
}
WORDS = {
    "en": ["two", "three", "five", "six", "twelve"],
    "fr": ["deux", "trois", "cinq", "six", "douze"],
    "ja": ["二", "三", "五", "六", "十二"],
}
NAMES = {
    "METI": {
        "en": ["Ministry of Economy, Trade and Industry"],
        "fr": ["ministère de l’Économie, du Commerce et de l’Industrie"],
        "ja": ["経済産業省"],
    },
    "NRCAN": {"en": ["Natural Resources Canada"], "fr": ["Ressources naturelles Canada"], "ja": ["カナダ天然資源省"]},
    "GAC": {"en": ["Global Affairs Canada"], "fr": ["Affaires mondiales Canada"], "ja": ["カナダ外務貿易開発省"]},
}


class Slot(NamedTuple):
    kind: FactKind
    forms: dict[str, str]


def date(dice: Random) -> Slot:
    year, month, day = dice.randint(2024, 2031), dice.randrange(4), dice.randint(2, 28)
    forms = {"en": f"{day} {MONTHS['en'][month]} {year}", "fr": f"{day} {MONTHS['fr'][month]} {year}"}
    forms["ja"] = f"{year}年{MONTHS['ja'][month]}{day}日"
    if dice.random() < 0.3:
        forms["en"] = f"{MONTHS['en'][month]} {day}, {year}"
    if dice.random() < 0.3:
        forms["ja"] = f"令和{year - 2018}年{MONTHS['ja'][month]}{day}日"
    return Slot(FactKind.DATE, forms)


def time(dice: Random) -> Slot:
    hour, minute = dice.randint(8, 18), dice.choice([0, 15, 30, 45])
    half = f"{hour % 12 or 12}:{minute:02} {'a' if hour < 12 else 'p'}.m."
    japanese = f"{'午前' if hour < 12 else '午後'}{hour % 12 or 12}時{minute}分" if hour != 12 else f"12時{minute}分"
    return Slot(FactKind.TIME, {
        "en": dice.choice([half, f"{hour}:{minute:02}"]),
        "fr": f"{hour} h {minute:02}" if minute else f"{hour} h",
        "ja": dice.choice([japanese, f"{hour}:{minute:02}"]),
    })  # fmt: skip


def percent(dice: Random) -> Slot:
    value = dice.choice([5, 12.5, 40, 75, 99.9]) + dice.randint(0, 3)
    text = f"{value:g}"
    return Slot(FactKind.PERCENT, {
        "en": dice.choice([f"{text}%", f"{text} per cent"]),
        "fr": dice.choice([f"{text} %", f"{text} pour cent"]).replace(".", ","),
        "ja": dice.choice([f"{text}%", f"{text}パーセント"]),
    })  # fmt: skip


def number(dice: Random) -> Slot:
    value = dice.choice([dice.randint(13, 999), dice.randint(1000, 99_999), dice.randint(1, 90) * 10**6])
    grouped = f"{value:,}"
    forms = {"en": grouped, "fr": grouped.replace(",", dice.choice(["\xa0", "\u202f"])), "ja": grouped}
    if value >= 10**6:
        forms["en"], forms["fr"] = f"{value // 10**6} million", f"{value // 10**6} millions"
        forms["ja"] = (
            f"{value // 10**4 // 10**4}億{value // 10**4 % 10**4}万" if value >= 10**8 else f"{value // 10**4}万"
        )
    return Slot(FactKind.NUMBER, forms)


def duration(dice: Random) -> Slot:
    place = dice.randrange(5)
    return Slot(FactKind.NUMBER, {
        "en": f"{WORDS['en'][place]} months",
        "fr": f"{WORDS['fr'][place]} mois",
        "ja": dice.choice([WORDS["ja"][place], str([2, 3, 5, 6, 12][place])]) + "か月",
    })  # fmt: skip


def code(dice: Random) -> Slot:
    text = dice.choice([
        f"{dice.randint(2, 9)}({dice.choice('abc')})({dice.choice(['i', 'iv', 'viii'])})",
        f"MOC-{dice.randint(2025, 2030)}-{dice.randint(1, 200):03}",
        f"ISO {dice.randint(10_000, 20_000)}:{dice.randint(2015, 2026)}",
        f"{dice.randint(2, 9)}/D{dice.randint(1, 9)}",
    ])  # fmt: skip
    return Slot(FactKind.CODE, dict.fromkeys(LANGUAGES, text))


def address(dice: Random) -> Slot:
    return Slot(FactKind.ADDRESS, dict.fromkeys(LANGUAGES, f"https://www.example/{dice.randint(1, 999)}"))


def name(dice: Random) -> Slot:
    body = dice.choice(sorted(NAMES))
    return Slot(FactKind.NAME, {each: NAMES[body][each][0] for each in LANGUAGES})


# Sentences with up to three slots in a form that reads well with any value.
FRAMES = [
    ({"en": "The meeting is on {0} at {1}.", "fr": "La réunion a lieu le {0} à {1}.", "ja": "会合は{0}{1}に開催する。"},
     (date, time)),
    ({"en": "{0} reports {1} tonnes, {2} of the total, under {3}.",
      "fr": "{0} fait état de {1} tonnes, soit {2} du total, selon {3}.",
      "ja": "{0}は、{3}に基づき{1}トン（全体の{2}）を報告する。"}, (name, number, percent, code)),
    ({"en": "Within {0} of {1}, {2} sends the paper to {3}.",
      "fr": "Dans les {0} suivant le {1}, {2} envoie le document à {3}.",
      "ja": "{2}は、{1}から{0}以内に文書を{3}に送付する。"}, (duration, date, name, address)),
    ({"en": "One of the first results: {0} sites ({1}).", "fr": "Un des premiers résultats : {0} sites ({1}).",
      "ja": "最初の成果の一つは、{0}か所（{1}）である。"}, (number, code)),
]  # fmt: skip


def sentence(dice: Random) -> tuple[dict[str, str], list[Slot], dict[str, str]]:
    frame, makers = dice.choice(FRAMES)
    slots = [make(dice) for make in makers]
    texts = {each: frame[each].format(*(slot.forms[each] for slot in slots)) for each in LANGUAGES}
    return texts, slots, frame


def pairs(texts: dict[str, str]) -> list[tuple[str, str]]:
    return [(one, other) for one in LANGUAGES for other in LANGUAGES if one < other and texts[one] and texts[other]]


def test_consistent_texts_have_no_disagreement() -> None:
    dice = Random(22)
    for _ in range(500):
        texts, _slots, _frame = sentence(dice)
        for one, other in pairs(texts):
            assert disagreements(texts[one], one, texts[other], other, NAMES) == [], texts


def test_each_of_a_thousand_planted_disagreements_is_found() -> None:
    dice = Random(2026)
    planted = 0
    while planted < 1000:
        texts, slots, frame = sentence(dice)
        place, language = dice.randrange(len(slots)), dice.choice(LANGUAGES)
        wrong = _another(dice, slots[place], language)
        changed = [slot.forms[language] for slot in slots]
        changed[place] = wrong
        false = texts | {language: frame[language].format(*changed)}
        planted += 1
        for other in set(LANGUAGES) - {language}:
            found = disagreements(false[language], language, false[other], other, NAMES)
            assert [each.kind for each in found] == [slots[place].kind], (false, found)
            assert all(each.ours and each.theirs for each in found), (false, found)


def _another(dice: Random, slot: Slot, language: str) -> str:
    """Return another value of the kind of ``slot``, which is no value of the slot in any language."""
    maker = MAKERS[slot.kind]
    while True:
        found = maker(dice) if slot.kind is not FactKind.NUMBER or "mo" not in slot.forms["en"] else duration(dice)
        if all(found.forms[each] != slot.forms[each] for each in LANGUAGES) and not _equal(found, slot):
            return found.forms[language]


def _equal(one: Slot, other: Slot) -> bool:
    return not disagreements(one.forms["en"], "en", other.forms["en"], "en", NAMES)


MAKERS = {
    FactKind.DATE: date,
    FactKind.TIME: time,
    FactKind.PERCENT: percent,
    FactKind.NUMBER: number,
    FactKind.CODE: code,
    FactKind.ADDRESS: address,
    FactKind.NAME: name,
}


EQUAL = [
    ("Three Participants concur.", "Trois participants souscrivent.", "fr"),
    ("The Third Dialogue", "Troisième Dialogue", "fr"),
    ("The 3rd Dialogue", "第3回対話", "ja"),
    ("The Third Dialogue", "第三回対話", "ja"),
    ("1.5 billion yen in FY2026", "1,5 milliard de yens en 2026-2027", "fr"),
    ("1.5 billion yen in FY2026", "2026年度に15億円", "ja"),
    ("15,000 units", "1万5千台", "ja"),
    ("20 million yen", "2,000万円", "ja"),
    ("120 million tonnes", "1億2,000万トン", "ja"),
    ("1.25 trillion yen", "1兆2,500億円", "ja"),
    ("two million yen", "200万円", "ja"),
    ("40 percent", "4割", "ja"),
    ("35%", "3割5分", "ja"),
    ("100%", "10割", "ja"),
    ("30-40%", "3～4割", "ja"),
    ("between 10 and 15 per cent", "entre 10 et 15 %", "fr"),
    ("between 10 and 15 per cent", "10%から15%", "ja"),
    ("1.2 to 1.5 million tonnes", "120万～150万トン", "ja"),
    ("$1.2 billion to $1.5 billion", "de 1,2 à 1,5 milliard de dollars", "fr"),
    ("C$2.3 billion", "2,3 G$", "fr"),
    ("US$5bn", "50億米ドル", "ja"),
    ("60 kWh", "60kWh", "fr"),
    ("60kWh", "60kWh", "ja"),
    ("from 1 April", "à compter du 1er avril", "fr"),
    ("August 2025", "2025年8月", "ja"),
    ("5–7 March 2026", "2026年3月5日から7日", "ja"),
    ("5 and 6 March 2026", "2026年3月5日及び6日", "ja"),
    ("March 5 to 7, 2026", "du 5 au 7 mars 2026", "fr"),
    ("April to June 2026", "2026年4月から6月", "ja"),
    ("due in March", "3月末が期限", "ja"),
    ("15 Dec. 2026", "15 déc. 2026", "fr"),
    ("5 March 2026", "令和八年三月五日", "ja"),
    ("21 September 2023", "2023年（令和5年）9月21日", "ja"),
    ("Item 3 may be deferred.", "Le point 3 peut être reporté.", "fr"),
    ("Paragraph 7 may be modified in 2027.", "Le paragraphe 7 peut être modifié en 2027.", "fr"),
    ("NMC811 cathodes and CO2", "NMC811正極及びCO₂", "ja"),
    ("under 2(c)(iv)", "selon 2 c) iv)", "fr"),
    ("under 4(a)(i)", "第4項(a)(i)に基づき", "ja"),
    ("20 (new) sites", "20 nouveaux sites", "fr"),
    ("eighteen months", "dix-huit mois", "fr"),
    ("ninety days", "quatre-vingt-dix jours", "fr"),
    ("twenty-two months", "22か月", "ja"),
    ("Twenty companies took part.", "20社が参加した。", "ja"),
    ("within 24 hours", "dans les 24 h", "fr"),
    ("9 to 11 a.m.", "de 9 h à 11 h", "fr"),
    ("at 9 a.m.", "à 9 heures", "fr"),
    ("at 9 a.m.", "午前九時", "ja"),
    ("once a year", "年1回", "ja"),
    ("Phase II", "第2段階", "ja"),
    ("one third of the cells", "電池の3分の1", "ja"),
    ("IEC 62660-1", "CEI 62660‑1", "fr"),
    ("see https://www.example/a", "https://www.example/a（2026年に確認）を参照", "ja"),
    ("https://a.example/en/minerals", "https://a.example/fr/minerals", "fr"),
    ("one of them", "そのうちの一つ", "ja"),
    ("a five-party meeting", "réunion à cinq", "fr"),
    ("the 2020s", "les années 2020", "fr"),
]


@pytest.mark.parametrize(("english", "other", "language"), EQUAL)
def test_forms_of_a_language_are_equal(english: str, other: str, language: str) -> None:
    # Two of these pairs state a year or date in one language alone.
    if "2026年に確認" in other:
        english += " (checked in 2026)"
    assert disagreements(english, "en", other, language) == []
    assert disagreements(other, language, english, "en") == []


@pytest.mark.parametrize(
    ("english", "other", "language", "kinds"),
    [
        ("by 26 August 2025", "27 août 2025", "fr", ["date"]),
        ("by 26 August 2025", "au plus tard", "fr", ["date"]),
        ("in March", "en avril", "fr", ["date"]),
        ("three months", "二か月", "ja", ["number"]),
        ("60 days", "60 mois", "fr", ["number"]),
        ("within twenty-two months", "dans les trente-deux mois", "fr", ["number"]),
        ("Twenty companies", "Trente entreprises", "fr", ["number"]),
        ("1.5 tonnes", "1,5 tonne; 15 tonnes", "fr", ["number"]),
        ("60kWh", "90kWh", "fr", ["number"]),
        ("9 sites", "九州の拠点", "ja", ["number"]),
        ("the 2025–2030 plan", "le plan 2025-2035", "fr", ["number"]),
        ("under 2(c)(iv)", "selon 2(c)(v)", "fr", ["code"]),
        ("NMC811", "NMC622", "fr", ["code"]),
        ("at 2 p.m.", "午前2時", "ja", ["time"]),
        ("at 9 a.m.", "à 10 h", "fr", ["time"]),
    ],
)
def test_a_difference_is_found(english: str, other: str, language: str, kinds: list[str]) -> None:
    assert [each.kind for each in disagreements(english, "en", other, language)] == kinds


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    ["1" * 40_000, "一" * 20_000, "1" + ",000" * 9_000, "AB-" * 12_000, "AB-AB-" * 6_000 + "!", "a" * 40_000,
     "ISO" + "/TS" * 12_000, "AA/" * 12_000, "1 to " * 8_000, "1億" * 10_000, "1(a)" * 9_000, "3月" * 9_000],
    ids=lambda text: text[:6],
)  # fmt: skip
def test_hostile_texts_end(text: str, language: str) -> None:
    """A pattern that is not linear in the length of the text would not end here."""
    disagreements(text, language, "", "en", NAMES)


def test_letters_with_other_cases_are_no_names() -> None:
    assert disagreements("METİ, METı and mınistère", "en", "METI", "fr", NAMES) == []
    for text in ("SİX months, FİRST, EİGHT, ſix", "sİx mois, dİx, DEUXİÈME, hUİt"):
        for language in LANGUAGES:
            disagreements(text, language, "", "en", NAMES)
