"""Main navigation: its links in display order, filtered by the user's permissions."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """Navigation link; ``current`` is its ``aria-current``, empty on other pages."""

    label: "_StrPromise"
    url: str
    current: str


# Label, URL name, and the required permission. Without one, the link is for every user: each page shows visible records
# only.
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
# Secondary links, so that the bar fits on one line in three languages.
BESIDE: tuple[tuple["_StrPromise", str, str], ...] = (
    (_("Emergencies"), "commitments:emergencies", "commitments.view_emergency"),
    (_("Consultations"), "commitments:consultations", "commitments.view_consultation"),
    (_("Intellectual property"), "commitments:intellectual-property", "commitments.view_ipinstrument"),
    (_("All records"), "admin:records", ""),
    (_("History and daily seals"), "audit-heads", "contacts.view_participant"),
)


def places_for(request: "HttpRequest") -> list[NavigationItem]:
    """Return the main links that the user may use; none without a signed-in user."""
    return _offered(request, PLACES)


def places_beside(request: "HttpRequest") -> list[NavigationItem]:
    """Return the secondary links, which are shown with the account."""
    return _offered(request, BESIDE)


def _offered(request: "HttpRequest", places: tuple[tuple["_StrPromise", str, str], ...]) -> list[NavigationItem]:
    if not request.user.is_authenticated:
        return []
    return [
        NavigationItem(label, url, _current(request.path, url))
        for label, name, permission in places
        if (not permission or request.user.has_perm(permission)) and (url := _address(name))
    ]


def _address(name: str) -> str:
    """Return the URL of a page; empty while the admin does not register it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _current(path: str, url: str) -> str:
    """Return ``page`` on the link's own page, ``true`` on a page below it."""
    if path == url:
        return "page"
    return "true" if url != reverse("home") and path.startswith(url) else ""
