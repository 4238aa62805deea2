"""Main navigation: its items in the order of use, their pages, and the links with the account."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest

    from contacts.models import User

# Label, URL name, and the required permission. Without one, the link is for every user: each page shows visible records
# only.
type Place = tuple[StrPromise, str, str]


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """Navigation link with the ``tabs`` of its pages; ``current`` is its ``aria-current``, empty on other pages."""

    label: StrPromise
    url: str
    current: str
    tabs: tuple["NavigationItem", ...] = ()


# Seven items at most. The last one stands apart, so that it is found at once in an emergency.
PLACES: tuple[tuple[StrPromise, tuple[Place, ...]], ...] = (
    (_("Home"), ((_("Home"), "home", ""),)),
    (_("Dialogue"), ((_("Dialogues"), "dialogue:series", "dialogue.view_dialogue"),)),
    (
        _("Commitments"),
        (
            (_("Commitments"), "commitments:register", "commitments.view_commitment"),
            (_("Activities"), "commitments:activities", "commitments.view_activity"),
            (_("Support programmes"), "commitments:programmes", "commitments.view_supportprogramme"),
            (_("Standards"), "commitments:standards", "commitments.view_standard"),
            (_("Information given"), "commitments:information-given", "commitments.view_informationgiven"),
            (_("Translations"), "dialogue:translations", "commitments.view_provision"),
        ),
    ),
    (
        _("Decisions and notices"),
        (
            (_("Joint decisions"), "commitments:decisions", "commitments.view_jointdecision"),
            (_("Notices"), "commitments:notices", "commitments.view_notice"),
            (_("Consultations"), "commitments:consultations", "commitments.view_consultation"),
            (_("Intellectual property"), "commitments:intellectual-property", "commitments.view_ipinstrument"),
        ),
    ),
    (
        _("Progress"),
        (
            (_("Timeline"), "dialogue:timeline", "commitments.view_provision"),
            (_("Progress over time"), "dialogue:over-time", "commitments.view_provision"),
            (_("Supply chain"), "dialogue:supply-chain", "commitments.view_provision"),
            (_("Coverage"), "dialogue:coverage", "commitments.view_provision"),
            (_("Calendar"), "dialogue:calendar", "commitments.view_provision"),
        ),
    ),
    (_("MOC text"), ((_("MOC text"), "commitments:text", "commitments.view_provision"),)),
    (
        _("Emergency and contacts"),
        (
            (_("Emergency contact list"), "contacts:contact-tree", "contacts.view_contactpoint"),
            (_("Emergencies"), "commitments:emergencies", "commitments.view_emergency"),
        ),
    ),
)
# Pages of the admin, below its index, that belong to a page above.
ADMINISTERED: dict[str, tuple[str, ...]] = {
    "dialogue:series": ("dialogue/",),
    "commitments:register": tuple(
        f"commitments/{model}/"
        for model in ("commitment", "evidence", "internalnote", "milestone", "progressreport", "statechange")
    ),
    "commitments:activities": ("commitments/activity/",),
    "commitments:programmes": ("commitments/supportprogramme/",),
    "commitments:standards": ("commitments/standard/", "commitments/standardposition/"),
    "commitments:information-given": ("commitments/informationgiven/",),
    "commitments:decisions": ("commitments/jointdecision/",),
    "commitments:notices": ("commitments/notice/",),
    "commitments:consultations": ("commitments/consultation/",),
    "commitments:intellectual-property": ("commitments/ipinstrument/",),
    "commitments:text": tuple(
        f"commitments/{model}/"
        for model in ("instrument", "languageversion", "provision", "provisiontext", "signature", "textversion")
    ),
    "contacts:contact-tree": ("contacts/contactpoint/", "contacts/contactpointofficer/", "contacts/official/"),
    "commitments:emergencies": ("commitments/emergency/",),
}
# Links in the menu of the account.
BESIDE: tuple[Place, ...] = (
    (_("Accounts"), "admin:contacts_user_changelist", "contacts.view_user"),
    (_("Partner systems"), "admin:partners_client_changelist", "partners.view_client"),
    (_("Webhooks"), "admin:partners_webhook_changelist", "partners.view_webhook"),
    (_("Tokens"), "admin:partners_token_changelist", "partners.view_token"),
    (_("Calendar tokens"), "admin:partners_calendartoken_changelist", "partners.view_calendartoken"),
    (_("Messages"), "admin:contacts_message_changelist", "contacts.view_message"),
    (_("History and daily seals"), "audit-heads", "contacts.view_participant"),
)
# Tables of the data model, for those who run the register or the portal.
RECORDS: Place = (_("All records"), "admin:records", "")


def places_for(request: "HttpRequest") -> list[NavigationItem]:
    """Return the main items that the user may use; none without a signed-in user."""
    items = []
    for label, pages in PLACES:
        if tabs := _offered(request, pages):
            # A page that is not the first one marks the item as its ancestor.
            current = next((tab.current for tab in tabs if tab.current), "")
            items.append(NavigationItem(label, tabs[0].url, tabs[0].current or (current and "true"), tuple(tabs)))
    return items


def places_beside(request: "HttpRequest") -> list[NavigationItem]:
    """Return the links that are shown with the account."""
    return _offered(request, (*BESIDE, RECORDS) if sees_all_records(request.user) else BESIDE)


def sees_all_records(user: "User | AnonymousUser") -> bool:
    """Return whether the list of all record types is for ``user``: those who run the register or the portal."""
    return user.is_authenticated and (user.may.administers or user.may.runs_register)


def _offered(request: "HttpRequest", places: tuple[Place, ...]) -> list[NavigationItem]:
    if not request.user.is_authenticated:
        return []
    return [
        NavigationItem(label, url, _current(request.path, url, ADMINISTERED.get(name, ())))
        for label, name, permission in places
        if (not permission or request.user.has_perm(permission)) and (url := _address(name))
    ]


def _address(name: str) -> str:
    """Return the URL of a page; empty while the admin does not register it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _current(path: str, url: str, administered: tuple[str, ...]) -> str:
    """Return ``page`` on the link's own page, ``true`` on a page below it or on one that administers its records."""
    if path == url:
        return "page"
    records = tuple(f"{reverse('admin:index')}{each}" for each in administered)
    return "true" if path.startswith((*records, *(() if url == reverse("home") else (url,)))) else ""
