"""Formal acts by everyone who might try: only the person in function at the contact point performs one.

The table ``ACTS`` has each of them. What the code says elsewhere is read from it: a service that checks the function,
or a row that names an account beside its Participant, and is not in the table, fails a test here.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test import Client as Browser
from django.urls import reverse

from commitments.services import decisions, notices
from contacts.enums import OfficerFunction, Role
from contacts.exceptions import NotYoursError
from contacts.models import ContactPoint, ContactPointOfficer, Official, User
from contacts.models.functions import missing_for
from contacts.services import functions, officer_accounts
from core.db.constraints import PairedForeignKey
from core.text.times import displayed_text
from dialogue.models import Record
from dialogue.services import clearances
from partners.enums import Scope
from partners.services import tokens
from tests.factories import law
from tests.factories.contacts import ContactPointOfficerFactory, UserFactory, put_in_function
from tests.factories.partners import ClientFactory
from tests.factories.records import Held, opened
from tests.packages import PACKAGES

pytestmark = pytest.mark.django_db

# Seven in the morning of the next day in Tokyo, and still the day before in Ottawa.
AT = law.AT + timedelta(hours=10)
OURS = "CA1"
APPS = PACKAGES


@dataclass(frozen=True)
class Act:
    """A formal act: what it needs (``ready``) and how the account ``by`` performs it. ``row`` is a trigger's name."""

    ready: Callable[[law.Memorandum], Any]
    perform: Callable[[Any, User], Any]
    row: str = ""


def read(held: Held) -> dict[int, str]:
    return {paragraph.pk: paragraph.text_hash for paragraph in held.paragraphs}


def at_clearing(_moc: law.Memorandum | None = None) -> Held:
    """A record of discussion open for clearance, with a memorandum of its own."""
    return opened()


ACTS: dict[str, Act] = {
    "commitments.services.decisions.propose": Act(
        lambda moc: law.draft(moc, OURS), lambda decision, by: decisions.propose(decision=decision, by=by, at=AT)
    ),
    "commitments.services.decisions.take_back": Act(
        lambda moc: law.proposed(moc, OURS), lambda decision, by: decisions.take_back(decision=decision, by=by, at=AT)
    ),
    "commitments.services.decisions.withdraw": Act(
        lambda moc: law.proposed(moc, OURS),
        lambda decision, by: decisions.withdraw(decision=decision, by=by, at=AT, reason="It is over."),
    ),
    "commitments.services.decisions.concur": Act(
        law.proposed,
        lambda decision, by: decisions.concur(decision=decision, by=by, at=AT, text_hash=decision.text_hash),
        row="concurrence_by_an_officer",
    ),
    "commitments.services.decisions.object_to": Act(
        law.proposed,
        lambda decision, by: decisions.object_to(
            decision=decision, by=by, at=AT, text_hash=decision.text_hash, reason="Not so."
        ),
        row="objection_by_an_officer",
    ),
    "commitments.services.notices.issue": Act(
        lambda moc: law.notice(moc, OURS),
        lambda notice, by: notices.issue(notice=notice, by=by, at=AT),
        row="notice_by_an_officer",
    ),
    "commitments.services.notices.acknowledge": Act(
        law.issued,
        lambda notice, by: notices.acknowledge(notice=notice, by=by, at=AT),
        row="acknowledgement_by_an_officer",
    ),
    "commitments.services.notices.withdraw": Act(
        lambda moc: law.issued(moc, OURS),
        lambda notice, by: notices.withdraw(notice=notice, by=by, at=AT, reason="It is over."),
    ),
    "dialogue.services.clearances.clear": Act(
        at_clearing,
        lambda held, by: clearances.clear(
            paragraph=held.paragraphs[0], by=by, at=AT, text_hash=held.paragraphs[0].text_hash
        ),
        row="clearance_by_an_officer",
    ),
    "dialogue.services.clearances.clear_remaining": Act(
        at_clearing,
        lambda held, by: clearances.clear_remaining(
            record=Record.objects.get(pk=held.record.pk), by=by, at=AT, read=read(held)
        ),
        row="clearance_by_an_officer",
    ),
    "dialogue.services.clearances.comment": Act(
        at_clearing,
        lambda held, by: clearances.comment(
            paragraph=held.paragraphs[0], comment="Not so.", by=by, at=AT, text_hash=held.paragraphs[0].text_hash
        ),
        row="clearance_by_an_officer",
    ),
    "contacts.services.officer_accounts.link": Act(
        lambda moc: ContactPointOfficerFactory.create(
            contact_point=ContactPoint.objects.get(participant=moc.participants[OURS]),
            function=OfficerFunction.ALTERNATE,
        ),
        lambda officer, by: officer_accounts.link(officer=officer, account=None, by=by, at=AT),
    ),
}
# Checks that acts share, found in the code beside the acts themselves.
SHARED = {
    "commitments.services.officers.seat_of": "It asks for the acts that answer for a seat.",
    "contacts.services.functions.check": "It is the check.",
    "contacts.services.functions.check_hand_over": "It is the check.",
}

# Rows that name an account beside its Participant, and are no formal act.
NO_ACT = {
    "account_of_own_participant": "The link itself: contacts.services.officer_accounts.",
    "track_change_requested_by_its_own": "A request to debate an item binds nobody.",
    "proposal_sent_by_its_own": "An item proposed for the agenda binds nobody.",
    "identity_of_its_accounts_participant": "How an account signs in.",
    "client_contact_of_owner": "Who answers for a partner system.",
    "client_account_of_owner": "The account of a partner system.",
}


def today(moc: law.Memorandum, code: str = OURS) -> date:
    return displayed_text(AT, moc.participants[code].side.time_zone).date()


def with_term(moc: law.Memorandum, code: str = OURS, role: Role = Role.CONTACT_OFFICER, **term: Any) -> User:
    user = UserFactory.create(role=role, participant=moc.participants[code], in_function=False)
    put_in_function(user, **term)
    return user


def closed(moc: law.Memorandum) -> User:
    user = with_term(moc)
    User.objects.filter(pk=user.pk).update(is_active=False)
    return User.objects.get(pk=user.pk)


def unlinked(moc: law.Memorandum) -> User:
    user = with_term(moc)
    Official.objects.filter(account=user).update(account=None)
    return user


def out_of_office(moc: law.Memorandum) -> User:
    user = with_term(moc)
    Official.objects.filter(account=user).update(active=False)
    return user


PERFORM: dict[str, Callable[[law.Memorandum], User]] = {
    "primary officer": lambda moc: with_term(moc, function=OfficerFunction.PRIMARY),
    "alternate officer": with_term,
    "on the first day": lambda moc: with_term(moc, since=today(moc)),
    "on the last day": lambda moc: with_term(moc, until=today(moc) + timedelta(days=1)),
}
REFUSED: dict[str, Callable[[law.Memorandum], User]] = {
    "copies only": lambda moc: with_term(moc, function=OfficerFunction.COPY),
    "function ended yesterday": lambda moc: with_term(moc, until=today(moc)),
    "function begins tomorrow": lambda moc: with_term(moc, since=today(moc) + timedelta(days=1)),
    "role without function": lambda moc: moc.user(OURS, in_function=False),
    "function without link": unlinked,
    "function without active account": closed,
    "out of office": out_of_office,
    "editor in function": lambda moc: with_term(moc, role=Role.EDITOR),
    "editor": lambda moc: moc.user(OURS, Role.EDITOR),
    "reader": lambda moc: moc.user(OURS, Role.READER),
    "administrator": lambda _moc: UserFactory.create(role=Role.ADMINISTRATOR),
    "secretariat": lambda _moc: UserFactory.create(role=Role.SECRETARIAT),
    "account of a partner system": lambda moc: moc.user(OURS, Role.PARTNER),
}


def prepared(act: Act) -> tuple[law.Memorandum, Any]:
    """The memorandum and what the act needs."""
    if act.ready is at_clearing:
        held = at_clearing()
        return held.moc, held
    moc = law.memorandum()
    return moc, act.ready(moc)


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("who", PERFORM)
def test_who_is_in_function_performs_it(name: str, who: str) -> None:
    moc, ready = prepared(ACTS[name])
    ACTS[name].perform(ready, PERFORM[who](moc))


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("who", REFUSED)
def test_nobody_else_does(name: str, who: str) -> None:
    moc, ready = prepared(ACTS[name])
    with pytest.raises(NotYoursError):
        ACTS[name].perform(ready, REFUSED[who](moc))


# An officer of another ministry gives these for that one.
ANSWERS = (law.proposed, law.issued, at_clearing)


@pytest.mark.parametrize("name", [name for name, act in ACTS.items() if act.ready not in ANSWERS])
def test_an_officer_of_another_ministry_does_not_do_it_for_this_one(name: str) -> None:
    moc, ready = prepared(ACTS[name])
    with pytest.raises(NotYoursError):
        ACTS[name].perform(ready, with_term(moc, "CA2"))


@pytest.mark.parametrize("name", [name for name, act in ACTS.items() if act.row])
@pytest.mark.parametrize("who", [who for who in REFUSED if who not in {"administrator", "secretariat"}])
def test_the_database_refuses_it_without_the_service(name: str, who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    moc, ready = prepared(ACTS[name])
    by = REFUSED[who](moc)
    monkeypatch.setattr(functions, "check", lambda *_args, **_named: None)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        ACTS[name].perform(ready, by)
    assert refusal.value.__cause__.diag.constraint_name == ACTS[name].row  # type: ignore[union-attr]  # psycopg's own.


def test_the_secretariat_enters_the_first_officer_and_no_other() -> None:
    moc, secretariat = law.memorandum(), UserFactory.create(role=Role.SECRETARIAT)
    officer = ContactPointOfficer.objects.get(official__account=moc.officers[OURS])
    with pytest.raises(NotYoursError):
        officer_accounts.link(officer=officer, account=None, by=secretariat, at=AT)
    ContactPointOfficer.objects.filter(pk=officer.pk).update(until=today(moc))
    successor = moc.user(OURS, in_function=False)
    first = ContactPointOfficerFactory.create(contact_point=officer.contact_point)
    officer_accounts.link(officer=first, account=successor, by=secretariat, at=AT)
    assert missing_for(successor, AT) is None
    with pytest.raises(NotYoursError):
        officer_accounts.link(officer=first, account=None, by=secretariat, at=AT)


# What the code itself says.


def services() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Each function of a service, by its module and name."""
    for app in APPS:
        for path in sorted((Path(settings.BASE_DIR) / app).rglob("services/**/*.py")):
            module = ".".join(path.relative_to(settings.BASE_DIR).with_suffix("").parts).removesuffix(".__init__")
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, ast.FunctionDef):
                    yield f"{module}.{node.name}", node


def calls(node: ast.AST) -> set[str]:
    """The names that are called: ``check`` only of ``functions``, since others have one as well."""
    found = set()
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Name):
            found.add(each.func.id)
        elif isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute):
            found.add(f"{ast.unparse(each.func.value)}.{each.func.attr}")
    return found


def test_each_service_that_checks_a_function_is_in_the_table() -> None:
    checking = {"functions.check", "functions.check_hand_over", "seat_of"}
    known = dict(services())
    private = {
        name for name, node in known.items() if name.rpartition(".")[2].startswith("_") and calls(node) & checking
    }
    helpers = {(name.rpartition(".")[0], name.rpartition(".")[2]) for name in private}
    found = {
        name
        for name, node in known.items()
        if name not in private
        and (calls(node) & checking or any((name.rpartition(".")[0], helper) in helpers for helper in calls(node)))
    }
    assert found - {*SHARED} == {*ACTS}


def test_each_row_that_names_an_officer_of_a_participant_is_guarded_by_the_function() -> None:
    guarded, pairs = set(), {}
    for model in apps.get_models():
        triggers = getattr(model._meta, "triggers", [])
        officers = [trigger for trigger in triggers if trigger.name.endswith("_by_an_officer")]
        for constraint in model._meta.constraints:
            if isinstance(constraint, PairedForeignKey) and constraint.to_table == "contacts_user":
                pairs[constraint.name] = constraint.columns[0]
                if any(f"NEW.{constraint.columns[0]} IS NOT NULL" in trigger.func for trigger in officers):
                    guarded.add(constraint.name)
    assert pairs.keys() - guarded == {*NO_ACT}


def test_no_module_of_the_api_reaches_a_formal_act() -> None:
    acting = {name.rpartition(".")[0] for name in ACTS}
    modules = [path for app in APPS for path in (Path(settings.BASE_DIR) / app).glob("**/api/**/*.py")]
    assert modules
    for path in modules:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom):
                assert acting.isdisjoint({node.module, *(f"{node.module}.{each.name}" for each in node.names)}), path


# Tokens.


def bearer(text: str) -> Browser:
    return Browser(headers={"authorization": f"Bearer {text}"})


@pytest.mark.parametrize("scope", [None, *Scope])
def test_no_token_performs_one_over_the_api_or_on_a_page(scope: Scope | None) -> None:
    moc = law.memorandum()
    notice, decision, now = law.issued(moc), law.proposed(moc), datetime.now(law.AT.tzinfo)
    if scope is None:
        _token, text = tokens.issue(user=moc.officers[OURS], name="Script", at=now)
    else:
        owner = {"owner": moc.participants[OURS], "contact": moc.officers[OURS]}
        _token, text = tokens.issue_to(client=ClientFactory.create(scopes=[scope], **owner), name="Server", at=now)
    client, before = bearer(text), rows()
    for address in (
        f"/api/v1/notices/{notice.reference}/",
        f"/api/v1/notices/{notice.reference}/acknowledgement/",
        f"/api/v1/notices/{notice.reference}/withdrawal/",
        f"/api/v1/decisions/{decision.reference}/",
        f"/api/v1/decisions/{decision.reference}/concurrences/",
        "/api/v1/concurrences/",
    ):
        for method in (client.post, client.put, client.patch):
            assert method(address, {}, content_type="application/json").status_code in {403, 404, 405}, address
    for page in (
        reverse("commitments:notice-act", args=[notice.reference, "acknowledge"]),
        reverse("commitments:decision-act", args=[decision.reference, "concur"]),
    ):
        answer = client.post(page, {"text_hash": decision.text_hash, "read": "on"})
        assert answer.status_code in {302, 403}, page
    assert rows() == before


def rows() -> list[tuple[Any, ...]]:
    """What formal acts leave behind."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM commitments_concurrence), (SELECT count(*) FROM commitments_objection),"
            " (SELECT count(acknowledged_at) FROM commitments_noticeaddressee), (SELECT count(withdrawn_on) FROM"
            " commitments_notice), (SELECT count(*) FROM dialogue_clearance)"
        )
        return list(cursor.fetchall())
