"""Write the types of both clients: ``python clients/write_types.py "$PORTAL/api/v1/schema/?for=clients&format=json"``.

``python/moc_client/records.py`` and ``typescript/src/records.ts`` are part of the packages and not of the repository.
"""

import json
import keyword
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import urlopen

HERE = Path(__file__).parent
PAGE = re.compile(r"Paginated(\w+)List")
PYTHON_IMPORTS = """from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from moc_client.portal import Collection
"""
HEAD = "Records of the API of the MOC Portal, version {version}. Generated from its description."


class Language(NamedTuple):
    """How a language writes types: names of scalars, and templates of an array, a map, an enumeration and a record."""

    scalars: dict[str, str]
    null: str
    array: str
    values: str
    enumeration: str
    record: Callable[[str, list[tuple[str, str, bool]]], str]


def python_record(name: str, fields: list[tuple[str, str, bool]]) -> str:
    types = [(field, each if required else f"NotRequired[{each}]") for field, each, required in fields]
    if any(keyword.iskeyword(field) for field, _ in types):
        return f"{name} = TypedDict({name!r}, {{" + ", ".join(f"{field!r}: {each!r}" for field, each in types) + "})\n"
    body = "".join(f"    {field}: {each}\n" for field, each in types) or "    pass\n"
    return f"class {name}(TypedDict):\n{body}"


def typescript_record(name: str, fields: list[tuple[str, str, bool]]) -> str:
    body = "".join(f"  {json.dumps(field)}{'' if required else '?'}: {each};\n" for field, each, required in fields)
    return f"export interface {name} {{\n{body}}}\n"


PYTHON = Language(
    {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "object": "dict[str, Any]"},
    "None", "list[{}]", "dict[str, {}]", "type {} = Literal[{}]\n", python_record,
)  # fmt: skip
TYPESCRIPT = Language(
    {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "object": "object"},
    "null", "({})[]", "Record<string, {}>", "export type {} = {};\n", typescript_record,
)  # fmt: skip


def type_of(schema: dict[str, Any], language: Language) -> str:
    """Return the type of a value of ``schema``."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for union in ("allOf", "oneOf", "anyOf"):
        if union in schema:
            return " | ".join(dict.fromkeys(type_of(each, language) for each in schema[union]))
    names = schema.get("type", "object")
    return " | ".join(_named(name, schema, language) for name in ([names] if isinstance(names, str) else names))


def _named(name: str, schema: dict[str, Any], language: Language) -> str:
    if name == "null":
        return language.null
    if name == "array":
        return language.array.format(type_of(schema["items"], language))
    values = schema.get("additionalProperties")
    if name == "object" and isinstance(values, dict) and values:
        return language.values.format(type_of(values, language))
    return language.scalars[name]


def records(description: dict[str, Any], language: Language) -> Iterator[str]:
    """Yield the declaration of each record and enumeration."""
    for name, schema in sorted(description["components"]["schemas"].items()):
        if PAGE.fullmatch(name):
            continue
        if "enum" in schema:
            values = [json.dumps(value, ensure_ascii=False) for value in schema["enum"]]
            yield language.enumeration.format(name, (", " if language is PYTHON else " | ").join(values))
        else:
            required, fields = schema.get("required", []), schema["properties"].items()
            yield language.record(name, [(field, type_of(each, language), field in required) for field, each in fields])


def collections(description: dict[str, Any]) -> dict[str, str]:
    """Return the type of the records of each collection, by path (``commitments/``)."""
    found = {}
    for path, operations in description["paths"].items():
        response = operations.get("get", {}).get("responses", {}).get("200", {})
        for content in response.get("content", {}).values():
            page = PAGE.fullmatch(str(content["schema"].get("$ref", "")).rpartition("/")[2])
            if page and "{" not in path:
                found[path.removeprefix("/api/v1/")] = page[1]
    return found


def write(description: dict[str, Any], folder: Path) -> None:
    """Write both files below ``folder``."""
    head, found = HEAD.format(version=description["info"]["version"]), collections(description)
    python = [f'"""{head}"""', PYTHON_IMPORTS, *records(description, PYTHON)]
    for path, record in found.items():
        name = path.strip("/").replace("-", "_")
        python.append(f"{name}: Collection[{record}] = Collection({path!r})")
    typescript = [f"/** {head} */", *records(description, TYPESCRIPT), "export interface Collections {"]
    typescript += [*(f"  {json.dumps(path)}: {record};" for path, record in found.items()), "}"]
    (folder / "python/moc_client/records.py").write_text("\n".join(python) + "\n")
    (folder / "typescript/src/records.ts").write_text("\n".join(typescript) + "\n")


if __name__ == "__main__":
    address = sys.argv[1] if "://" in sys.argv[1] else Path(sys.argv[1]).absolute().as_uri()
    with urlopen(address) as description:  # noqa: S310  # The user names it.
        write(json.load(description), HERE)
