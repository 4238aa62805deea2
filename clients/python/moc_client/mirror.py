"""A local copy of the register: one snapshot, then the change feed.

The copy is any mapping from ``type/key`` to the record, such as a ``dict``, a ``shelve.Shelf`` or ``SqliteMapping``.
Its item ``CURSOR`` is the position in the feed. If the mapping has the method ``sync``, it is called after each page.
"""

import json
import sqlite3
import time
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

from moc_client.portal import Portal, Problem

CURSOR = "cursor"
# 410 of the feed: rights or scopes have changed, or the cursor is too old. The register is loaded again.
OUTDATED = 410

type Copy = MutableMapping[str, Any]


class Mirror:
    """Maintains ``copy``. A run that is interrupted continues at its last page."""

    def __init__(self, portal: Portal, copy: Copy) -> None:
        self._portal, self.copy = portal, copy

    def update(self) -> int:
        """Load the register, or apply the changes since the last time. Return the number of records or changes."""
        if CURSOR in self.copy:
            try:
                return self._follow()
            except Problem as problem:
                if problem.status != OUTDATED:
                    raise
        return self._load()

    def differences(self, attempts: int = 10) -> list[str]:
        """Compare the copy with a new snapshot. Return the keys of records that differ, an empty list if it is equal.

        Both are updated first. If the register changes during a comparison, it is repeated a second later.
        """
        fresh = Mirror(self._portal, {})
        differing: list[str] = []
        for attempt in range(attempts):
            if attempt:
                time.sleep(1)
            changes = self.update() + fresh.update()
            keys = self.copy.keys() | fresh.copy.keys()
            differing = sorted(key for key in keys if self.copy.get(key) != fresh.copy.get(key))
            if not differing or (attempt and not changes):
                break
        return differing

    def _load(self) -> int:
        lines = self._portal.lines("register/")
        first = next(lines, {})
        records: dict[str, Any] = {}
        end: Any = {}
        for end in lines:
            if "end" not in end:
                records[f"{end['type']}/{end['key']}"] = end["record"]
        if end.get("records") != len(records):
            message = "The stream of the register is incomplete. Load it again."
            raise ConnectionError(message)
        # Without a cursor, an interrupted load begins again.
        self.copy.pop(CURSOR, None)
        for key in self.copy.keys() - records.keys():
            del self.copy[key]
        self.copy.update(records)
        self._continue_at(first["cursor"])
        return len(records)

    def _follow(self) -> int:
        count, more = 0, True
        while more:
            page = self._portal.get("changes/", after=self.copy[CURSOR], expand="record", limit=1000)
            for change in page["results"]:
                key = f"{change['type']}/{change['key']}"
                if change["kind"] == "deleted" or change["record"] is None:
                    self.copy.pop(key, None)
                else:
                    self.copy[key] = change["record"]
            count, more = count + len(page["results"]), page["more"]
            self._continue_at(page["cursor"])
        return count

    def _continue_at(self, cursor: str) -> None:
        self.copy[CURSOR] = cursor
        sync = getattr(self.copy, "sync", None)
        if sync:
            sync()


class SqliteMapping(MutableMapping[str, Any]):
    """The table ``record`` of an SQLite file: ``key`` (``commitments/MOC-2026-014``), ``type`` and ``body`` (JSON).

    A page of changes and its cursor are one transaction, which ``sync`` ends.
    """

    def __init__(self, file: Path | str) -> None:
        # A receiver of webhooks updates from its own threads, one at a time.
        self._db = sqlite3.connect(file, check_same_thread=False)
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS record (key TEXT PRIMARY KEY, body TEXT NOT NULL, "
            "type TEXT GENERATED ALWAYS AS (substr(key, 1, instr(key, '/') - 1)) VIRTUAL)"
        )

    def __getitem__(self, key: str) -> Any:
        row = self._db.execute("SELECT body FROM record WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return json.loads(row[0])

    def __setitem__(self, key: str, body: Any) -> None:
        self._db.execute("REPLACE INTO record (key, body) VALUES (?, ?)", (key, json.dumps(body, ensure_ascii=False)))

    def __delitem__(self, key: str) -> None:
        if not self._db.execute("DELETE FROM record WHERE key = ?", (key,)).rowcount:
            raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter([key for (key,) in self._db.execute("SELECT key FROM record ORDER BY key")])

    def __len__(self) -> int:
        count: int = self._db.execute("SELECT count(*) FROM record").fetchone()[0]
        return count

    def sync(self) -> None:
        self._db.commit()
