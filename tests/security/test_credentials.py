"""Every credential by every kind of actor: the table of ``credentials`` against pages, admin, acts and API.

The addresses are discovered in the code: what belongs to the admin of a credential, or to a module that uses a service
or a model of credentials, is in the table, or in ``ELSEWHERE`` with the test that drives it.
"""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client as Browser
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from mocportal.local.state import PROJECT
from partners.enums import Scope
from partners.models import Client, Token, Webhook, WebhookSecret
from partners.services import tokens
from tests.security.credentials import ACTORS, ELSEWHERE, TABLE, Row, World, world
from tests.security.pages import acts, taken_back

pytestmark = pytest.mark.django_db

DOCUMENT = PROJECT / "docs" / "security.md"
BEGIN, END = "<!-- credentials: begin -->", "<!-- credentials: end -->"
# Services of the two apps through which no code touches a credential, with the reason.
OTHER_SERVICES = {
    "accounts.services.account_emails": "Letters, sent by the services that touch one.",
    "accounts.services.attempts": "Locks after failed attempts.",
    "accounts.services.credential_emails": "Letters about credentials.",
    "accounts.services.erasing": "Personal data of an account, to export or to erase.",
    "accounts.services.password_spraying": "Counts of failed attempts.",
    "accounts.services.recent": "The time of the last confirmation in a session.",
    "partners.services.expiry_reminders": "Reminders of the end of a token.",
    "partners.services.external_keys": "Keys of records in other systems.",
    "partners.services.rate_limits": "Counts of requests.",
    "partners.services.usage": "Counts of requests by day.",
}
# Modules through which code touches a credential: all other services, and these.
MODULES = (
    "accounts.models",
    "accounts.login_flow",
    "partners.models",
    "accounts.forms",
    "contacts.services.officer_accounts",
)
MODELS = frozenset(
    {
        *("contacts.User", "contacts.ContactPoint", "contacts.ContactPointOfficer"),
        *("accounts.AccountRequest", "accounts.IdentityProvider", "accounts.SignInRule"),
        *("partners.Client", "partners.Token", "partners.CalendarToken", "partners.Webhook"),
    }
)
# These change no record.
READING = ("_changelist", "_history", "_personal_data", "_usage")


@pytest.fixture
def made() -> World:
    return world()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.credential}: {row.act}")
def test_each_act_on_a_credential_is_possible_for_those_of_the_table_and_for_nobody_else(row: Row, made: World) -> None:
    did = set()
    for actor, browser in made.browsers.items():
        if actor in row.without.split():
            continue
        with taken_back():
            before, address = row.changes(made), row.address(made)
            if row.shows is not None:
                page = browser.get(address, follow=True).content.decode()
                assert "moc_" not in page.replace(f"moc_{made.system_token.prefix}", "")
                did |= {actor} if row.shows(made) in page else set()
                continue
            browser.post(address, row.sent(made, browser, address))
            if row.changes(made) != before:
                did.add(actor)
    assert did == row.allowed


def test_the_table_names_actors_that_there_are(made: World) -> None:
    assert set(made.browsers) == set(ACTORS)
    for row in TABLE:
        assert row.allowed | set(row.without.split()) <= set(ACTORS), row


# --- Partner systems -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scope", [None, *Scope])
def test_a_token_opens_no_credential_but_its_own_and_the_webhooks_of_its_system(
    scope: Scope | None, made: World
) -> None:
    """For each scope alone, and for a personal token with all of its holder's scopes (None)."""
    if scope is None:
        _token, text = tokens.issue(user=made.people["officer"], name="All", at=timezone.now())
    else:
        Client.objects.filter(pk=made.system.pk).update(scopes=[scope])
        _token, text = tokens.issue_to(client=made.system, name=f"For {scope}", at=timezone.now())
    browser = Browser(headers={"authorization": f"Bearer {text}"}, raise_request_exception=False)

    def state() -> tuple[int, int, int, list[Any]]:
        return (
            Token.objects.filter(revoked_at=None).count(),
            Webhook.objects.count(),
            WebhookSecret.objects.count(),
            list(Client.objects.order_by("pk").values_list("scopes", "contact", "expires_at")),
        )

    for row in TABLE:
        with taken_back():
            before = row.changes(made)
            answer = browser.post(row.address(made), row.sent(made, browser, row.address(made)))
            assert answer.status_code >= 300 or row.route.startswith("accounts:")
            assert row.changes(made) == before, row
    opened = set()
    for address, body in (
        ("/api/v1/webhooks/", {"url": "http://127.0.0.1:8001/rogue"}),
        (f"/api/v1/webhooks/{made.webhook.pk}/secret/", {}),
        ("/api/v1/tokens/self/rotate/", {}),
    ):
        with taken_back():
            before = state()
            browser.post(address, body, content_type="application/json", headers={"If-Match": "*"})
            if state() != before:
                opened.add(address)
    assert len(opened) == {Scope.WRITE_WEBHOOKS: 2, Scope.ROTATE_TOKEN: 1}.get(scope, 0)


# --- Discovery -----------------------------------------------------------------------------------------------


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, spaces: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, spaces + (f"{each.namespace}:" if each.namespace else ""))
        else:
            yield f"{spaces}{each.name or each.pattern}", each


def module_of(pattern: URLPattern) -> str:
    """Return the file of what answers: the admin of a record, the class of a view, or a function."""
    outer: Any = pattern.callback
    view: Any = inspect.unwrap(outer)
    kind = getattr(outer, "cls", None) or getattr(outer, "view_class", None) or getattr(view, "__self__", None)
    if kind is not None and not inspect.isclass(kind):
        kind = type(kind)
    try:
        return inspect.getsourcefile(kind or view) or ""
    except TypeError:
        return ""


@cache
def uses_credentials(path: str) -> bool:
    """Return whether a module of ours imports a service or a model of credentials."""
    file = Path(path)
    if not file.is_relative_to(PROJECT) or ".venv" in file.parts or file.suffix != ".py":
        return False
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
            if any(name == each or name.startswith(f"{each}.") for name in names for each in (*services(), *MODULES)):
                return True
    return False


@cache
def services() -> tuple[str, ...]:
    """Return the services of the apps of credentials, as the folders have them, without ``OTHER_SERVICES``."""
    found = {
        f"{app}.services.{path.stem}"
        for app in ("accounts", "partners")
        for path in (PROJECT / app / "services").iterdir()
        if path.stem != "__init__" and (path.suffix == ".py" or (path / "__init__.py").exists())
    }
    assert set(OTHER_SERVICES) <= found, "A service of this name does not exist any more."
    return tuple(found - set(OTHER_SERVICES))


def discovered() -> set[str]:
    """Return the names of all addresses that touch a credential."""
    own = {
        f"admin:{model._meta.app_label}_{model._meta.model_name}_"
        for model in admin.site._registry
        if model._meta.label in MODELS
    }
    return _acts() | {
        name
        for name, pattern in addresses()
        if not hasattr(pattern.callback, "acts")
        if any(name.startswith(prefix) for prefix in own)
        or name.startswith(("accounts:", "admin:password_", "admin:log"))
        or uses_credentials(module_of(pattern))
        if not name.endswith(READING)
    }


def _acts() -> set[str]:
    """Return each act on a credential."""
    found = [
        table
        for table in acts()
        if table.model._meta.label in MODELS | {"partners.WebhookMessage"}
        or table.route.startswith(("accounts:", "partners:"))
    ]
    return {f"{table.route}/{name}" for table in found for name in table.acts}


def test_each_address_that_touches_a_credential_is_in_the_table() -> None:
    listed = {row.route for row in TABLE} | {name for names in ELSEWHERE.values() for name in names.split()}
    assert discovered() == listed


def test_what_is_driven_elsewhere_has_its_test() -> None:
    assert [file for file in ELSEWHERE if "/" in file and not (PROJECT / file).exists()] == []


# --- The document --------------------------------------------------------------------------------------------


def table() -> str:
    """Return the table in Markdown."""
    columns = list(ACTORS)
    lines = [
        f"| Credential | Operation | {' | '.join(ACTORS.values())} |",
        f"| --- | --- |{' :-: |' * len(columns)}",
    ]
    for row in TABLE:
        can = row.allowed | set(row.without.split())
        marks = " | ".join("yes" if column in can else "" for column in columns)
        lines.append(f"| {row.credential} | {row.act} | {marks} |")
    return "\n".join(lines)


def test_the_document_shows_the_table() -> None:
    text = DOCUMENT.read_text()
    assert text.partition(BEGIN)[2].partition(END)[0].strip() == table()
