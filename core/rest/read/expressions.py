"""JSON expressions: SQL with which PostgreSQL writes a record's JSON.

The SQL texts are constants of the code, including the names of fields and languages; values of a request are passed as
parameters.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import Expression, Field, Func, JSONField, QuerySet, Subquery, TextField, Value
from django.db.models.expressions import Combinable

from core.text.multilingual_text import LANGUAGES

type Compiled = tuple[str, tuple[Any, ...]]

PLACE = re.compile(r"\{(\d+)\}")


class Sql(Func):
    """SQL template with the placeholders ``{0}``, ``{1}`` for the given expressions; each may be used several times."""

    def __init__(
        self, text: str, *expressions: "Combinable | str", output_field: Field[Any, Any] | None = None
    ) -> None:
        super().__init__(*expressions, output_field=output_field or TextField())
        self.text = text

    def as_sql(self, compiler: Any, connection: Any, *_context: Any, **_more: Any) -> Compiled:
        compiled = [compiler.compile(expression) for expression in self.get_source_expressions()]
        text: list[str] = []
        params: list[Any] = []
        for position, piece in enumerate(PLACE.split(self.text)):
            # The captured expression numbers are every second item.
            if position % 2:
                piece_sql, piece_params = compiled[int(piece)]
                text.append(piece_sql)
                params += piece_params
            else:
                text.append(piece)
        return "".join(text), tuple(params)


class SqlParameter(Expression):
    """SQL parameter of a cached statement whose value differs between requests."""

    def __init__(self, index: int, output_field: Field[Any, Any]) -> None:
        super().__init__(output_field=output_field)
        self.index = index

    def as_sql(self, compiler: Any, connection: Any) -> Compiled:
        return "%s", (self,)


class OpaqueParameter(SqlParameter):
    """SQL parameter whose value the planner cannot see, so that PostgreSQL uses one generic plan for all values.

    If one value promised fewer rows than another, it would plan each time, which costs half as much as reading a page.
    """

    def as_sql(self, compiler: Any, connection: Any) -> Compiled:
        return f"(SELECT %s::{self.output_field.cast_db_type(connection)})", (self,)


class NestedRows(Subquery):
    """Subquery whose rows become JSON objects with the keys ``names``, in column order: one, or an array."""

    def __init__(self, rows: QuerySet[Any], names: Sequence[str], *, many: bool) -> None:
        columns = ", ".join(f'"{name}"' for name in names)
        # The names are those of serializer fields.
        objects = f"SELECT row_to_json(whole_record) FROM (%(subquery)s) whole_record ({columns})"  # noqa: S608
        self.template = f"ARRAY({objects})" if many else f"({objects})"
        super().__init__(rows, output_field=JSONField())


def instant(path: "Combinable | str") -> Sql:
    """Return the expression of an instant in the format of the API: UTC, always with microseconds."""
    return Sql("""to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""", path)


def address(collection: str, *key: str) -> Sql:
    """Return the expression of a record's URL in its ``collection``, with the key joined by full stops."""
    return Sql(f"concat({{0}}::text, {_joined('.', len(key), 1)}, '/')", Value(collection), *key)


def joined(by: str, *paths: str) -> Sql:
    """Return the expression of columns as text, joined by ``by``."""
    return Sql(f"concat({_joined(by, len(paths), 0)})", *paths)


def read_text(columns: Sequence[str], original: str | None, wanted: str) -> Sql:
    """Return the expression of a text as ``Words.reading(wanted)`` chooses it; NULL if it exists in no language.

    ``columns`` has the text in each of LANGUAGES, ``original`` the language in which it was written.
    """
    places = {language: f"NULLIF({{{index}}}, '')" for index, language in enumerate(LANGUAGES)}
    order = [places[wanted], *_original(places, original), *places.values()]
    return Sql(f"COALESCE({', '.join(order)})", *columns, *filter(None, [original]))


def every_text(columns: Sequence[str]) -> Sql:
    """Return the expression of a text as an object by language, with null for a missing translation."""
    pairs = ", ".join(f"'{language}', NULLIF({{{index}}}, '')" for index, language in enumerate(LANGUAGES))
    return Sql(f"json_build_object({pairs})", *columns, output_field=JSONField())


def read_language(columns: Sequence[str], original: str | None, wanted: str) -> Sql:
    """Return the expression of the language that ``read_text`` chooses; NULL if it is ``wanted``, or without a text."""
    places = {
        language: f"CASE WHEN {{{index}}} <> '' THEN '{language}' END" for index, language in enumerate(LANGUAGES)
    }
    order = [places[wanted], *_original(places, original), *places.values()]
    return Sql(f"NULLIF(COALESCE({', '.join(order)}), '{wanted}')", *columns, *filter(None, [original]))


def fallbacks(texts: dict[str, tuple[Sequence[str], str | None]], wanted: str) -> Sql:
    """Return the expression of an object with the texts that are in another language than ``wanted``."""
    if not texts:
        return Sql("'{}'::json", output_field=JSONField())
    languages = [read_language(columns, original, wanted) for columns, original in texts.values()]
    pairs = ", ".join(f"'{name}', {{{index}}}" for index, name in enumerate(texts))
    return Sql(f"json_strip_nulls(json_build_object({pairs}))", *languages, output_field=JSONField())


def translations(table: str) -> Sql:
    """Return the expression of the status of each translation of a record in ``table``, by text and language."""
    at = """to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
    text = f"""(SELECT coalesce(jsonb_object_agg(text, languages), '{{}}') FROM (
        SELECT text, jsonb_object_agg(language, jsonb_build_object(
            'state', state, 'of_version', NULLIF(of_version, ''), 'by', NULLIF(kind, ''), 'at', {at}
        )) FROM history_translation WHERE "table" = '{table}' AND record = {{0}} GROUP BY text
    ) texts (text, languages))"""  # noqa: S608  # The name of the table is that of a model.
    return Sql(text, "pk", output_field=JSONField())


def _original(places: dict[str, str], original: str | None) -> list[str]:
    if original is None:
        return []
    cases = " ".join(f"WHEN '{language}' THEN {place}" for language, place in places.items())
    return [f"CASE {{{len(LANGUAGES)}}} {cases} END"]


def _joined(by: str, count: int, first: int) -> str:
    return f", '{by}', ".join(f"{{{first + index}}}" for index in range(count))
