"""Numbers in words, kanji and large units, in the three languages."""

import re
import unicodedata

EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
FR = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf"
)
EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
FR_TENS = "vingt trente quarante cinquante soixante"
LARGE = {
    "en": {"thousand": 10**3, "million": 10**6, "mn": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "b": 10**9,
           "trillion": 10**12},
    "fr": {"mille": 10**3, "million": 10**6, "m": 10**6, "milliard": 10**9, "g": 10**9, "billion": 10**12},
}  # fmt: skip
# fmt: off
ORDINALS = {
    "en": ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
           "eleventh", "twelfth"),
    "fr": ("premi", "deuxièm", "troisièm", "quatrièm", "cinquièm", "sixièm", "septièm", "huitièm", "neuvièm",
           "dixièm", "onzièm", "douzièm"),
}
# fmt: on
KANJI_NUMBER = "[〇一二三四五六七八九十百千万億兆]{1,20}"
_KANJI = {each: value for value, each in enumerate("〇一二三四五六七八九")}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12}


def _english() -> dict[str, int]:
    words = {word: value for value, word in enumerate(EN.split(" "))}
    units = list(words)[1:10]
    for ten, word in enumerate(EN_TENS.split(" "), 2):
        words[word] = 10 * ten
        words |= {f"{word}-{unit}": 10 * ten + value for value, unit in enumerate(units, 1)}
    return words


def _french() -> dict[str, int]:
    words = {word: value for value, word in enumerate(FR.split(" "))}
    units = list(words)
    for ten, word in enumerate(FR_TENS.split(" "), 2):
        words[word] = 10 * ten
        words |= {f"{word}-{units[value]}": 10 * ten + value for value in range(1, 20 if ten == 6 else 10)}  # noqa: PLR2004  # 60 to 79.
        words[f"{word} et un"] = 10 * ten + 1
    words |= {f"quatre-vingt-{units[value]}": 80 + value for value in range(1, 20)}
    return words | {"soixante et onze": 71, "quatre-vingts": 80, "quatre-vingt": 80}


NUMBER_WORDS = {"en": _english(), "fr": _french()}


def normalized(text: str) -> str:
    """Return ``text`` with one form of each hyphen, apostrophe and width."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub("[‐‑−]", "-", plain).replace("’", "'").replace("〜", "~").replace("～", "~")


def plain_number(value: float) -> str:
    """Return a number without superfluous zeros."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def kanji_value(text: str) -> int:
    """Return the value of a number in kanji or digits: 三, 十二, 二〇二六, 千五百, 三万, 12."""
    if text.isdecimal():
        return int(text)
    if not any(each in _POWERS or each in _MYRIADS for each in text):
        return int("".join(str(_KANJI[each]) for each in text))
    total = part = digit = 0
    for each in text:
        if each in _KANJI:
            digit = _KANJI[each]
        elif each in _POWERS:
            part, digit = part + (digit or 1) * _POWERS[each], 0
        else:
            total, part, digit = total + (part + digit or 1) * _MYRIADS[each], 0, 0
    return total + part + digit


def mixed_value(text: str) -> float:
    """Return the value of digits with kanji: 1億5千万, 2,000万, 150万."""
    total = part = 0.0
    for digits, scales in re.findall(r"(\d+(?:\.\d+)?)([兆億万千百十]*)", text.replace(",", "")):
        value = float(digits)
        for scale in scales:
            if scale in _POWERS:
                value *= _POWERS[scale]
            else:
                total, part, value = total + (part + value) * _MYRIADS[scale], 0.0, 0.0
        part += value
    return total + part
