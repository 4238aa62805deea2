"""The places of the main navigation, in the order in which they stand, and which of them the reader may open."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Place:
    """A link of the navigation; ``current`` is what ``aria-current`` says of it, empty elsewhere."""

    label: "_StrPromise"
    url: str
    current: str


# Label, name of the page, and the permission without which it is not offered. Without one everybody is: each page
# shows what its reader may see.
PLACES: tuple[tuple["_StrPromise", str, str], ...] = (
    (_("Home"), "home", ""),
    (_("Commitments"), "commitments:register", "commitments.view_commitment"),
    (_("Activities"), "commitments:activities", "commitments.view_activity"),
    (_("Dialogues"), "dialogue:series", "dialogue.view_dialogue"),
    (_("Joint decisions"), "commitments:decisions", "commitments.view_jointdecision"),
    (_("Notices"), "commitments:notices", "commitments.view_notice"),
    (_("MOC text"), "commitments:text", "commitments.view_provision"),
    (_("Coverage"), "dialogue:coverage", "commitments.view_provision"),
    (_("Timeline"), "dialogue:timeline", "commitments.view_provision"),
    (_("Contact points"), "admin:contacts_contactpoint_changelist", "contacts.view_contactpoint"),
    (_("Accounts"), "admin:contacts_user_changelist", "contacts.view_user"),
)
# What belongs to no single page of the MOC's life, so that the bar stays on one line in three languages.
BESIDE: tuple[tuple["_StrPromise", str, str], ...] = (
    (_("Emergencies"), "commitments:emergencies", "commitments.view_emergency"),
    (_("Consultations"), "commitments:consultations", "commitments.view_consultation"),
    (_("Intellectual property"), "commitments:intellectual-property", "commitments.view_ipinstrument"),
    (_("All records"), "admin:records", ""),
    (_("History and its seals"), "audit-heads", "contacts.view_participant"),
)


def places_for(request: "HttpRequest") -> list[Place]:
    """The places that the request's user may open; nobody who is not signed in is offered any."""
    return _offered(request, PLACES)


def places_beside(request: "HttpRequest") -> list[Place]:
    """Those that stand with the account."""
    return _offered(request, BESIDE)


def _offered(request: "HttpRequest", places: tuple[tuple["_StrPromise", str, str], ...]) -> list[Place]:
    if not request.user.is_authenticated:
        return []
    return [
        Place(label, url, _current(request.path, url))
        for label, name, permission in places
        if (not permission or request.user.has_perm(permission)) and (url := _address(name))
    ]


def _address(name: str) -> str:
    """The address of a page, empty while the admin does not offer it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _current(path: str, url: str) -> str:
    """``page`` on the place itself, ``true`` on a page below it."""
    if path == url:
        return "page"
    return "true" if url != reverse("home") and path.startswith(url) else ""
