"""The server for assistants, over stdio and HTTP, with the client of the protocol's own package."""

import json
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client

from audit.models import Access
from contacts.enums import Audience, Role
from contacts.models import Participant
from dialogue.models import Dialogue
from mocportal.local.ports import LOOPBACK, free_port
from partners.enums import Scope
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import AgendaItemFactory
from tests.factories.partners import ClientFactory, token_text
from tests.factories.register import commitment, mark

type Call = Callable[..., Any]
CALLS: dict[str, dict[str, Any]] = {
    "search": {"terms": "battery"},
    "commitment": {"reference": "MOC-2026-001"},
    "overdue": {},
    "agenda_items": {"dialogue": 2},
    "moc_status": {},
    "open_decisions_and_notices": {},
    "provision": {"code": "2.c.viii"},
    "outstanding_actions": {"owner": "METI"},
}


@pytest.fixture
def token(environment: dict[str, str]) -> str:
    """A token of METI's system with every scope."""
    return environment["TOKEN"]


@contextmanager
def serving(clients: Path, address: str) -> Iterator[str]:
    """Run the server over HTTP. Give its address."""
    port = free_port()
    command = [sys.executable, "-m", "moc_client", "mcp", "--http", str(port)]
    env = {"PORTAL": address, "PYTHONPATH": str(clients / "python")}
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            assert any("Uvicorn running" in line for line in process.stderr)
            yield f"http://{LOOPBACK}:{port}/mcp"
        finally:
            process.terminate()


def talk(transport: Any, act: Callable[[Client], Any]) -> Any:
    """Connect over ``transport``, and return the result of ``act``."""

    async def session() -> Any:
        async with Client(transport) as client:
            return await act(client)

    # In a thread of its own: the browser of other tests keeps an event loop in this one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, session).result()


@asynccontextmanager
async def over_http(address: str, token: str) -> AsyncIterator[Any]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with (
        httpx2.AsyncClient(headers=headers) as http,
        streamable_http_client(address, http_client=http) as streams,
    ):
        yield streams


async def call_all(client: Client, calls: dict[str, dict[str, Any]] = CALLS) -> dict[str, Any]:
    """Return the answer to each of ``calls``, or the text of its error."""
    found: dict[str, Any] = {}
    for name, arguments in calls.items():
        answer = await client.call_tool(name, arguments)
        content: Any = answer.content[0]
        found[name] = f"error: {content.text}" if answer.is_error else json.loads(content.text)
    return found


def test_each_tool_answers_over_http_and_stdio(
    clients: Path, environment: dict[str, str], token: str, settings: Any
) -> None:
    settings.NOTE_ACCESSES = True
    item = AgendaItemFactory.issued(agenda__dialogue=Dialogue.objects.get(number=2))
    restricted = commitment("METI", mark=mark(Audience.OWN_PARTICIPANT))
    with serving(clients, environment["PORTAL"]) as address:
        talk(over_http(address, token), partial(call_all, calls={"commitment": {"reference": restricted.reference}}))
        http: dict[str, Any] = talk(over_http(address, token), call_all)
    env = environment | {"PYTHONPATH": str(clients / "python")}
    command = StdioServerParameters(command=sys.executable, args=["-m", "moc_client", "mcp"], env=env)
    assert talk(stdio_client(command), call_all) == http
    assert http["commitment"]["commitment"]["reference"] == "MOC-2026-001"
    assert http["commitment"]["commitment"].keys() >= {"version", "updated_at", "url", "language"}
    assert http["search"]["commitments"]["records"]
    assert http["provision"]["provision"]["code"] == "2(c)(viii)"
    assert http["moc_status"]
    assert isinstance(http["agenda_items"], dict), http["agenda_items"]
    assert http["agenda_items"]["records"][0]["title"] == item.title_en
    assert Access.objects.filter(client__isnull=False, record=restricted.pk).exists()


def test_the_tools_only_read(clients: Path, environment: dict[str, str], token: str) -> None:
    with serving(clients, environment["PORTAL"]) as address:
        tools = talk(over_http(address, token), lambda client: client.list_tools()).tools
    assert {tool.name for tool in tools} == CALLS.keys()
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)
    source = (clients / "python/moc_client/assistant.py").read_text()
    assert not [name for name in ("create", "change", "act", "request") if f".{name}(" in source]


def test_a_token_without_the_scope_is_refused(clients: Path, environment: dict[str, str]) -> None:
    ours = Participant.objects.get(code="ISED")
    system = UserFactory.create(role=Role.PARTNER, participant=ours)
    ClientFactory.create(account=system, owner=ours, scopes=[each for each in Scope.values if each != Scope.ASSISTANT])
    with serving(clients, environment["PORTAL"]) as address:
        for token, reason in ((token_text(system), "assistant:read"), ("moc_wrong", "401"), ("", "has no token")):
            found: dict[str, Any] = talk(over_http(address, token), call_all)
            assert all(reason in answer for answer in found.values())


def test_a_hidden_record_leaves_no_trace(clients: Path, environment: dict[str, str], token: str) -> None:
    calls = CALLS | {"commitment": {"reference": "MOC-2099-900"}}
    with serving(clients, environment["PORTAL"]) as address:
        before: dict[str, Any] = talk(over_http(address, token), partial(call_all, calls=calls))
        hidden = {"reference": "MOC-2099-900", "title_en": "Hidden battery", "due_on": date(2026, 1, 2)}
        commitment("NRCAN", mark=mark(Audience.OWN_PARTICIPANT), **hidden)
        assert talk(over_http(address, token), partial(call_all, calls=calls)) == before
    assert "404" in before["commitment"]
