"""Facts in the language versions of a text: dates, times, percentages, numbers, codes, addresses and names of bodies.

``disagreements`` compares the facts of two versions, each in the form of its language: 26 August 2025, 26 août 2025,
令和7年8月26日; 1,500.5, 1 500,5; 20 million, 2,000万; three months, trois mois, 三か月. Each pattern is linear in the
length of the text: repetitions are bounded, and begin where a number or a word begins.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from core.text.number_words import (
    KANJI_NUMBER,
    LARGE,
    NUMBER_WORDS,
    ORDINALS,
    kanji_value,
    mixed_value,
    normalized,
    plain_number,
)

# Symbols (MOC-2026-014), standards (ISO 14067:2018), products and formulas (NMC811).
SYMBOL = r"(?<![\w/-])[A-Z]{2,12}(?:[/-][A-Z0-9]{1,12}){0,6}[/-]\d[\w/-]{0,40}"
STANDARD = (
    r"(?<![\w/-])(?:ISO|IEC|CEI|UNECE|EN|JIS|CSA|UL)(?:[/ ](?:IEC|CEI|TS|TR|PAS)){0,3} ?[A-Z]?"
    r"\d{1,8}(?:[:-]\d{1,6}){0,3}"
)
FORMULA = r"(?<![\w-])(?!FY|US)[A-Z]{1,6}\d{1,4}(?!\w)"
# Provisions: 2(c)(iv), 2 c) iv), 2c)(iv), 第2項(c)(iv).
PROVISION = r"第?(?<![\w.])(\d{1,2}) ?項?((?: ?\(?(?:[a-z]|[ivx]{1,5})\)){1,3})"
WEB = r"(?:https?://|www\.)[!-'*-;=?-~]+"
MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
MONTHS = {
    "en": r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?",
    "fr": r"[Jj]anv(?:ier|\.)?|[Ff]évr?(?:ier|\.)?|[Mm]ars|[Aa]vr(?:il|\.)?|[Mm]ai|[Jj]uin|[Jj]uill?(?:et|\.)?|[Aa]oût"
    r"|[Ss]ept(?:embre|\.)?|[Oo]ct(?:obre|\.)?|[Nn]ov(?:embre|\.)?|[Dd]éc(?:embre|\.)?",
}
# Beginnings of the months, which tell them apart.
FIRST = {
    "en": ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    "fr": ("jan", "fév", "mar", "avr", "mai", "juin", "juil", "aoû", "sep", "oct", "nov", "déc"),
}
# First years of the Japanese eras, less one.
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
UNITS = {
    "en": r"(?:[ -](?:calendar |working |business )?(?P<unit>month|year|week|day|hour|minute)s?\b)",
    "fr": r"(?: (?P<unit>mois|ans?|années?|semaines?|jours?|heures?|minutes?)\b)",
    "ja": r"(?P<unit>か月|ヶ月|カ月|ケ月|箇月|年間|週間|日間|時間|分間)",
}
UNIT_NAMES = {
    "mois": "month", "an": "year", "ans": "year", "année": "year", "années": "year", "semaine": "week",
    "semaines": "week", "jour": "day", "jours": "day", "heure": "hour", "heures": "hour", "minutes": "minute",
    "か月": "month", "ヶ月": "month", "カ月": "month", "ケ月": "month", "箇月": "month", "年間": "year", "週間": "week",
    "日間": "day", "時間": "hour", "分間": "minute",
}  # fmt: skip
LINK = r" ?(?:to|and|or|au|à|et|ou|-|–|~|から|及び|および|と|、) ?"
# Where a number begins.
EDGE = r"(?<![\w.,])"
DIGITS = {
    "en": r"(\d{1,3}(?:[ ,]\d{3}){1,6}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)(?!\d)",
    "fr": r"(\d{1,3}(?: \d{3}){1,6}(?:[.,]\d{1,6})?|\d{1,15}(?:[.,]\d{1,6})?)(?!\d)",
    "ja": r"(\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)(?!\d)",
}
FISCAL_YEAR = r"((?:19|20)\d\d)[-–/](?:20)?(\d\d)(?!\d)"
SCALES = {
    "en": r"(?:[ -](?:thousand|million|billion|trillion)s?\b|bn\b|mn\b|[MB]\b)",
    "fr": r"(?: (?:mille|millions?|milliards?|billions?)\b| ?[MG](?= ?[$€]))",
    "ja": "",
}
PERCENT = {
    "en": r" ?(?:%|per ?cent\b)",
    "fr": r" ?(?:%|pour cent\b|p\. ?(?:100|cent\b))",
    "ja": r" ?(?:%|パーセント)",
}
ROMAN = ("I", "II", "III", "IV", "V")
# Words that may stand for a number.
PHRASES = {
    "en": {"1": r"an?|once|single", "2": "twice|both|doubled?", "50": "half"},
    "fr": {"1": r"une|seule?", "2": "deux fois|double", "50": "moitié"},
}
# Kanji of numbers in names and adverbs.
NO_NUMBERS = r"九州|四国|千葉|十分|一部|一般|一層|統一|万全"


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
    """Fact as ``written``, with a ``value`` that is equal in all languages. Year and day of a date may be 0.

    ``unit`` is the unit of a duration. A ``soft`` fact may be stated in other words, so it is a disagreement only with
    another fact of its kind.
    """

    kind: FactKind
    value: str
    written: str
    unit: str = ""
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Fact of one version that the other does not state. One of the two is None if the other has no fact instead."""

    kind: FactKind
    ours: Fact | None
    theirs: Fact | None


type Names = Mapping[str, Mapping[str, Iterable[str]]]
type Values = str | list[str] | None


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
        pairs = zip_longest(*([fact for fact in facts if fact.kind is kind] for facts in (left, right)))
        for a, b in pairs:
            alone = a or b
            if (a and b) or not (kind is FactKind.NAME or alone.soft):
                found.append(Disagreement(kind, a, b))
    return found


def _is_in(fact: Fact, others: list[Fact], hints: set[str]) -> bool:
    """Return whether ``others`` state the fact. ``hints`` are numbers in words, which may be no quantities."""
    if fact.kind is FactKind.DATE:
        return any(each.kind is FactKind.DATE and _same_date(fact.value, each.value) for each in others)
    same = [each for each in others if each.kind is fact.kind and each.value == fact.value]
    if any(not each.unit or not fact.unit or each.unit == fact.unit for each in same):
        return True
    # 9 heures is an hour of the day, or a duration.
    if fact.kind is FactKind.TIME:
        hour, _, minute = fact.value.partition(":")
        numbers = {each.value for each in others if each.kind is FactKind.NUMBER}
        return minute == "00" and bool({hour, str(int(hour) % 12)} & numbers)
    times = {each.value for each in others if each.kind is FactKind.TIME}
    return fact.kind is FactKind.NUMBER and (fact.value in hints or bool({f"{fact.value}:00"} & times))


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
        self._rest = normalized(text)
        self._take(FactKind.ADDRESS, f"{WEB}|{MAIL}", _address)
        self._take_names()
        self._take(
            FactKind.CODE, f"{STANDARD}|{SYMBOL}", lambda m: m[0].replace(" ", "").replace("CEI", "IEC").rstrip(":-")
        )
        self._take(FactKind.CODE, PROVISION, lambda m: m[1] + re.sub(r"[^a-z]*([a-z]+)\)", r"(\1)", m[2]))
        self._take(FactKind.CODE, r"(?<![\w/])\d{1,2}/[A-Z]\d{1,3}(?!\w)", lambda m: m[0])
        self.hints.update(re.findall(r"(?<![A-Za-z0-9])[QT]([1-4])(?![A-Za-z0-9])", self._rest))
        self._take(FactKind.CODE, FORMULA, lambda m: m[0], soft=True)
        self._dates()
        self._times()
        self._numbers()
        self._words()
        return self._found

    def _take(
        self,
        kind: FactKind,
        pattern: str,
        value: Callable[[re.Match[str]], Values],
        flags: int = re.ASCII,
        *,
        soft: bool = False,
    ) -> None:
        r"""Read each match of ``pattern``. In ASCII mode, \b is an edge between Japanese and Latin letters, too."""

        def note(match: re.Match[str]) -> str:
            found = value(match)
            if found is None:
                return match[0]
            unit = match.groupdict().get("unit") or ""
            for each in [found] if isinstance(found, str) else found:
                self._found.append(Fact(kind, each, match[0].strip(), UNIT_NAMES.get(unit, unit), soft))
            return "\0"

        self._rest = re.sub(pattern, note, self._rest, flags=flags)

    def _take_names(self) -> None:
        forms = {normalized(each): code for code, all_ in self._names.items() for each in all_.get(self._language, ())}
        forms |= {code: code for code in self._names}
        # The longest first: a name may contain another.
        for form in sorted(forms, key=len, reverse=True):
            # A Latin name is a word; Japanese has no spaces.
            pattern = re.escape(form) if self._language == "ja" and not form.isascii() else rf"\b{re.escape(form)}\b"
            flags = re.ASCII if self._language == "ja" else re.IGNORECASE
            self._take(FactKind.NAME, pattern, lambda _match, code=forms[form]: code, flags)  # type: ignore[misc]

    def _dates(self) -> None:
        take = self._take
        take(FactKind.DATE, r"(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)", lambda m: _date(m[1], m[2], m[3]))
        if self._language == "ja":
            self._japanese_dates()
            return
        month, number = f"({MONTHS[self._language]})", self._month
        day = r"(\d{1,2})(?:er|st|nd|rd|th)?"
        # Both days of a period, or one.
        take(FactKind.DATE, rf"(?<![\d.,])(?:{day}{LINK})?{day} (?:of )?{month}(?!\w)(?:,? (\d{{4}}))?",
             lambda m: [_date(m[4] or 0, number(m[3]), each) for each in (m[1], m[2]) if each])  # fmt: skip
        if self._language == "en":
            take(FactKind.DATE, rf"\b{month} {day}(?:{LINK}(\d{{1,2}})(?!\d))?(?:, (\d{{4}}))?(?!\d)",
                 lambda m: [_date(m[4] or 0, number(m[1]), each) for each in (m[2], m[3]) if each])  # fmt: skip
        take(FactKind.DATE, rf"\b(?:{month}{LINK})?{month} (\d{{4}})\b",
             lambda m: [_date(m[3], number(each), 0) for each in (m[1], m[2]) if each])  # fmt: skip
        lone = r"(?:in|by|since|until|of|late|early|mid|end|from|before|after) " if self._language == "en" else ""
        take(FactKind.DATE, rf"\b{lone}{month}(?!\w)", lambda m: _date(0, number(m[1]), 0), soft=True)

    def _japanese_dates(self) -> None:
        kanji, era = "[〇一二三四五六七八九十]", "|".join(ERAS)
        self._rest = re.sub(
            rf"({era})?({kanji}{{1,4}})年({kanji}{{1,3}})月({kanji}{{1,3}})日",
            lambda m: f"{m[1] or ''}{kanji_value(m[2])}年{kanji_value(m[3])}月{kanji_value(m[4])}日",
            self._rest,
        )
        year = rf"(?:({era})(\d{{1,2}}|元)年|(?<!\d)(\d{{4}})年(?:\((?:{era})(?:\d{{1,2}}|元)年\))?)"
        self._take(FactKind.DATE, rf"(?:{year})?(\d{{1,2}})月(\d{{1,2}})日(?:{LINK}(\d{{1,2}})日)?",
                   lambda m: [_date(_year(m), m[4], each) for each in (m[5], m[6]) if each])  # fmt: skip
        self._take(FactKind.DATE, rf"{year}(\d{{1,2}})月(?:{LINK}(\d{{1,2}})月)?",
                   lambda m: [_date(_year(m), each, 0) for each in (m[4], m[5]) if each])  # fmt: skip
        self._take(FactKind.DATE, r"(?<!\d)(\d{1,2})月", lambda m: _date(0, m[1], 0), soft=True)
        # Of the two years of a fiscal year, the first is enough.
        self._take(FactKind.NUMBER, rf"{year}(?:[-~](?:\d\d)?\d\d(?=年度))?(?:年?度)?(?!代)", lambda m: str(_year(m)))

    def _month(self, name: str) -> int:
        return next(number for number, each in enumerate(FIRST[self._language], 1) if name.lower().startswith(each))

    def _times(self) -> None:
        if self._language == "ja":
            hour = r"(\d{1,2}|[一二三四五六七八九十]{1,2})"
            self._take(FactKind.TIME, rf"(午前|午後){hour}時(?:(\d{{1,2}})分|(半))?", lambda m: _time(
                kanji_value(m[2]), m[3] or (30 if m[4] else 0), afternoon=m[1] == "午後"))  # fmt: skip
            self._take(FactKind.TIME, r"(?<!\d)(\d{1,2})時(?!間)(?:(\d{1,2})分|(半))?", lambda m: _time(
                m[1], m[2] or (30 if m[3] else 0)))  # fmt: skip
        if self._language == "fr":
            self._take(FactKind.TIME, r"(?<![\d,])(\d{1,2}) ?h ?(\d{2})\b", lambda m: _time(m[1], m[2]))
            self._take(FactKind.TIME, r"(?<![\d,])(\d{1,2}) ?h\b", lambda m: _time(m[1], 0), soft=True)
        if self._language == "en":
            hour, half = r"(?<![\d.])(\d{1,2})(?::(\d{2}))?", r" ?([ap])\.?m\b\.?"
            later = rf"(?={LINK}\d{{1,2}}(?::\d{{2}})?{half})"
            self._take(FactKind.TIME, hour + later, lambda m: _time(m[1], m[2] or 0, afternoon=m[3] == "p"))
            self._take(FactKind.TIME, hour + half, lambda m: _time(m[1], m[2] or 0, afternoon=m[3] == "p"))
        self._take(FactKind.TIME, r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])", lambda m: _time(m[1], m[2]))

    def _numbers(self) -> None:
        language, value = self._language, self._value
        unit, percent, scale = f"{UNITS[language]}?", PERCENT[language], f"({SCALES[language]})"
        if language == "ja":
            self._japanese_numbers(unit)
        one = EDGE + DIGITS[language]
        # In a period, the first number has the scale of the second: 1.2 to 1.5 million, 10 to 15 per cent.
        both = rf"{one}{LINK}(?:US)?[$€¥]?{DIGITS[language]}"
        self._take(FactKind.PERCENT, f"{both}{scale}?{percent}", lambda m: [value(each, m[3]) for each in (m[1], m[2])])
        self._take(FactKind.PERCENT, f"{one}{scale}?{percent}", lambda m: value(m[1], m[2]))
        if language != "ja":
            self._take(FactKind.NUMBER, both + scale, lambda m: [value(each, m[3]) for each in (m[1], m[2])])
            self._take(FactKind.NUMBER, rf"{EDGE}{FISCAL_YEAR}", lambda m: m[1] if _is_next(m[1], m[2]) else None)
            one = rf"(?:\bFY ?|{EDGE}){DIGITS[language]}"
        ending = r"(?:st|nd|rd|th|er|re|e)\b"
        self._take(FactKind.NUMBER, f"{one}{scale}?(?:{unit}|{ending})?", lambda m: value(m[1], m[2]))

    def _japanese_numbers(self, unit: str) -> None:
        """Read tenths (3割5分) and digits with kanji (2,000万, 1億5千万). Fractions are no facts."""
        self._rest = re.sub(r"\d{1,4}分の\d{1,4}", "\0", self._rest)
        tenth = r"(\d{1,2}|[一二三四五六七八九])"
        self._take(FactKind.PERCENT, rf"{tenth}~(?={tenth}割)", lambda m: str(10 * kanji_value(m[1])))
        self._take(FactKind.PERCENT, rf"{tenth}割(?:(\d)分)?", lambda m: str(10 * kanji_value(m[1]) + int(m[2] or 0)))
        mixed = rf"{EDGE}(?:\d[\d,]{{0,20}}(?:\.\d{{1,6}})?[兆億万千百十]{{1,3}}){{1,4}}(?:\d[\d,]{{0,8}})?"
        self._take(FactKind.NUMBER, mixed + unit, lambda m: plain_number(mixed_value(m[0])))

    def _value(self, digits: str, scale: str | None) -> str:
        plain = digits.replace(" ", "")
        plain = plain.replace(",", ".") if self._language == "fr" else plain.replace(",", "")
        if not scale:
            return plain_number(float(plain)) if "." in plain else str(int(plain))
        name = scale.strip(" -").lower()
        large = LARGE[self._language]
        return plain_number(float(plain) * (large.get(name) or large[name.rstrip("s")]))

    def _words(self) -> None:
        if self._language == "ja":
            rest = re.sub(NO_NUMBERS, "", self._rest)
            for match in re.finditer(rf"({KANJI_NUMBER}){UNITS['ja']}?", rest):
                value = str(kanji_value(match[1]))
                self.hints.add(value)
                if match["unit"]:
                    self._found.append(Fact(FactKind.NUMBER, value, match[0], UNIT_NAMES[match["unit"]]))
            return
        words, large = NUMBER_WORDS[self._language], LARGE[self._language]
        any_word = "|".join(sorted(words, key=len, reverse=True))
        scale = "|".join(name for name in large if len(name) > 2)  # noqa: PLR2004  # Words, not abbreviations.
        pattern = rf"(?<![\w-])({any_word})(?![\w-])(?: ({scale})s?\b)?{UNITS[self._language]}?"
        # In ASCII mode, no letter of another alphabet is equal to one of these words.
        for match in re.finditer(pattern, self._rest, re.IGNORECASE | re.ASCII):
            number = words[match[1].lower()] * large.get((match[2] or "").lower(), 1)
            self.hints.add(str(number))
            # "One" is often an article or a pronoun, and small numbers may be part of a phrase.
            unit = (match["unit"] or "").lower()
            if number > 12 or (unit and number > 1):  # noqa: PLR2004  # The numbers that texts write in words.
                self._found.append(Fact(FactKind.NUMBER, str(number), match[0], UNIT_NAMES.get(unit, unit)))
        self._phrases()

    def _phrases(self) -> None:
        """Read words that may stand for a number: ordinals, once, both, Roman numerals."""
        ordinals = ORDINALS[self._language]
        for match in re.finditer(rf"\b({'|'.join(ordinals)})", self._rest, re.IGNORECASE | re.ASCII):
            self.hints.add(str(ordinals.index(match[1].lower()) + 1))
        for value, words in PHRASES[self._language].items():
            if re.search(rf"\b(?:{words})\b", self._rest, re.IGNORECASE):
                self.hints.add(value)
        self.hints.update(str(ROMAN.index(each) + 1) for each in re.findall(rf"\b({'|'.join(ROMAN)})\b", self._rest))


def _address(match: re.Match[str]) -> str:
    """Return an address without the language in it."""
    return re.sub(r"(?<=[-_/.])(?:en|fr|ja|jp|eng|fra|jpn)(?=[-_/.]|$)", "*", match[0].rstrip(".,;:)"))


def _date(year: str | int, month: str | int, day: str | int) -> str:
    return f"{int(year)}-{int(month)}-{int(day)}"


def _year(match: re.Match[str]) -> int:
    if match[1]:
        return ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
    return int(match[3] or 0)


def _is_next(year: str, other: str) -> bool:
    """Return whether ``other``, the end of a year, follows ``year``, as in a fiscal year: 2026-27, 2026-2027."""
    return (int(year) + 1) % 100 == int(other)


def _time(hour: str | int, minute: str | int, *, afternoon: bool | None = None) -> str:
    value = int(hour)
    if afternoon is not None and value <= 12:  # noqa: PLR2004  # Hours of a half day.
        value = value % 12 + (12 if afternoon else 0)
    return f"{value}:{int(minute):02}"
