"""Tables of docs/architecture.md whose columns come from the code; only the reasons are written by hand."""

import re
from collections.abc import Iterator

from tests.docs.packages import ROOT, contracts, lines, purpose, subpackages

ARCHITECTURE = ROOT / "docs/architecture.md"
# By so much may a number of lines be wrong before it has to be written again.
TOLERANCE, LEAST = 0.1, 100


def parts_of(table: str) -> list[str]:
    """The packages that a table lists, in its order."""
    if table == "packages":
        return [name for layer in contracts()["floors"] for name in layer]
    if table == "core":
        inside = subpackages("core")
        return [name for layer in contracts()["core"] for each in layer if (name := f"core.{each}") in inside]
    return subpackages(table)


def permitted(package: str) -> str:
    """Return the packages that ``package`` may import, in words."""
    layers = contracts()["floors"]
    below = next(number for number, layer in enumerate(layers) if package in layer) + 1
    if below == len(layers):
        return "none of ours"
    words = ", ".join(f"`{name}`" for name in layers[below])
    return words if below + 1 == len(layers) else f"{words} and below"


def section(text: str, table: str) -> str:
    found = re.search(rf"<!-- {table} -->\n(.*?)<!-- /{table} -->", text, re.DOTALL)
    assert found, table
    return found[1]


def written_rows(text: str, table: str) -> dict[str, list[str]]:
    """The cells of each row of a table, by the package."""
    rows = section(text, table).splitlines()[2:]
    cells = ([cell.strip() for cell in row.split("|")[1:-1]] for row in rows)
    return {each[0].strip("`"): each for each in cells}


def is_near(written: str, counted: int) -> bool:
    return bool(written) and abs(int(written.replace(",", "")) - counted) <= max(LEAST, counted * TOLERANCE)


def current_rows(text: str, table: str) -> Iterator[list[str]]:
    """The rows as the code has them: with the written reason, and with the written number where it is near."""
    written = written_rows(text, table)
    for package in parts_of(table):
        old = written.get(package, ["", "", ""])
        number = old[-2] if is_near(old[-2], lines(package)) else f"{lines(package):,}"
        columns = [permitted(package)] if table == "packages" else []
        yield [f"`{package}`", purpose(package), *columns, number, old[-1]]


def current(text: str) -> str:
    """The document with its tables as the code has them."""
    for table in ("packages", "core", "mocportal"):
        old = section(text, table)
        head = old.splitlines()[:2]
        new = "\n".join([*head, *(f"| {' | '.join(row)} |" for row in current_rows(text, table)), ""])
        text = text.replace(old, new)
    return text
