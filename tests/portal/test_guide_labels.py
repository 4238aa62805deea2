"""Labels of the interface that the guides quote, each as the catalogue of the guide's language has it."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext

from tests.portal.catalogues import first, messages, sources, told

# Bold text is a label, except a heading: it ends with a full stop or, in a Japanese list, before a colon.
BOLD = re.compile(r"(^(?:\d+\. |- ))?\*\*([^*\n]+)\*\*(：?)", re.MULTILINE)
GUIDES = ("ministries", "secretariat", "administrators")
# Names of formats and keys are the same in all languages.
NO_LABEL = {"CSV", "DOCX", "Excel", "ICS", "JSON", "PDF", "Word", "XLSX", "Ctrl K", "/"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%s|…")


def quoted(language: str) -> dict[str, set[str]]:
    """Return the labels that each guide quotes."""
    folder = settings.BASE_DIR / "docs" / ("" if language == "en" else language)
    texts = {name: (folder / f"{name}.md").read_text() for name in GUIDES}
    return {name: {plain(label) for label in _labels(text)} - NO_LABEL for name, text in texts.items()}


def _labels(text: str) -> Iterator[str]:
    for start, label, colon in BOLD.findall(text):
        if not label.endswith((".", "。")) and not (start and colon):
            yield label


def offered(language: str) -> Iterator[str]:
    """Yield each text of the interface, with those of the admin that have the name of a model."""
    for message in messages("fr" if language == "en" else language):
        yield from (
            [first(message.id), *(message.id if not isinstance(message.id, str) else ())]
            if (language == "en")
            else told(message)
        )
    # Texts that the sources share with Django, whose catalogues translate them.
    yield from (gettext(words) for _context, words in sources())
    for model in apps.get_models():
        name = str(model._meta.verbose_name)
        yield gettext("Add %s") % name
        yield gettext("Add another %(verbose_name)s") % {"verbose_name": capfirst(name)}


def plain(text: str) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", text).replace("’", "'")


def is_of(label: str, text: str) -> bool:
    """Return whether ``label`` is ``text``, with a value or “…” in each of its gaps."""
    parts = [re.escape(part) for part in PLACEHOLDER.split(plain(text))]
    return re.fullmatch(".+".join(parts), label, re.IGNORECASE) is not None


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_each_label_that_a_guide_quotes_is_one_of_the_interface(language: str) -> None:
    with translation.override(language):
        texts = set(offered(language))
    known = {plain(text).lower() for text in texts if not PLACEHOLDER.search(text)}
    # Short texts of a value alone would match every label.
    gaps = [text for text in texts if PLACEHOLDER.search(text) and len(PLACEHOLDER.sub("", text)) > 2]
    found = quoted(language)
    assert all(len(labels) > 3 for labels in found.values())
    unknown = {
        (name, label)
        for name, labels in found.items()
        for label in labels
        if label.lower() not in known and not any(is_of(label, text) for text in gaps)
    }
    assert unknown == set()
