"""A request that reads writes nothing, locks nothing and takes no number, whoever sends it and wherever."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.utils import timezone

from commitments.models import Evidence, Instrument, InternalNote
from contacts.models import Reminder
from core.feed.registry import record_types
from core.feed.sequencer import settle_all
from dialogue.models import Dialogue, DocumentTemplate, ProducedDocument, RecordCorrection
from partners.models import Client as PartnerSystem
from partners.services import tokens
from tests.e2e.sweep import dataset as sweep
from tests.e2e.sweep.dialogues import Keys
from tests.e2e.sweep.table import PAGES
from tests.security.hidden_record_pages import signed_in
from tests.security.statements import more_than_reading, noted

# Readers of the API: a person, and a partner system.
READERS = ("nrcan-editor", "partner")
API = "/api/v1/"


@pytest.mark.parametrize(
    ("sql", "does"),
    [
        ('SELECT "a"."update" FROM "a"', ""),
        ("WITH b AS (SELECT 1) SELECT * FROM b", ""),
        ('SAVEPOINT "s1"', ""),
        ('INSERT INTO "a" VALUES (1)', "a"),
        ("WITH b AS (UPDATE a SET c = 1 RETURNING c) SELECT c FROM b", "a"),
        ('SELECT 1 FROM "a" FOR NO KEY UPDATE', "FOR NO KEY UPDATE"),
        ("SELECT 1 FROM a FOR SHARE OF a", "FOR SHARE"),
        ("SELECT nextval('a_id_seq')", "nextval("),
        ("SELECT pg_try_advisory_xact_lock(1)", "pg_try_advisory"),
        ("CREATE TABLE a ()", "CREATE TABLE a ()"),
    ],
)
def test_a_statement_is_told_apart(sql: str, does: str) -> None:
    assert more_than_reading(sql) == does


def visibility_columns(client: Client, address: str, does: dict[str, str], who: str) -> Any:
    """Send GET, and OPTIONS and HEAD, which have code of their own nowhere but there."""
    for method in ("options", "head") if address.startswith(API) else ():
        with noted(does, f"{who} {method.upper()} {address}"):
            getattr(client, method)(address)
    with noted(does, f"{who} GET {address}"):
        answer: Any = client.get(address)
        if answer.streaming:
            b"".join(answer.streaming_content)
    return answer


def routes_of_the_api() -> set[str]:
    """Return the routes of the API that take GET, as the configuration writes them."""

    def walk(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, Any]]:
        for each in patterns:
            # As a match names its route.
            path = before + str(each.pattern).removeprefix("^" if before else "")
            if isinstance(each, URLResolver):
                yield from walk(each.url_patterns, path)
            else:
                yield path, each.callback

    found = {
        path: getattr(view, "actions", None) or dict.fromkeys(map(str.lower, dir(getattr(view, "cls", object))))
        for path, view in walk(get_resolver().url_patterns, "")
        if path.startswith("api/")
    }
    return {path for path, methods in found.items() if "get" in methods}


def links(answer: Any) -> set[str]:
    """Return the addresses of the API that an answer names."""
    if answer.streaming or "json" not in answer.headers.get("Content-Type", ""):
        return set()
    return set(re.findall(rf'"(?:http://testserver)?({API}[^"{{]*)"', answer.content.decode()))


@pytest.mark.django_db(transaction=True)
def test_no_page_writes_or_locks_when_it_is_read(settings: Any) -> None:
    """Each page as the one reader sees it for whom it is; tests/security/test_pages_matrix.py asks in every role."""
    settings.NOTE_ACCESSES = True
    known = dict(sweep.made())
    settle_all()
    does: dict[str, str] = {}
    clients = {who: signed_in(who) for who in {visit.by for visit in PAGES}}
    for visit in PAGES:
        visibility_columns(clients[visit.by], visit.address(known), does, visit.by)
    assert not does, "\n".join(f"{asking} {sql}" for asking, sql in does.items())


@pytest.mark.django_db(transaction=True)
def test_no_answer_of_the_api_writes_or_locks(settings: Any) -> None:
    settings.NOTE_ACCESSES = True
    known = sweep.made()
    settle_all()
    does: dict[str, str] = {}
    visited: set[str] = set()
    for who in READERS:
        client = reading_client(who)
        waiting = [API, *(f"{API}{each.prefix}/" for each in record_types().values()), *addresses_without_link(known)]
        seen = set(waiting)
        routes: dict[str, int] = {}
        while waiting:
            address = waiting.pop(0)
            route = resolve(address.partition("?")[0]).route
            routes[route] = routes.get(route, 0) + 1
            if routes[route] > 2:
                continue
            visited.add(route)
            new = links(visibility_columns(client, address, does, who)) - seen
            seen |= new
            waiting += sorted(new)
    assert not does, "\n".join(f"{asking} {sql}" for asking, sql in does.items())
    assert sorted(routes_of_the_api() - visited) == []


def reading_client(who: str) -> Client:
    """Return a client of the API: a person with a session, or a partner system with a token."""
    if who != "partner":
        return signed_in(who)
    system = PartnerSystem.objects.latest("pk")
    _token, text = tokens.issue_to(client=system, name="Fictitious reader", at=timezone.now())
    client = Client(headers={"Authorization": f"Bearer {text}"})
    assert client.get(f"{API}commitments/").status_code == 200
    return client


def addresses_without_link(known: Keys) -> list[str]:
    """Return one address of each route that no answer links to; where there is no such record, the refusal is read."""
    models = (ProducedDocument, DocumentTemplate, Evidence, InternalNote, RecordCorrection, Reminder)
    keys = {model: getattr(model._default_manager.first(), "pk", 1) for model in models}
    document = ProducedDocument.objects.exclude(agenda=None).first()
    return [
        f"{API}no-such-address/",
        f"{API}agendas/{document.agenda_id if document else 1}/files/{document.pk if document else 1}/",
        f"{API}dialogues/{Dialogue.objects.latest('number').number}/agenda/",
        f"{API}document-templates/{keys[DocumentTemplate]}/",
        f"{API}documents/{keys[ProducedDocument]}/",
        f"{API}evidence/{keys[Evidence]}/file/",
        f"{API}instruments/{Instrument.objects.shipped().code}/status/",
        f"{API}internal-notes/{keys[InternalNote]}/",
        f"{API}record-corrections/{keys[RecordCorrection]}/",
        f"{API}reminders/{keys[Reminder]}/",
        f"{API}webhooks/{known['webhook']}/",
        f"{API}webhooks/{known['webhook']}/deliveries/",
    ]
