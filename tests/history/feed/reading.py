"""A partner system that follows the register, and the register as it is."""

from dataclasses import dataclass, field
from typing import Any

import orjson
from django.test import Client

from contacts.models import User
from core.changes.models import Standing
from core.feed.registry import record_types
from core.feed.sequencer import settle_all
from core.feed.visibility import key_of, rows_for

CHANGES, REGISTER = "/api/v1/changes/", "/api/v1/register/"

type Held = dict[tuple[str, str], int]


@dataclass
class Follower:
    """Keeps the version of each record that it was told of, and the cursor that it was given last.

    Before each request it does as the worker does between two of them: it runs the sequencer.
    """

    client: Client
    cursor: str = ""
    held: Held = field(default_factory=dict)
    entries: list[dict[str, Any]] = field(default_factory=list)
    # The records themselves, as they were with the last that was told of them.
    records: dict[tuple[str, str], Any] = field(default_factory=dict)

    def load(self) -> None:
        settle_all()
        self.load_unsettled()

    def load_unsettled(self) -> None:
        response = self.client.get(REGISTER)
        assert response.status_code == 200
        first, *records, last = (orjson.loads(line) for line in b"".join(response).splitlines())
        assert last == {"end": True, "records": len(records)}
        self.cursor = first["cursor"]
        self.records = {(each["type"], each["key"]): each["record"] for each in records}
        self.held = {name: record["version"] for name, record in self.records.items()}

    def poll(self, limit: int = 100) -> bool:
        """Read one page and apply it. Says whether there is more."""
        settle_all()
        asked = {"limit": limit, "expand": "record"} | ({"after": self.cursor} if self.cursor else {})
        response = self.client.get(CHANGES, asked)
        assert response.status_code == 200, response.content
        page = response.json()
        for entry in page["results"]:
            self._apply(entry)
        self.cursor = page["cursor"]
        return bool(page["more"])

    def catch_up(self, limit: int = 100) -> None:
        while self.poll(limit):
            pass

    def _apply(self, entry: dict[str, Any]) -> None:
        self.entries.append(entry)
        name = entry["type"], entry["key"]
        if entry["kind"] == "deleted":
            self.held.pop(name, None)
            self.records.pop(name, None)
        else:
            self.held[name] = entry["version"]
            self.records[name] = entry["record"]


def visible_register(user: User) -> Held:
    """The version of every record that ``user`` can read, by type and key."""
    held: Held = {}
    for each in record_types().values():
        versions = dict(Standing.objects.filter(type=each.name).values_list("record", "version"))
        key = key_of(each)
        for row in rows_for(each, user).values("pk", *key):
            held[each.prefix, ".".join(str(row[path]) for path in key)] = versions[row["pk"]]
    return held
