"""Tables of what was measured: to the terminal as they come, and to a file of Markdown."""

import os
import platform
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from unicodedata import east_asian_width

import django
from django.db import connection

from mocportal.local.state import shown


class Report:
    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
        self.path = path

    def say(self, text: str = "") -> None:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
        with self.path.open("a") as file:
            file.write(f"{text}\n")

    def machine(self) -> None:
        """What the figures hold for; the load says how much else the machine had to do."""
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            server = cursor.fetchone()[0]
        self.say(f"# Measured on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
        self.say()
        self.say(
            f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the beginning; Python "
            f"{platform.python_version()}, Django {django.get_version()}, PostgreSQL {server}, in one process."
        )

    def end(self) -> None:
        self.say(f"\nLoad {os.getloadavg()[0]:.1f} at the end. Written to {shown(self.path)}.")

    def table(self, title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table that is readable as text and as Markdown; all but the first column are numbers."""
        rows = list(rows)
        widths = [max(_width(row[index]) for row in (columns, *rows)) for index in range(len(columns))]
        lines = [columns, ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])], *rows]
        self.say(f"\n## {title}\n")
        for line in lines:
            cells = (cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))
            name = line[0] + " " * (widths[0] - _width(line[0]))
            self.say(f"| {' | '.join([name, *cells])} |")


def _width(text: str) -> int:
    """The columns of a terminal that a text takes: two for each wide character."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def milliseconds(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def kilobytes(value: int) -> str:
    return f"{value / 1000:.1f}"
