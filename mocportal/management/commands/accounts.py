"""Demo accounts for a local portal; the command refuses any database other than the embedded one."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pghistory
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from contacts.enums import OfficerFunction, Role
from contacts.models import ContactPoint, Official, Participant, User
from core.text.times import displayed_text
from mocportal.local.state import Servers, VarDirectory, write_private
from partners.enums import Scope
from partners.models import Client
from partners.models.clients import LONGEST_LIFE
from partners.services import clients, tokens

# 144 random bits: unguessable, and short enough to type.
PASSWORD_BYTES = 18

# Read scopes only, as a cautious ministry would start with.
READING = [scope for scope in Scope if scope.preset]
EVERYTHING = list(Scope)


@dataclass(frozen=True)
class RequiredAccount:
    """Demo account to create; ``scopes`` are those of its partner system, only for that role."""

    role: Role
    participant: Participant | None
    scopes: list[Scope]
    number: int = 1

    @property
    def username(self) -> str:
        parts = [self.participant.code.lower(), self.role] if self.participant else [self.role]
        parts += ["writer"] if self.scopes == EVERYTHING else []
        parts += [str(self.number)] if self.number > 1 else []
        return "-".join(parts).replace("_", "-")


@dataclass(frozen=True)
class DemoAccount:
    """Entry of var/accounts.json. ``participant`` is a code, or None for roles outside the Participants."""

    username: str
    password: str
    role: str
    participant: str | None
    api_token: str


class Command(BaseCommand):
    """Command that creates one account for each role and Participant, to test all permissions."""

    help = "Make the demo accounts of the embedded database and write them to var/accounts.json; made once, then kept."

    def handle(self, *_args: Any, **_options: Any) -> None:
        var = VarDirectory(Path(settings.VAR_DIR))
        servers = Servers.known(var)
        if not settings.LOCAL or servers is None or not servers.are_behind(settings.DATABASES["default"]):
            raise CommandError("Demo accounts are made in the embedded database of `make run` only.")
        path = var.root / "accounts.json"
        existing = read(path)
        with transaction.atomic(), pghistory.context(reason="Demo accounts"):
            accounts = [account_for(wanted, existing, at=timezone.now()) for wanted in everyone()]
            give_mailboxes()
            give_functions(timezone.now())
            if accounts != list(existing.values()):
                # Inside the transaction, so that a failed write creates no account.
                write_private(path, json.dumps([asdict(account) for account in accounts], indent=2) + "\n")


def give_mailboxes() -> None:
    """Set a fictitious address on each contact point without one, so that notices can be tested locally.

    No real mailbox is public, and the domain can never exist (RFC 2606): mail to it remains in the local catcher.
    """
    for point in ContactPoint.objects.filter(mailbox="").select_related("participant"):
        point.mailbox = f"contact-point.{point.participant.code.lower()}@demo.invalid"
        point.save(update_fields=["mailbox"])


def give_functions(at: datetime) -> None:
    """Create the function of each demo contact point officer; without one no account could concur or give notice."""
    points = ContactPoint.objects.select_related("participant__side")
    officers = User.objects.filter(role=Role.CONTACT_OFFICER, official=None)
    for point in points:
        participant = point.participant
        account = officers.filter(
            username=f"{participant.code.lower()}-contact-officer", participant=participant
        ).first()
        if account is not None:
            give_function(account, point, at)


def give_function(account: User, point: ContactPoint, at: datetime) -> None:
    """Create the function of ``account``, as a clearly fictitious person, since 1 January of last year.

    A primary officer entered manually remains the primary one.
    """
    participant = point.participant
    person = Official.objects.create(
        participant=participant,
        account=account,
        given_name="Demo",
        family_name=f"Officer {participant.code}",
        name_ja=f"デモ担当官（{participant.code}）",
        title_en="Demo account, not a real person",
        title_fr="Compte de démonstration, personne fictive",
        title_ja="デモ用アカウント（架空の人物）",
        email=f"officer.{participant.code.lower()}@demo.invalid",
    )
    today = displayed_text(at, participant.side.time_zone).date()
    # A demonstration contains acts of the past months.
    since = today.replace(year=today.year - 1, month=1, day=1)
    primary = point.officers.filter(function=OfficerFunction.PRIMARY)
    function = OfficerFunction.ALTERNATE if primary.exists() else OfficerFunction.PRIMARY
    point.officers.create(official=person, function=function, since=since)


def everyone() -> Iterator[RequiredAccount]:
    """Yield each role outside the Participants once, then each other role for each of them.

    There are two administrators, since one decides on the request of the other. Each Participant has two partner
    systems: one that only reads, and one that also writes. Their contact is the Participant's contact point officer,
    who precedes them.
    """
    yield from (RequiredAccount(role, None, []) for role in Role if not role.belongs_to_participant)
    yield RequiredAccount(Role.ADMINISTRATOR, None, [], number=2)
    for participant in Participant.objects.all():
        for role in Role:
            if role is Role.PARTNER:
                yield from (RequiredAccount(role, participant, scopes) for scopes in (READING, EVERYTHING))
            elif role.belongs_to_participant:
                yield RequiredAccount(role, participant, [])


def account_for(wanted: RequiredAccount, existing: dict[str, DemoAccount], *, at: datetime) -> DemoAccount:
    """Return the existing account, or create its missing parts: user, password, system, token.

    File and database can diverge if one of them is deleted manually; the file takes precedence if it has the account,
    and is rewritten otherwise.
    """
    username, role, participant = wanted.username, wanted.role, wanted.participant
    known = existing.get(username)
    password = known.password if known else secrets.token_urlsafe(PASSWORD_BYTES)
    user = User.objects.filter(username=username).first()
    if user is None:
        # Without a full name: pages show name and role together, and an invented name would repeat the role.
        user = User.objects.create_user(username, password, role=role, participant=participant)
    elif known is None:
        user.set_password(password)
        user.save(update_fields=["password"])
    client = system_of(user, wanted, at=at) if wanted.scopes else None
    token = tokens.owner_of(known.api_token, at=at) if known else None
    if known and token and token.user == user:
        return known
    _, text = tokens.issue(user=user, client=client, name="Demo account", at=at)
    return DemoAccount(username, password, role.value, participant.code if participant else None, text)


def system_of(account: User, wanted: RequiredAccount, *, at: datetime) -> Client:
    """Return the partner system of an account, created if missing and renewed if expired."""
    client: Client | None = Client.objects.filter(account=account).first()
    if client is None:
        assert wanted.participant is not None
        contact = wanted.participant.users.filter(role=Role.CONTACT_OFFICER, is_active=True).earliest("pk")
        return clients.register(
            name="Demo system that reads" if wanted.scopes == READING else "Demo system that writes",
            contact=contact,
            scopes=wanted.scopes,
            expires_at=at + LONGEST_LIFE,
            at=at,
            account=account,
        )
    if client.expires_at <= at and client.ended_at is None:
        clients.renew(client=client, expires_at=at + LONGEST_LIFE, at=at)
        client.refresh_from_db()
    if missing := set(wanted.scopes) - set(client.scopes):
        # A scope added since the account was created.
        client.scopes = [*client.scopes, *sorted(missing)]
        client.save(update_fields=["scopes"])
    return client


def read(path: Path) -> dict[str, DemoAccount]:
    """Return the accounts of the file by user name, in file order; empty without a file."""
    if not path.exists():
        return {}
    accounts = [DemoAccount(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))]
    return {account.username: account for account in accounts}
