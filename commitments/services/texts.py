"""The text of the MOC as it is read: one version, or two side by side."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.text import Truncator

from commitments.enums import ProvisionKind
from commitments.models import LanguageVersion, Provision, ProvisionText, TextVersion
from commitments.rules.comparing import Row, compare_versions
from core.text.multilingual_text import LANGUAGES, Reading, Words

# The last number of a code, such as "(iv)" of "2(c)(iv)". What follows a hyphen is the portal's own.
LAST_NUMBER = re.compile(r"\([^()]+\)$")

# Letters of a provision without a heading that stand for it in a list.
LONGEST_BEGINNING = 110


@dataclass(frozen=True, slots=True)
class Passage:
    """A provision as a version has it, in the language that it is really in."""

    code: str
    key: str
    kind: ProvisionKind
    language: str
    heading: str
    text: str

    @property
    def number(self) -> str:
        """How the text itself numbers the provision: ``2.``, ``(c)``, ``(iv)``; empty where it gives no number."""
        if self.kind is ProvisionKind.ARTICLE:
            return f"{self.code}."
        found = LAST_NUMBER.search(self.code)
        return found.group() if found else ""

    @property
    def place(self) -> str:
        """The code by which people cite the provision or, where the code is the portal's own, what it is."""
        if self.kind.bears_commitments:
            return self.code
        return f"{self.kind.label} {self.code.partition('-')[2]}".strip()

    @property
    def reading(self) -> Reading:
        return Reading("\n".join(filter(None, (self.heading, self.text))), self.language)


def language_shown(versions: Iterable[TextVersion], language: str) -> str:
    """``language`` where one of the versions is on record in it, otherwise the first that one is on record in."""
    recorded = set(LanguageVersion.objects.filter(version__in=versions).values_list("language", flat=True))
    return next((candidate for candidate in (language, *LANGUAGES) if candidate in recorded), language)


def passages(version: TextVersion, language: str) -> list[Passage]:
    """The whole text of ``version`` in its order; what is not on record in ``language`` is read in another."""
    written = (
        ProvisionText.objects.filter(language_version__version=version)
        .select_related("provision", "language_version")
        .order_by("provision__order")
    )
    chosen: dict[int, ProvisionText] = {}
    wanted = (language, *LANGUAGES)
    for text in sorted(written, key=lambda text: wanted.index(text.language_version.language), reverse=True):
        if text.heading or text.text:
            chosen[text.provision_id] = text
    return [
        Passage(
            code=text.provision.code,
            key=text.provision.key,
            kind=text.provision.kind_of,
            language=text.language_version.language,
            heading=text.heading,
            text=text.text,
        )
        for text in sorted(chosen.values(), key=lambda text: text.provision.order)
    ]


def compared(old: TextVersion, new: TextVersion, language: str) -> list[Row]:
    """Both versions provision by provision, in ``language`` where they are on record in it."""
    before, after = ({passage.code: passage for passage in passages(version, language)} for version in (old, new))
    order = old.instrument.provisions.order_by("order").values_list("code", flat=True)
    return compare_versions(
        {code: passage.reading for code, passage in before.items()},
        {code: passage.reading for code, passage in after.items()},
        order,
    )


def beginnings(*, provisions: Collection[Provision], today: date, language: str) -> dict[int, Words]:
    """How each of ``provisions`` is named where its code alone says too little: by its heading, or how it begins.

    By its primary key, as the text has it that is in effect on ``today``; in ``language`` or, where it is not on
    record in that, in another.
    """
    if not provisions:
        return {}
    version = TextVersion.objects.filter(instrument=next(iter(provisions)).instrument_id).in_effect(today).first()
    written = ProvisionText.objects.filter(language_version__version=version, provision__in=provisions)
    found: dict[int, Words] = {}
    wanted = (language, *LANGUAGES)
    rows = written.values_list("provision", "language_version__language", "heading", "text")
    for key, spoken, heading, text in sorted(rows, key=lambda row: wanted.index(row[1]), reverse=True):
        if words := heading or text:
            found[key] = Words(**{spoken: _beginning(words)}, original=spoken, wanted=language)
    return found


def _beginning(words: str) -> str:
    """Cut after a whole word, in a language that leaves room between words."""
    cut = Truncator(words).chars(LONGEST_BEGINNING)
    return cut if cut == words or " " not in cut else f"{cut.rpartition(' ')[0]} …"
