"""No page, form or address of the API does what needs a confirmation and is missing from the table of those that ask.

Each that takes a form is in `accounts.step_up_authentication.PAGES` or, with the reason, in `step_up_cases.py`; and the
services behind those acts are called from the pages that ask, and from nowhere else.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib import admin
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from accounts.step_up_authentication import PAGES
from contacts.enums import Role
from contacts.models import Participant, User
from mocportal.local.state import PROJECT
from tests.accounts import step_up_cases
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.register import account
from tests.packages import PACKAGES
from tests.security.pages import ROLES, acts, routes, taken_back
from tests.sessions import BACKEND

pytestmark = pytest.mark.django_db

SENDS = ("post", "put", "patch", "delete")
FORMS = ("add", "change", "delete")
# Something for each part of an address. What is there is of no matter: a page that takes no form says so before.
PARTS = {"int": "1", "slug": "x", "str": "x", "path": "1", "uuid": "00000000-0000-0000-0000-000000000000"}
EXPRESSIONS = {"form": "csv", "kind": "milestones", "app_label": "contacts", "url": "nothing"}

# The services behind the acts, and the one place from which each is called for people. A command is run by who has the
# machine; what another service calls is looked for there.
CALLERS = {
    "commitments.services.decisions": {
        **dict.fromkeys(("concur", "object_to", "take_back", "withdraw"), "commitments/acts/decisions.py"),
    },
    "commitments.services.notices": dict.fromkeys(("issue", "acknowledge", "withdraw"), "commitments/acts/notices.py"),
    "contacts.services.officer_accounts": {"link": "contacts/acts.py"},
    "dialogue.services.issuing": {"issue": "dialogue/views/issue.py"},
    "contacts.services.former_addresses": {
        "notify_of_mailbox": "contacts/admin/contact_points.py contacts/views/contact_point.py",
        "notify_of_official": "contacts/admin/officials.py",
    },
    "accounts.services.factors": dict.fromkeys(
        ("add_app", "remove_app", "remove_passkey", "make_recovery_codes"), "accounts/views/factors.py"
    ),
    "accounts.services.passkeys": {"add": "accounts/views/factors.py"},
    "accounts.services.account_recovery": dict.fromkeys(("invite", "reset_factors"), "accounts/acts.py"),
    "accounts.services.requests": {
        "ask": "accounts/account_admin/users.py",
        "decide": "accounts/acts.py",
    },
    "accounts.services.single_sign_on.provider_changes": {"activate": "accounts/acts.py"},
    "accounts.services.off_boarding": {"offboard": "accounts/acts.py"},
    "partners.services.tokens": {
        "issue": "partners/views.py",
        **dict.fromkeys(("replace", "issue_to"), "partners/acts.py"),
    },
    "partners.services.clients": {
        **dict.fromkeys(("register", "change"), "partners/client_admin/clients.py"),
        "renew": "partners/acts.py",
    },
}
NOT_OF_PEOPLE = re.compile(r"^demo/|mocportal/management/|mocportal/seed/|/services/|/migrations/")


def flat(table: dict[str, Iterable[str]]) -> set[str]:
    names = [name for each in table.values() for name in each]
    assert len(names) == len(set(names))
    return set(names)


@pytest.fixture
def people() -> list[User]:
    """One of each role, the ministries' from one ministry."""
    ours: Participant = ParticipantFactory.create()
    return [
        UserFactory.create(role=role, **({"participant": ours} if role.belongs_to_participant else {}))
        for role in ROLES
        if role is not Role.PARTNER
    ]


def filled(route: str) -> str:
    """An address of that route."""
    plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda part: EXPRESSIONS[part[1]], route)
    plain = plain.replace("^", "").replace("$", "").replace("\\.", ".")
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda part: PARTS[part[1] or "str"], plain)


def takes_a_form(address: str, clients: list[Client]) -> bool:
    """Whether nobody is told that the page is only read; whoever may not open it is told that first."""
    for client in clients:
        cookies = deepcopy(client.cookies)
        with taken_back():
            if client.post(address).status_code == 405:
                return False
        client.cookies = cookies
    return True


def of_the_admin() -> Iterator[tuple[str, str, Any]]:
    """Each form of a record, by the name of its page: the name, what the form does, and the admin of the record."""
    for model, its_admin in admin.site._registry.items():
        for verb in FORMS:
            yield f"admin:{model._meta.app_label}_{model._meta.model_name}_{verb}", verb, its_admin


def is_of_a_list(name: str, address: str) -> bool:
    """Whether it is the list or the history of a kind of record, or the address that only leads to a record's page."""
    return name.endswith(("_changelist", "_history")) or address.endswith("<path:object_id>/")


def test_every_page_that_takes_a_form_asks_or_says_why_not(people: list[User]) -> None:
    clients = [Client(raise_request_exception=False) for _person in people]
    for client, person in zip(clients, people, strict=True):
        client.force_login(person, backend=BACKEND)
    forms = {name for name, _verb, _admin in of_the_admin()}
    sent = {
        name
        for name, address in routes().items()
        if name not in PAGES and name not in forms and not is_of_a_list(name, address)
        if name not in {table.route for table in acts()} and takes_a_form(filled(address), clients)
    }
    reasons = flat(step_up_cases.PAGES)
    sent |= {
        table.route if table.route in reasons else f"{table.route}/{name}"
        for table in acts()
        for name in table.acts
        if not {table.route, f"{table.route}/{name}"} & PAGES.keys()
    }
    assert sent == reasons


def test_every_form_of_a_record_asks_or_says_why_not(people: list[User]) -> None:
    said = {
        (model, verb): reason
        for reason, models in step_up_cases.FORMS.items()
        for model, verbs in models.items()
        for verb in verbs.split()
    }
    open_to_somebody = set()
    for name, verb, its_admin in of_the_admin():
        for user in people:
            request = RequestFactory().get("/")
            request.user = user
            if name not in PAGES and getattr(its_admin, f"has_{verb}_permission")(request):
                open_to_somebody.add((its_admin.model._meta.label, verb))
    assert open_to_somebody == set(said)


def test_no_list_of_records_does_anything_to_many_at_once(people: list[User]) -> None:
    request = RequestFactory().get("/")
    doing = set()
    for user in people:
        request.user = user
        doing |= {
            model._meta.label
            for model, its_admin in admin.site._registry.items()
            if its_admin.has_view_or_change_permission(request) and its_admin.get_actions(request)
        }
    assert doing == set()


def test_every_address_of_the_api_that_writes_says_why_it_does_not_ask() -> None:
    assert set(writing(get_resolver().url_patterns)) == flat(step_up_cases.API)


def writing(patterns: list[URLPattern | URLResolver], spaces: str = "") -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from writing(each.url_patterns, spaces + (f"{each.namespace}:" if each.namespace else ""))
        elif spaces == "api:":
            view: Any = each.callback
            kind = getattr(view, "cls", None) or getattr(view, "view_class", None)
            methods = getattr(view, "actions", None) or {method for method in SENDS if hasattr(kind, method)}
            if set(SENDS) & set(methods):
                yield f"{spaces}{each.name}"


def test_what_needs_a_confirmation_is_done_from_the_pages_that_ask_alone() -> None:
    found: dict[str, dict[str, set[str]]] = {
        module: {name: set() for name in names} for module, names in CALLERS.items()
    }
    for top in PACKAGES:
        for file in sorted((PROJECT / top).rglob("*.py")):
            path = str(file.relative_to(PROJECT))
            if not NOT_OF_PEOPLE.search(path):
                for module, name in uses(ast.parse(file.read_text())):
                    if name in found.get(module, {}):
                        found[module][name].add(path)
    expected = {
        module: {name: set(paths.split()) for name, paths in names.items()} for module, names in CALLERS.items()
    }
    assert found == expected


def uses(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """What a module takes from others: ("commitments.services.decisions", "concur"), however it is imported."""
    imported: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            imported |= {each.asname or each.name: f"{node.module}.{each.name}" for each in node.names}
            yield from ((node.module, each.name) for each in node.names)
        elif isinstance(node, ast.Import):
            imported |= {each.name: each.name for each in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (module := imported.get(ast.unparse(node.value))):
            yield module, node.attr


@pytest.mark.parametrize("name", sorted(PAGES))
def test_each_page_of_the_table_really_asks(name: str) -> None:
    page, _slash, act = name.partition("/")
    asks, route, client = PAGES[name], routes()[page], Client()
    with time_machine.travel(timezone.now() - timedelta(minutes=16)):
        client.force_login(account(Role.SECRETARIAT), backend=BACKEND)
    address = filled(route.replace("<slug:name>", act or "x").replace("<int:number>", "3"))
    shown = client.post(address, {"typed": "as it was"}).content.decode()
    assert "confirm-password" in shown
    assert 'name="typed" value="as it was"' in shown
    led = client.get(address).headers.get("Location", "").startswith("/your-account/confirm/?next=")
    assert led is asks.when_opened
