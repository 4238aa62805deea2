"""A guide calls a button by which something is entered what the page calls it, in its language."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext

from tests.portal.catalogues import sources

# As each language begins or ends them.
ENTERED = {"en": r"\*\*(Add\s[^*]+)\*\*", "fr": r"\*\*(Ajouter\s[^*]+)\*\*", "ja": r"\*\*([^*]+を(?:さらに)?追加)\*\*"}


def offered() -> Iterator[str]:
    """What the portal calls them in the language that is active: the admin by the name of what is entered."""
    for model in apps.get_models():
        name = str(model._meta.verbose_name)
        yield gettext("Add %s") % name
        yield gettext("Add another %(verbose_name)s") % {"verbose_name": capfirst(name)}
    yield from (gettext(words) for _context, words in sources())


@pytest.mark.parametrize("language", ENTERED)
def test_what_a_guide_calls_a_button_stands_on_it(language: str) -> None:
    guides = settings.BASE_DIR / "docs" / ("" if language == "en" else language)
    named = {word for guide in guides.glob("*.md") for word in re.findall(ENTERED[language], guide.read_text())}
    with translation.override(language):
        assert len(named) > 3
        assert named - set(offered()) == set()
