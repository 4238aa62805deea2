"""People and credentials of the table, and the form of its rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccountRequest, IdentityProvider, OpenSession, Passkey
from accounts.services import factors
from contacts.enums import Role
from contacts.models import Participant, User
from partners.models import CalendarToken, Client, Token, Webhook
from partners.services import calendars, tokens
from tests.factories.contacts import ContactPointFactory, ParticipantFactory, UserFactory
from tests.factories.partners import ClientFactory
from tests.factories.webhooks import WebhookFactory, secret_of
from tests.form_data import filled
from tests.sessions import BACKEND

PASSWORD = "a long word for tests only"
NEW_PASSWORD = "seventeen white horses"

# The columns of the table. "holder" is an editor of the ministry; the others act on what is the holder's.
ACTORS: Mapping[str, str] = {
    "holder": "Holder",
    "reader": "Reader",
    "editor": "Editor",
    "officer": "Officer in function",
    "stranger": "Officer of another ministry",
    "secretariat": "Secretariat",
    "administrator": "Administrator",
    "second": "Second administrator",
    "nobody": "Not signed in",
}


@dataclass
class World:
    """One ministry with its people, another with an officer, and a credential of each kind."""

    people: dict[str, User]
    browsers: dict[str, Browser]
    token: Token
    calendar: CalendarToken
    system: Client
    system_token: Token
    webhook: Webhook
    passkey: Passkey
    session: OpenSession
    new_address: AccountRequest
    new_role: AccountRequest
    provider: IdentityProvider
    active_provider: IdentityProvider

    @property
    def holder(self) -> User:
        return self.people["holder"]


def world() -> World:
    now = timezone.now()
    ours: Participant = ParticipantFactory.create()
    ContactPointFactory.create(participant=ours)
    theirs = ParticipantFactory.create()
    roles = {
        "holder": (Role.EDITOR, ours),
        "reader": (Role.READER, ours),
        "editor": (Role.EDITOR, ours),
        "officer": (Role.CONTACT_OFFICER, ours),
        "stranger": (Role.CONTACT_OFFICER, theirs),
        "secretariat": (Role.SECRETARIAT, None),
        "administrator": (Role.ADMINISTRATOR, None),
        "second": (Role.ADMINISTRATOR, None),
    }
    people = {
        name: UserFactory.create(role=role, participant=whose, email=f"{name}@example.org")
        for name, (role, whose) in roles.items()
    }
    for person in people.values():
        person.set_password(PASSWORD)
        person.save()
    holder, administrator = people["holder"], people["administrator"]
    browsers = {"nobody": Browser(raise_request_exception=False)}
    for name, person in people.items():
        browsers[name] = Browser(raise_request_exception=False)
        browsers[name].force_login(person, backend=BACKEND)
    key = browsers["holder"].session.session_key or ""
    session = OpenSession.objects.create(user=holder, session_key=key, way="password", began_at=now, seen_at=now)
    system = ClientFactory.create(owner=ours, contact=people["officer"])
    webhook = WebhookFactory.create(client=system)
    secret_of(webhook)
    passkey = Passkey.objects.create(user=holder, name="Key", credential="x", public_key="y", added_at=now)
    Passkey.objects.create(user=holder, name="Another", credential="z", public_key="y", added_at=now)
    factors.make_recovery_codes(user=holder, at=now)
    asked = {"user": holder, "asked_by": administrator, "asked_at": now}
    provider = {"participant": ours, "client_id": "x", "sealed": "sealed"}
    return World(
        people=people,
        browsers=browsers,
        token=tokens.issue(user=holder, name="Script", at=now)[0],
        calendar=calendars.issue(user=holder, name="Telephone", at=now)[0],
        system=system,
        system_token=tokens.issue_to(client=system, name="Server", at=now)[0],
        webhook=webhook,
        passkey=passkey,
        session=session,
        new_address=AccountRequest.objects.create(email="new@example.org", **asked),
        new_role=AccountRequest.objects.create(role=Role.CONTACT_OFFICER, participant=ours, **asked),
        provider=IdentityProvider.objects.create(issuer="https://sign-in.example", **provider),
        active_provider=IdentityProvider.objects.create(
            issuer="https://other.example", active=True, **provider | {"participant": theirs}
        ),
    )


type Sent = Callable[[World, Browser, str], Mapping[str, Any]]


def nothing(_world: World, _browser: Browser, _address: str) -> Mapping[str, Any]:
    return {}


def form(**changes: Callable[[World], Any] | Any) -> Sent:
    """Return what fills in the form of the page with ``changes``; whom it is not shown to sends the changes alone."""

    def sent(world: World, browser: Browser, address: str) -> Mapping[str, Any]:
        typed = {name: value(world) if callable(value) else value for name, value in changes.items()}
        page = browser.get(address)
        shown = page.status_code == 200 and "adminform" in (page.context or ())
        return filled(page, **typed) if shown else {name: value for name, value in typed.items() if value is not None}

    return sent


@dataclass(frozen=True)
class Row:
    """An act on a credential: where it is done, what is sent, what changes where it was done, and by whom it may be.

    ``without`` names actors whose case a test elsewhere drives, since it needs a device or a mail.
    """

    credential: str
    act: str
    by: str
    route: str
    changes: Callable[[World], Any]
    of: Callable[[World], tuple[Any, ...]] = lambda _world: ()
    sent: Sent = nothing
    without: str = ""
    # Of what is only read: what the page shows.
    shows: Callable[[World], str] | None = None
    allowed: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "allowed", frozenset(self.by.split()))

    def address(self, world: World) -> str:
        route, _slash, act = self.route.partition("/")
        return reverse(route, args=[*self.of(world), *([act] if act else [])])


def see(credential: str, by: str, model: str, name: str, shows: Callable[[World], str]) -> Row:
    """Return the row for the page of a record, which shows no secret."""
    return Row(credential, "see", by, f"admin:{model}_change", nobody, the(name), shows=shows)


def nobody(_world: World) -> None:
    """Return the same before and after."""


def own(rows: Any) -> Callable[[World], Any]:
    """Return how many of the rows belong to the holder."""
    return lambda world: rows.objects.filter(user=world.holder).count()


def account(name: str) -> Callable[[World], Any]:
    return lambda world: User.objects.values_list(name, flat=True).get(pk=world.holder.pk)


def column(rows: Any, which: str, name: str) -> Callable[[World], Any]:
    return lambda world: rows.objects.values_list(name, flat=True).get(pk=getattr(world, which).pk)


def count(rows: Any, **where: Any) -> Callable[[World], Any]:
    return lambda _world: rows.objects.filter(**where).count()


def of_system(rows: Any, path: str) -> Callable[[World], Any]:
    return lambda world: rows.objects.filter(**{path: world.system}).count()


def the(name: str, *more: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (getattr(world, name).pk, *more)


def user_form(**changes: Any) -> Sent:
    return form(reason="For the test", **changes)
