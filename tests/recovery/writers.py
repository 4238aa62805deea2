"""Somebody who writes all the time and remembers what was confirmed, and when."""

import threading
import time
from datetime import UTC, datetime
from typing import Self

import psycopg

TABLE = (
    "CREATE TABLE drill_write (number bigint PRIMARY KEY, written_at timestamptz NOT NULL DEFAULT clock_timestamp())"
)


class Writer(threading.Thread):
    """Commits a row every few milliseconds until it is told to stop or the database is gone."""

    def __init__(self, conninfo: str) -> None:
        super().__init__(daemon=True)
        self.conninfo = conninfo
        self.confirmed: dict[int, datetime] = {}
        self._ended = threading.Event()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self.join()

    def run(self) -> None:
        number = 0
        try:
            with psycopg.connect(self.conninfo, autocommit=True) as connection:
                while not self._ended.is_set():
                    number += 1
                    connection.execute("INSERT INTO drill_write (number) VALUES (%s)", [number])
                    self.confirmed[number] = datetime.now(UTC)
                    time.sleep(0.005)
        except psycopg.Error:
            return  # The database was killed, or what it writes to is gone.

    def write_for(self, seconds: float) -> None:
        """Let it write for so long."""
        self.join(seconds)
