"""The table of credentials: for each act on one, by whom it is possible. docs/security.md shows it.

A row is driven by each actor through the address that it names: whether the act was done is read from the database.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccountRequest, IdentityProvider, OneTimeCode, OpenSession, Passkey, RecoveryCode
from accounts.services import factors
from contacts.enums import Role
from contacts.models import Participant, User
from partners.models import CalendarToken, Client, Token, Webhook, WebhookSecret
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
        return reverse(self.route, args=self.of(world))


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


TABLE = (
    see("Personal token", "holder administrator second", "partners_token", "token", lambda world: world.token.prefix),
    see(
        "Calendar token",
        "holder administrator second",
        "partners_calendartoken",
        "calendar",
        lambda world: world.calendar.prefix,
    ),
    see(
        "Account, role and address", "administrator second", "contacts_user", "holder", lambda world: world.holder.email
    ),
    see(
        "Account request",
        "holder officer administrator second",
        "accounts_accountrequest",
        "new_address",
        lambda world: world.new_address.email,
    ),
    see(
        "Partner system",
        "holder editor officer administrator second",
        "partners_client",
        "system",
        lambda world: world.system.name,
    ),
    see(
        "Token of a system",
        "holder editor officer administrator second",
        "partners_token",
        "system_token",
        lambda world: world.system_token.prefix,
    ),
    see(
        "Webhook",
        "holder editor officer administrator second",
        "partners_webhook",
        "webhook",
        lambda world: world.webhook.url,
    ),
    see(
        "Identity provider",
        "officer administrator second",
        "accounts_identityprovider",
        "provider",
        lambda world: world.provider.issuer,
    ),
    Row(
        "Personal token",
        "make",
        "holder",
        "admin:partners_token_issue",
        own(Token),
        sent=lambda world, _browser, _address: {
            "name": "Script 2",
            "days": "30",
            "scopes": ["people:read"],
            "user": world.holder.pk,
        },
    ),
    Row(
        "Personal token",
        "replace",
        "holder",
        "admin:partners_token_replace",
        own(Token),
        the("token"),
        lambda *_: {"overlap": "0"},
    ),
    Row(
        "Personal token",
        "end",
        "holder administrator second",
        "admin:partners_token_revoke",
        column(Token, "token", "revoked_at"),
        the("token"),
    ),
    Row(
        "Calendar token",
        "make",
        "holder",
        "admin:partners_calendartoken_issue",
        own(CalendarToken),
        sent=lambda world, _browser, _address: {"name": "Telephone 2", "days": "90", "user": world.holder.pk},
    ),
    Row(
        "Calendar token",
        "end",
        "holder administrator second",
        "admin:partners_calendartoken_revoke",
        column(CalendarToken, "calendar", "revoked_at"),
        the("calendar"),
    ),
    Row(
        "Authenticator app",
        "make",
        "",
        "accounts:app",
        lambda world: bool(factors.of(world.holder).app),
        sent=lambda world, *_: {"user": world.holder.pk, "code": "000000"},
        without="holder",
    ),
    Row(
        "Authenticator app",
        "end",
        "",
        "accounts:app-remove",
        lambda world: bool(factors.of(world.holder).app),
        sent=lambda world, *_: {"user": world.holder.pk},
        without="holder",
    ),
    Row(
        "Passkey",
        "make",
        "",
        "accounts:passkey-add",
        own(Passkey),
        sent=lambda world, *_: {"user": world.holder.pk, "name": "Rogue"},
        without="holder",
    ),
    Row(
        "Passkey",
        "end",
        "holder",
        "accounts:passkey-remove",
        own(Passkey),
        the("passkey"),
        lambda *_: {"password": PASSWORD},
    ),
    Row(
        "Recovery codes",
        "replace",
        "holder",
        "accounts:recovery-codes",
        lambda world: RecoveryCode.objects.filter(user=world.holder).latest("pk").pk,
        sent=lambda world, *_: {"user": world.holder.pk},
    ),
    Row(
        "Second factors",
        "end",
        "administrator second",
        "admin:contacts_user_reset",
        own(Passkey),
        lambda world: (world.holder.pk,),
        lambda *_: {"reason": "Lost"},
    ),
    Row(
        "Password",
        "replace",
        "holder",
        "admin:password_change",
        account("password"),
        sent=lambda world, *_: {
            "user": world.holder.pk,
            "old_password": PASSWORD,
            "new_password1": NEW_PASSWORD,
            "new_password2": NEW_PASSWORD,
        },
    ),
    Row(
        "Password",
        "replace for another account",
        "",
        "admin:contacts_user_change",
        account("password"),
        lambda world: (world.holder.pk,),
        user_form(password1=NEW_PASSWORD, password2=NEW_PASSWORD, password="x"),
    ),
    Row(
        "Invitation",
        "have mailed to the holder",
        "administrator second",
        "admin:contacts_user_invite",
        own(OneTimeCode),
        lambda world: (world.holder.pk,),
    ),
    Row(
        "E-mail address",
        "replace at once",
        "",
        "admin:contacts_user_change",
        account("email"),
        lambda world: (world.holder.pk,),
        user_form(email="rogue@example.org"),
    ),
    Row(
        "E-mail address",
        "request",
        "administrator second",
        "admin:contacts_user_change",
        lambda world: AccountRequest.objects.filter(user=world.holder, email="rogue@example.org").count(),
        lambda world: (world.holder.pk,),
        user_form(email="rogue@example.org"),
    ),
    Row(
        "E-mail address",
        "approve a request",
        "holder officer",
        "admin:accounts_accountrequest_decide",
        account("email"),
        the("new_address", "approve"),
    ),
    Row(
        "Role and ministry",
        "widen at once",
        "",
        "admin:contacts_user_change",
        account("role"),
        lambda world: (world.holder.pk,),
        user_form(role=Role.CONTACT_OFFICER),
    ),
    Row(
        "Role and ministry",
        "narrow",
        "administrator second",
        "admin:contacts_user_change",
        account("role"),
        lambda world: (world.holder.pk,),
        user_form(role=Role.READER),
    ),
    Row(
        "Role and ministry",
        "approve a request",
        "officer",
        "admin:accounts_accountrequest_decide",
        account("role"),
        the("new_role", "approve"),
    ),
    Row(
        "Account",
        "make active at once",
        "",
        "admin:contacts_user_add",
        count(User, is_active=True),
        sent=form(
            username="rogue",
            role=Role.CONTACT_OFFICER,
            email="rogue@example.org",
            participant=lambda world: world.holder.participant_id,
        ),
    ),
    Row(
        "Account",
        "end",
        "administrator second",
        "admin:contacts_user_offboard",
        account("is_active"),
        lambda world: (world.holder.pk,),
        lambda *_: {"reason": "Left"},
    ),
    Row("Session", "end", "holder", "accounts:end-session", column(OpenSession, "session", "ended_at"), the("session")),
    Row(
        "Partner system",
        "register",
        "officer",
        "admin:partners_client_add",
        lambda world: Client.objects.filter(owner=world.system.owner).count(),
        sent=form(
            name="Rogue",
            scopes=["register:read"],
            days="90",
            networks="",
            contact=lambda world: world.people["officer"].pk,
        ),
    ),
    Row(
        "Partner system",
        "widen (contact, scopes, networks)",
        "officer",
        "admin:partners_client_change",
        column(Client, "system", "scopes"),
        the("system"),
        form(scopes=["people:read"], networks=""),
    ),
    Row(
        "Partner system",
        "renew",
        "officer",
        "admin:partners_client_act",
        column(Client, "system", "expires_at"),
        the("system", "renew"),
        lambda *_: {"days": "365"},
    ),
    Row(
        "Partner system",
        "limit requests",
        "administrator second",
        "admin:partners_client_act",
        column(Client, "system", "rate"),
        the("system", "limit"),
        lambda *_: {"rate": "7"},
    ),
    Row(
        "Partner system",
        "end",
        "officer administrator second",
        "admin:partners_client_act",
        column(Client, "system", "ended_at"),
        the("system", "end"),
        lambda *_: {"because": "Over"},
    ),
    Row(
        "Token of a system",
        "make",
        "officer",
        "admin:partners_client_act",
        of_system(Token, "client"),
        the("system", "issue"),
        lambda *_: {"name": "Rogue", "days": "30"},
    ),
    Row(
        "Token of a system",
        "replace",
        "officer",
        "admin:partners_token_replace",
        of_system(Token, "client"),
        the("system_token"),
        lambda *_: {"overlap": "0"},
    ),
    Row(
        "Token of a system",
        "end",
        "holder editor officer administrator second",
        "admin:partners_token_revoke",
        column(Token, "system_token", "revoked_at"),
        the("system_token"),
    ),
    Row(
        "Webhook",
        "make, and receive its secret",
        "officer",
        "admin:partners_webhook_add",
        of_system(Webhook, "client"),
        sent=form(
            client=lambda world: world.system.pk,
            url="http://127.0.0.1:8001/rogue",
            **{"conditions-TOTAL_FORMS": 0, "conditions-INITIAL_FORMS": 0},
        ),
    ),
    Row(
        "Webhook",
        "lead elsewhere",
        "officer",
        "admin:partners_webhook_change",
        column(Webhook, "webhook", "url"),
        the("webhook"),
        form(url="http://127.0.0.1:8001/rogue", **{"conditions-TOTAL_FORMS": 0, "conditions-INITIAL_FORMS": 0}),
    ),
    Row(
        "Webhook",
        "turn off",
        "holder editor officer administrator second",
        "admin:partners_webhook_act",
        column(Webhook, "webhook", "off_since"),
        the("webhook", "turn-off"),
    ),
    Row(
        "Webhook secret",
        "replace",
        "officer",
        "admin:partners_webhook_act",
        lambda world: WebhookSecret.objects.filter(webhook=world.webhook).count(),
        the("webhook", "rotate"),
        lambda *_: {"overlap": "24"},
    ),
    Row(
        "Identity provider",
        "prepare",
        "administrator second",
        "admin:accounts_identityprovider_add",
        count(IdentityProvider),
        sent=form(
            participant=lambda world: world.holder.participant_id,
            issuer="https://rogue.example",
            client_id="x",
            secret="y",
            reason="For the test",
        ),
    ),
    Row(
        "Identity provider",
        "activate",
        "officer",
        "admin:accounts_identityprovider_activate",
        column(IdentityProvider, "provider", "active"),
        the("provider"),
    ),
    Row(
        "Identity provider",
        "activate by its form",
        "",
        "admin:accounts_identityprovider_change",
        column(IdentityProvider, "provider", "active"),
        the("provider"),
        form(active="on", reason="For the test"),
    ),
    Row(
        "Identity provider",
        "end",
        "administrator second",
        "admin:accounts_identityprovider_change",
        column(IdentityProvider, "active_provider", "active"),
        the("active_provider"),
        form(active=None, reason="For the test"),
    ),
)

# Addresses that touch a credential in the code and are driven elsewhere: by the test, or with the reason.
ELSEWHERE: Mapping[str, str] = {
    # The holder alone comes here: without a session, by what the holder knows or received by mail.
    "tests/accounts/test_signing_in.py": "admin:login admin:logout accounts:second-step accounts:end-others",
    "tests/accounts/test_step_up_authentication.py": "accounts:confirm",
    "tests/accounts/test_one_time_codes_and_off_boarding.py": "accounts:code accounts:forgotten accounts:new-password",
    "tests/accounts/single_sign_on/test_account_matching.py": "accounts:ministry accounts:ministry-back",
    "tests/accounts/test_account_takeover.py": "admin:accounts_signinrule_add admin:accounts_signinrule_change "
    "admin:accounts_signinrule_delete",
    # Where formal notices go, and who acts for a contact point.
    "tests/contacts/admin/test_contact_points.py": "admin:contacts_contactpoint_add admin:contacts_contactpoint_change "
    "admin:contacts_contactpointofficer_add admin:contacts_contactpointofficer_change "
    "admin:contacts_contactpointofficer_delete",
    "tests/security/test_formal_acts.py": "admin:contacts_contactpointofficer_account",
    "tests/partners/webhooks/test_api.py": "api:webhook api:webhook-again api:webhook-deliveries api:webhook-failed "
    "api:webhook-ping api:webhook-secret api:webhook-state api:webhooks",
    "tests/partners/webhooks/test_pages.py": "admin:partners_webhookmessage_again admin:partners_webhookmessage_change",
    "tests/partners/test_access.py": "api:access",
    "These show a record and take no form.": "accounts:account admin:accounts_accountrequest_change "
    "admin:partners_token_change admin:partners_calendartoken_change",
    "These are open to nobody, as pages_matrix.txt shows.": "admin:accounts_accountrequest_add "
    "admin:accounts_accountrequest_delete admin:accounts_identityprovider_delete admin:contacts_user_delete "
    "admin:contacts_contactpoint_delete admin:partners_calendartoken_add admin:partners_calendartoken_delete "
    "admin:partners_client_delete admin:partners_token_add admin:partners_token_delete admin:partners_webhook_delete "
    "admin:partners_webhookmessage_add admin:partners_webhookmessage_delete",
    "These belong to the site as a whole.": "admin:app_list admin:autocomplete admin:index admin:jsi18n admin:records "
    "admin:password_change_done",
}
