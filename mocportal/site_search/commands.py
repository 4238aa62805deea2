"""Pages and actions by their names in three languages, for the search field and the page of results."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from core.search import terms_of
from core.search.match_offsets import folded
from core.text.languages import Language
from mocportal.web.navigation import Place, places_beside, places_for

# Label, URL name and permission, as in the navigation.
ACTIONS: tuple[Place, ...] = (
    (_("Add commitment"), "commitments:new-commitment", "commitments.add_commitment"),
    (_("Add activity"), "commitments:new-activity", "commitments.add_activity"),
    (_("Add support programme"), "commitments:new-programme", "commitments.add_supportprogramme"),
    (_("Add standard"), "commitments:new-standard", "commitments.add_standard"),
    (_("Add joint decision"), "commitments:new-decision", "commitments.add_jointdecision"),
    (_("Add notice"), "commitments:new-notice", "commitments.add_notice"),
    (_("Import"), "commitments:import", "commitments.add_commitment"),
    (_("Your account"), "accounts:account", ""),
)
MOST = 6


@dataclass(frozen=True, slots=True)
class Command:
    """Page or action with its URL, in the language of the page."""

    label: str
    url: str


def commands(request: HttpRequest, text: str) -> list[Command]:
    """Return the pages and actions whose name in one of the languages has each word of ``text``."""
    terms = terms_of(folded(text))
    found: dict[str, Command] = {}
    for label, url in _offered(request):
        if terms and any(all(term in name for term in terms) for name in _names(label)):
            found.setdefault(url, Command(str(label), url))
    return list(found.values())[:MOST]


def _offered(request: HttpRequest) -> Iterator[tuple[object, str]]:
    for place in places_for(request):
        yield place.label, place.url
        yield from ((tab.label, tab.url) for tab in place.tabs)
    yield from ((item.label, item.url) for item in places_beside(request))
    for label, name, permission in ACTIONS:
        if not permission or request.user.has_perm(permission):
            yield label, reverse(name)


def _names(label: object) -> Iterator[str]:
    for language in Language.values:
        with override(language):
            yield folded(str(label))
