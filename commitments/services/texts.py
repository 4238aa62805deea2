"""Text of the MOC for display: one version, or a comparison of two."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.text import Truncator
from django.utils.translation import get_language, override, pgettext_lazy

from commitments.enums import ProvisionKind
from commitments.models import LanguageVersion, Provision, ProvisionText, TextVersion
from commitments.rules.text_diff import ProvisionPair, compare_versions
from core.text.multilingual_text import LANGUAGES, DisplayedText, MultilingualText

# Last number of a code, such as "(iv)" of "2(c)(iv)". The part after a hyphen is added by the portal.
LAST_NUMBER = re.compile(r"\([^()]+\)$")

# Descriptive titles of articles by their signed English heading. An article with another heading has none.
ARTICLE_TITLES = {
    "Objective": pgettext_lazy("article of the MOC", "Objective"),
    "Areas of Cooperation": pgettext_lazy("article of the MOC", "Areas of Cooperation"),
    "Forms of Cooperation": pgettext_lazy("article of the MOC", "Forms of Cooperation"),
    "Governance": pgettext_lazy("article of the MOC", "Governance"),
    "Intellectual Property": pgettext_lazy("article of the MOC", "Intellectual Property"),
    "Designated Contact Points": pgettext_lazy("article of the MOC", "Designated Contact Points"),
    "Differences in interpretation or application": pgettext_lazy(
        "article of the MOC", "Differences in interpretation or application"
    ),
    "Status": pgettext_lazy("article of the MOC", "Status"),
    "Final Dispositions": pgettext_lazy("article of the MOC", "Final Dispositions"),
}

# Related records to load for ``descriptive_title``.
TITLED = ("provision__areaofcooperation", "provision__formofcooperation")

# Characters shown in a list for a provision without a heading.
LONGEST_BEGINNING = 110


@dataclass(frozen=True, slots=True)
class ProvisionPassage:
    """Provision of a version, in the language of its text, with its descriptive ``title`` if it has one."""

    code: str
    key: str
    kind: ProvisionKind
    language: str
    heading: str
    text: str
    title: MultilingualText | None = None

    @property
    def label(self) -> MultilingualText | None:
        """Descriptive title, unless it only repeats the heading."""
        return None if self.title is None or str(self.title) == self.heading else self.title

    @property
    def number(self) -> str:
        """Number of the provision as the text prints it: ``2.``, ``(c)``, ``(iv)``; empty if the text has none."""
        if self.kind is ProvisionKind.ARTICLE:
            return f"{self.code}."
        found = LAST_NUMBER.search(self.code)
        return found.group() if found else ""

    @property
    def place(self) -> str:
        """Code used to cite the provision, or its kind if the code is added by the portal."""
        if self.kind.bears_commitments:
            return self.code
        return f"{self.kind.label} {self.code.partition('-')[2]}".strip()

    @property
    def reading(self) -> DisplayedText:
        return DisplayedText("\n".join(filter(None, (self.heading, self.text))), self.language)


def language_shown(versions: Iterable[TextVersion], language: str) -> str:
    """Return ``language`` if a version is recorded in it, otherwise the first language recorded."""
    recorded = set(LanguageVersion.objects.filter(version__in=versions).values_list("language", flat=True))
    return next((candidate for candidate in (language, *LANGUAGES) if candidate in recorded), language)


def passages(version: TextVersion, language: str) -> list[ProvisionPassage]:
    """Return the whole text of ``version`` in order; provisions missing in ``language`` are in another language."""
    written = (
        ProvisionText.objects.filter(language_version__version=version)
        .select_related("language_version", *TITLED)
        .order_by("provision__order")
    )
    chosen: dict[int, ProvisionText] = {}
    wanted = (language, *LANGUAGES)
    for text in sorted(written, key=lambda text: wanted.index(text.language_version.language), reverse=True):
        if text.heading or text.text:
            chosen[text.provision_id] = text
    return [
        ProvisionPassage(
            code=text.provision.code,
            key=text.provision.key,
            kind=text.provision.kind_of,
            language=text.language_version.language,
            heading=text.heading,
            text=text.text,
            title=descriptive_title(text),
        )
        for text in sorted(chosen.values(), key=lambda text: text.provision.order)
    ]


def descriptive_title(text: ProvisionText) -> MultilingualText | None:
    """Return the portal's short title of an area, form or article in the active language; it is not part of the MOC."""
    for kind in ("areaofcooperation", "formofcooperation"):
        if listed := getattr(text.provision, kind, None):
            title: MultilingualText = listed.title
            return title
    if (lazy := ARTICLE_TITLES.get(text.heading)) is None:
        return None
    written = {}
    for language in LANGUAGES:
        with override(language):
            written[language] = str(lazy)
    return MultilingualText(**written, wanted=(get_language() or "en")[:2])


def compared(old: TextVersion, new: TextVersion, language: str) -> list[ProvisionPair]:
    """Return the comparison of both versions by provision, in ``language`` if recorded."""
    before, after = ({passage.code: passage for passage in passages(version, language)} for version in (old, new))
    order = old.instrument.provisions.order_by("order").values_list("code", flat=True)
    return compare_versions(
        {code: passage.reading for code, passage in before.items()},
        {code: passage.reading for code, passage in after.items()},
        order,
    )


def beginnings(*, provisions: Collection[Provision], today: date, language: str) -> dict[int, MultilingualText]:
    """Return a display name for each of ``provisions`` by primary key: its heading, or the start of its text.

    The text is the one in effect on ``today``, in ``language`` or, if it is not recorded in that, in another language.
    """
    if not provisions:
        return {}
    version = TextVersion.objects.filter(instrument=next(iter(provisions)).instrument_id).in_effect(today).first()
    written = ProvisionText.objects.filter(language_version__version=version, provision__in=provisions)
    found: dict[int, MultilingualText] = {}
    wanted = (language, *LANGUAGES)
    rows = written.values_list("provision", "language_version__language", "heading", "text")
    for key, spoken, heading, text in sorted(rows, key=lambda row: wanted.index(row[1]), reverse=True):
        if words := heading or text:
            found[key] = MultilingualText(**{spoken: _beginning(words)}, original=spoken, wanted=language)
    return found


def _beginning(words: str) -> str:
    """Truncate after a whole word, in languages that separate words by spaces."""
    cut = Truncator(words).chars(LONGEST_BEGINNING)
    return cut if cut == words or " " not in cut else f"{cut.rpartition(' ')[0]} …"
