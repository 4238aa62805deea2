"""Pages and actions by their names in three languages, for the search field and the page of results."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _, override
from django_stubs_ext import StrPromise

from contacts.models import User
from contacts.permissions import holds_function
from core.search import terms_of
from core.search.match_offsets import folded
from core.text.languages import Language
from dialogue.models import Dialogue
from mocportal.web.navigation import NavigationItem, places_beside, places_for

READS = "commitments.view_provision"


def _coming(user: User) -> list[object]:
    return list(Dialogue.objects.visible_to(user).ahead().values_list("number", flat=True)[:1])


def _request_account(user: User) -> list[object]:
    return [user.participant.code, "request-account"] if user.participant else []


@dataclass(frozen=True, slots=True)
class Action:
    """Page without a link in the navigation.

    ``permission`` is that of the page, or a condition; ``keys`` returns the keys in its URL, none without the record.
    """

    label: StrPromise
    name: str
    permission: str | Callable[[User], object]
    keys: Callable[[User], list[object]] | None = None
    fragment: str = ""

    def url_for(self, user: User) -> str:
        """Return the URL, empty if the user may not open the page."""
        allowed = user.has_perm(self.permission) if isinstance(self.permission, str) else self.permission(user)
        if not allowed:
            return ""
        keys = self.keys(user) if self.keys else []
        return "" if self.keys and not keys else reverse(self.name, args=keys, fragment=self.fragment or None)


ACTIONS = (
    Action(_("Brief me"), "brief", lambda user: user.participant),
    Action(_("Report progress"), "home", lambda user: user.may.edits_own, fragment="own"),
    Action(_("Propose an item"), "dialogue:new-proposal", "dialogue.add_proposal", _coming),
    Action(_("Add a paper"), "dialogue:new-paper", "dialogue.bring_paper", _coming),
    Action(_("Propose an invitee"), "dialogue:new-invitee", "dialogue.add_invitee", _coming),
    Action(_("View the agenda"), "dialogue:agenda", "dialogue.view_dialogue", _coming),
    Action(_("Plan the next Dialogue"), "dialogue:plan", "dialogue.add_dialogue"),
    Action(_("Add commitment"), "commitments:new-commitment", "commitments.add_commitment"),
    Action(_("Add activity"), "commitments:new-activity", "commitments.add_activity"),
    Action(_("Add support programme"), "commitments:new-programme", "commitments.add_supportprogramme"),
    Action(_("Add standard"), "commitments:new-standard", "commitments.add_standard"),
    Action(_("Add information given"), "commitments:new-information", "commitments.add_informationgiven"),
    Action(_("Add joint decision"), "commitments:new-decision", "commitments.add_jointdecision"),
    Action(_("Add notice"), "commitments:new-notice", "commitments.add_notice"),
    Action(_("Import"), "commitments:import", "commitments.add_commitment"),
    Action(_("Saved views"), "commitments:saved-views", READS),
    Action(_("All instruments"), "commitments:instruments", "commitments.view_ipinstrument"),
    Action(_("Compare versions of the text"), "commitments:text-choose", READS),
    Action(_("Decisions of the Dialogues"), "dialogue:meeting-decisions", READS),
    Action(_("Excerpts of the records"), "dialogue:excerpts", READS),
    Action(_("Templates of your ministry"), "dialogue:templates", lambda user: user.may.reads_own_drafts),
    Action(_("Request account for a colleague"), "accounts:ministry-act", holds_function, _request_account),
    Action(_("Create a personal token"), "partners:new-token", "partners.issue_token"),
    Action(_("Subscribe to the calendar"), "partners:subscribe", "partners.issue_calendartoken"),
    Action(_("Access and change log"), "audit", lambda user: user.may.administers),
    Action(_("Your account"), "accounts:account", lambda _user: True),
    Action(_("Change password"), "admin:password_change", lambda user: user.has_usable_password()),
    Action(_("Accessibility"), "accessibility", lambda _user: True),
)
MOST = 6


@dataclass(frozen=True, slots=True)
class Command:
    """Page or action with its URL, in the language of the page."""

    label: str
    url: str


def commands(request: HttpRequest, text: str) -> list[Command]:
    """Return the pages and actions whose name in one of the languages has each word of ``text``."""
    assert isinstance(request.user, User)
    if not (terms := terms_of(folded(text))):
        return []
    found: dict[str, Command] = {}
    named = [(each.label, each.url) for each in _places(request) if _is_named(each.label, terms)]
    named += [(each.label, each.url_for(request.user)) for each in ACTIONS if _is_named(each.label, terms)]
    for label, url in named:
        if url:
            found.setdefault(url, Command(str(label), url))
    return list(found.values())[:MOST]


def _places(request: HttpRequest) -> Iterator[NavigationItem]:
    for place in places_for(request):
        yield from (place, *place.tabs)
    yield from places_beside(request)


def _is_named(label: object, terms: Sequence[str]) -> bool:
    return any(all(term in name for term in terms) for name in _names(label))


def _names(label: object) -> Iterator[str]:
    for language in Language.values:
        with override(language):
            yield folded(str(label))
