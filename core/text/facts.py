"""Facts in the language versions of a text: dates, times, percentages, numbers, codes, addresses and names of bodies.

``disagreements`` compares the facts of two versions, each in the form of its language: 26 August 2025, 26 août 2025,
令和7年8月26日; 1,500.5, 1 500,5, 千五百; three months, trois mois, 三か月.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

# Symbols (MOC-2026-014) and standards (ISO 14067:2018).
SYMBOL = (
    r"\b[A-Z]{2,}(?:[/-][A-Z0-9]+)*[/-]\d[\w/-]*"
    r"|\b(?:ISO|IEC|UNECE|EN|JIS|CSA|UL)(?:[/ ](?:IEC|TS|TR|PAS))* ?[A-Z]?\d[\d:-]*"
)
# fmt: off
MONTHS = {
    "en": ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
           "novembre", "décembre"),
}
# First years of the Japanese eras, less one.
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
WORDS = {
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    "fr": ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
}
ORDINALS = {
    "en": ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
           "eleventh", "twelfth"),
    "fr": ("premi", "deuxièm", "troisièm", "quatrièm", "cinquièm", "sixièm", "septièm", "huitièm", "neuvièm",
           "dixièm", "onzièm", "douzièm"),
}
# fmt: on
# Words between which a number in words states a quantity. "One" alone is often an article or a pronoun.
UNITS = {
    "en": r"(?:calendar |working |business )?(?:months?|years?|weeks?|days?|hours?|minutes?|participants?|ministries)",
    "fr": r"(?:mois|ans?|années?|semaines?|jours?|heures?|minutes?|participants?|ministères)",
}
KANJI = {each: value for value, each in enumerate("〇一二三四五六七八九")}
POWERS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12}
COUNTERS = r"(?:か月|ヶ月|カ月|箇月|年間|年|週間|日間|日|時間|分|省庁|省|社|件|名|人|回|割)"
LARGE = {
    "en": {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    "fr": {"mille": 10**3, "million": 10**6, "milliard": 10**9, "billion": 10**12},
}


class FactKind(StrEnum):
    DATE = "date"
    TIME = "time"
    PERCENT = "percent"
    NUMBER = "number"
    CODE = "code"
    ADDRESS = "address"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Fact:
    """Fact as ``written``, with a ``value`` that is equal in all languages. A date without a year has the year 0."""

    kind: FactKind
    value: str
    written: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Fact of one version that the other does not state. One of the two is None if the other has no fact instead."""

    kind: FactKind
    ours: Fact | None
    theirs: Fact | None


type Names = Mapping[str, Mapping[str, Iterable[str]]]


def disagreements(
    ours: str, our_language: str, theirs: str, their_language: str, names: Names | None = None
) -> list[Disagreement]:
    """Return the facts in which two versions of a text differ. ``names``: forms of each body by code and language."""
    first, second = _Reader(our_language, names), _Reader(their_language, names)
    mine, other = first.read(ours), second.read(theirs)
    left = [fact for fact in mine if not _is_in(fact, other, second.hints)]
    right = [fact for fact in other if not _is_in(fact, mine, first.hints)]
    found = []
    for kind in FactKind:
        a, b = [fact for fact in left if fact.kind is kind], [fact for fact in right if fact.kind is kind]
        # A text may name a body by a short form or a pronoun, so only another name is a disagreement.
        pairs = zip(a, b, strict=False) if kind is FactKind.NAME else zip_longest(a, b)
        found += [Disagreement(kind, *pair) for pair in pairs]
    return found


def _is_in(fact: Fact, others: list[Fact], hints: set[str]) -> bool:
    """Return whether ``others`` state the fact. ``hints`` are numbers in words, which may be no quantities."""
    if fact.kind is FactKind.DATE:
        return any(each.kind is FactKind.DATE and _same_date(fact.value, each.value) for each in others)
    if any(each.kind is fact.kind and each.value == fact.value for each in others):
        return True
    return fact.kind is FactKind.NUMBER and fact.value in hints


def _same_date(one: str, other: str) -> bool:
    """Compare two dates. The year may be missing in one, if the sentence states it before."""
    (year, month, day), (year2, month2, day2) = one.split("-"), other.split("-")
    return (month, day) == (month2, day2) and (year == year2 or "0" in {year, year2})


class _Reader:
    """Reads the facts of a text, one kind after the other: what is read is removed, so 26 of a date is no number."""

    def __init__(self, language: str, names: Names | None) -> None:
        self._language = language
        self._names = names or {}
        self._rest = ""
        self.hints: set[str] = set()
        self._found: list[Fact] = []

    def read(self, text: str) -> list[Fact]:
        self._rest = _plain_text(text)
        self._take(
            FactKind.ADDRESS,
            r"(?:https?://|www\.)[!-;=?-~]+|[\w.+-]+@[\w-]+\.[\w.-]+",
            lambda m: m[0].rstrip(".,;:)"),
        )
        self._take_names()
        self._take(FactKind.CODE, SYMBOL, lambda m: m[0].replace(" ", "").rstrip(":-"))
        self._take(FactKind.CODE, r"(?<![\w.])\d{1,2} ?(?:\( ?[a-z]{1,5} ?\) ?)+", lambda m: re.sub(r"\s", "", m[0]))
        self._take(FactKind.CODE, r"(?<![\w/])\d{1,2}/[A-Z]\d{1,3}\b", lambda m: m[0])
        self._dates()
        self._times()
        self._numbers()
        return self._found

    def _take(
        self, kind: FactKind, pattern: str, value: Callable[[re.Match[str]], str | None], flags: int = re.ASCII
    ) -> None:
        r"""Read each match of ``pattern``. In ASCII mode, \b is an edge between Japanese and Latin letters, too."""

        def note(match: re.Match[str]) -> str:
            found = value(match)
            if found is None:
                return match[0]
            self._found.append(Fact(kind, found, match[0].strip()))
            return "\0"

        self._rest = re.sub(pattern, note, self._rest, flags=flags)

    def _take_names(self) -> None:
        forms: dict[str, str] = {}
        for code, languages in self._names.items():
            forms |= {_plain_text(each).casefold(): code for each in languages.get(self._language, ())}
            forms[code.casefold()] = code
        # The longest first: a name may contain another.
        for form in sorted(forms, key=len, reverse=True):
            # A Latin name is a word; Japanese has no spaces.
            pattern = re.escape(form) if self._language == "ja" and not form.isascii() else rf"\b{re.escape(form)}\b"
            flags = re.ASCII if self._language == "ja" else re.UNICODE
            self._take(FactKind.NAME, pattern, lambda m: forms[m[0].casefold()], flags | re.IGNORECASE)

    def _dates(self) -> None:
        self._take(FactKind.DATE, r"\b(\d{4})-(\d{2})-(\d{2})\b", lambda m: _date(m[1], m[2], m[3]))
        if self._language == "ja":
            era = "|".join(ERAS)
            year = rf"(?:({era})(\d{{1,2}}|元)年|(\d{{4}})年)"
            self._take(FactKind.DATE, rf"(?:{year})?(\d{{1,2}})月(\d{{1,2}})日", lambda m: _date(_year(m), m[4], m[5]))
            self._take(FactKind.DATE, rf"{year}(\d{{1,2}})月", lambda m: _date(_year(m), m[4], 0))
            self._take(FactKind.NUMBER, rf"{year}度?", lambda m: str(_year(m)))
            return
        months = MONTHS[self._language]
        named = "|".join([*months, *([each[:3] + r"\." for each in months] if self._language == "en" else [])])
        ignore = re.IGNORECASE | re.ASCII
        self._take(FactKind.DATE, rf"\b(\d{{1,2}})(?:er|st|nd|rd|th)? (?:of )?({named})(?:,? (\d{{4}}))?\b",
                   lambda m: _date(m[3] or 0, self._month(m[2]), m[1]), ignore)  # fmt: skip
        if self._language == "en":
            self._take(FactKind.DATE, rf"\b({named}) (\d{{1,2}})(?:st|nd|rd|th)?(?:, (\d{{4}}))?(?!\d)",
                       lambda m: _date(m[3] or 0, self._month(m[1]), m[2]), ignore)  # fmt: skip
        self._take(FactKind.DATE, rf"\b({named}) (\d{{4}})\b", lambda m: _date(m[2], self._month(m[1]), 0), ignore)

    def _month(self, name: str) -> int:
        """Return the number of a month, of which the name may be shortened."""
        found = enumerate(MONTHS[self._language], 1)
        return next(number for number, each in found if each.startswith(name.lower().rstrip(".")))

    def _times(self) -> None:
        if self._language == "ja":
            self._take(FactKind.TIME, r"(午前|午後)?(\d{1,2})時(?:(\d{1,2})分|(半))?(?!間)", lambda m: _time(
                m[2], m[3] or (30 if m[4] else 0), afternoon=None if m[1] is None else m[1] == "午後"))  # fmt: skip
        if self._language == "fr":
            self._take(FactKind.TIME, r"(?<!\d)(\d{1,2}) ?h(?: ?(\d{2}))?\b(?!eure)", lambda m: _time(m[1], m[2] or 0))
        if self._language == "en":
            self._take(FactKind.TIME, r"(?<!\d)(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\b\.?", lambda m: _time(
                m[1], m[2] or 0, afternoon=m[3].lower() == "p"), re.IGNORECASE | re.ASCII)  # fmt: skip
        self._take(FactKind.TIME, r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])", lambda m: _time(m[1], m[2]))

    def _numbers(self) -> None:
        digits = r"\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
        if self._language == "fr":
            digits = r"\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"
        if self._language == "ja":
            scale, percent = "[万億兆千百十]+", r" ?(?:%|パーセント)"
        else:
            scale = " (?:" + "|".join(LARGE[self._language]) + r")s?\b"
            percent = r" ?(?:%|per ?cent\b|pour cent\b|p\. 100)"
        number = rf"({digits})({scale})?"
        self._take(FactKind.PERCENT, number + percent, lambda m: self._value(m[1], m[2]))
        if self._language == "ja":
            self._take(FactKind.PERCENT, r"([\d一二三四五六七八九])割", lambda m: str(10 * int(str(_kanji(m[1])))))
            mixed = r"(?:\d+(?:\.\d+)?[兆億万千百十])+\d*"
            self._take(FactKind.NUMBER, mixed, lambda m: _plain(_mixed(m[0])))
        # Of two years of a fiscal year, one is enough: 2026-2027, 2026/27.
        self._take(FactKind.NUMBER, r"\b((?:19|20)\d\d)[-–/](?:20)?\d\d\b", lambda m: m[1])
        whole = (
            number if self._language == "ja" else rf"(?:\bFY|(?<![\w.])){number}(?:st|nd|rd|th|er|re|e)?(?![a-zà-ÿ\d])"
        )
        self._take(FactKind.NUMBER, whole, lambda m: self._value(m[1], m[2]))
        self._words()

    def _words(self) -> None:
        if self._language == "ja":
            for match in re.finditer(rf"([〇一二三四五六七八九十百千万億]+)({COUNTERS})?", self._rest):
                value = str(_kanji(match[1]))
                self.hints.add(value)
                if match[2] and match[2] not in {"日", "人", "年", "分"}:
                    self._found.append(Fact(FactKind.NUMBER, value, match[0]))
            return
        words = WORDS[self._language]
        for match in re.finditer(rf"\b({'|'.join(words)})\b( {UNITS[self._language]}\b)?", self._rest, re.IGNORECASE):
            value = str(words.index(match[1].lower()))
            self.hints.add(value)
            if match[2] and value != "1":
                self._found.append(Fact(FactKind.NUMBER, value, match[0]))
        for place, ordinal in enumerate(ORDINALS[self._language], 1):
            if re.search(rf"\b{ordinal}", self._rest, re.IGNORECASE):
                self.hints.add(str(place))
        if re.search(r"\bune\b", self._rest):
            self.hints.add("1")

    def _value(self, digits: str, scale: str | None) -> str:
        plain = digits.replace(" ", "")
        plain = plain.replace(",", ".") if self._language == "fr" else plain.replace(",", "")
        if not scale:
            return _plain(float(plain)) if "." in plain else str(int(plain))
        if self._language == "ja":
            return _plain(_mixed(plain + scale))
        return _plain(float(plain) * LARGE[self._language][scale.strip().rstrip("s")])


def _plain_text(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("’", "'").replace("−", "-")


def _plain(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _date(year: str | int, month: str | int, day: str | int) -> str | None:
    found = int(year), int(month), int(day)
    return "-".join(map(str, found)) if 1 <= found[1] <= 12 and found[2] <= 31 else None  # noqa: PLR2004  # Calendar.


def _year(match: re.Match[str]) -> int:
    if match[1]:
        return ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
    return int(match[3] or 0)


def _time(hour: str | int, minute: str | int, *, afternoon: bool | None = None) -> str | None:
    value = int(hour)
    if afternoon is not None and value <= 12:  # noqa: PLR2004  # Hours of a half day.
        value = value % 12 + (12 if afternoon else 0)
    return f"{value}:{int(minute):02}" if value <= 24 and int(minute) < 60 else None  # noqa: PLR2004  # Clock.


def _kanji(text: str) -> int:
    """Return the value of a number in kanji: 三, 十二, 二〇二六, 千五百, 三万."""
    if text.isdecimal():
        return int(text)
    if not any(each in POWERS or each in MYRIADS for each in text):
        return int("".join(str(KANJI[each]) for each in text))
    total = part = digit = 0
    for each in text:
        if each in KANJI:
            digit = KANJI[each]
        elif each in POWERS:
            part, digit = part + (digit or 1) * POWERS[each], 0
        else:
            total, part, digit = total + (part + digit or 1) * MYRIADS[each], 0, 0
    return total + part + digit


def _mixed(text: str) -> float:
    """Return the value of digits with kanji: 1億5千万, 150万, 3千."""
    total = part = 0.0
    for digits, scales in re.findall(r"(\d+(?:\.\d+)?)([兆億万千百十]*)", text):
        value = float(digits)
        for scale in scales:
            if scale in POWERS:
                value *= POWERS[scale]
            else:
                total, part, value = total + (part + value) * MYRIADS[scale], 0.0, 0.0
        part += value
    return total + part
