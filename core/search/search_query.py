"""Search query: rows that contain terms in any of three languages, also within words."""

import re
import unicodedata
from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import BooleanField, Expression, F, Func, Model, Q, QuerySet, TextField, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from core.search.indexes import SearchIndex, index_of
from core.search.search_plan import SearchPlan, having, occurring, way_to
from core.text.multilingual_text import LANGUAGES

if TYPE_CHECKING:
    from django.db.models.sql.compiler import SQLCompiler

LONGEST_SEARCH = 200
# "normes" finds "norme", but "process" remains. Parts of words are found, so the shorter term finds the plural as well.
PLURAL = re.compile(r"(?<=[^\W\d_]{3})(?<!s)s\Z", re.IGNORECASE)


def matching(rows: QuerySet[Any], fields: Sequence[str], text: str) -> QuerySet[Any]:
    """Return the ``rows`` in which each term of ``text`` occurs in one of ``fields``, which may be of related records.

    If the model's search index has the fields, it is used; further fields, which must be plain keys such as a
    reference, are compared without regard to case only. Without an index all rows are read, with the same result. A
    multilingual field may be named without its language.
    """
    terms = terms_of(text)
    columns = columns_of(rows.model, fields)
    index = index_of(rows.model)
    if index is None or not set(index.fields) <= set(columns):
        return rows.filter(*(GreaterThan(StrIndex(_together(columns), _folded(Value(term))), 0) for term in terms))
    further = [column for column in columns if column not in index.fields]
    if further:
        return rows.filter(*(_beside_or(rows.model, term, further) for term in terms))
    return rows.filter(_SearchCondition(rows.model, terms, way_to(rows.model, terms))) if terms else rows


def way_of(model: type[Model], fields: Sequence[str], text: str) -> SearchPlan | None:
    """Return the search plan that ``matching`` would use; None if there is only one. Cached statements depend on it."""
    if not is_searchable(text) or not is_indexed(model, fields) or not (terms := terms_of(text)):
        return None
    return way_to(model, terms)


def is_searchable(text: str) -> bool:
    """Return whether the database can store ``text``, and it is not too long for a search."""
    return "\x00" not in text and len(text) <= LONGEST_SEARCH


def words_of(text: str) -> list[str]:
    """Return the distinct words of a search, separated by spaces, including Japanese ones."""
    return list(dict.fromkeys(unicodedata.normalize("NFKC", text).split()))


def terms_of(text: str) -> list[str]:
    """Return the distinct terms to search for: the words, without the plural s of English and French."""
    return list(dict.fromkeys(PLURAL.sub("", word) for word in words_of(text)))


def is_indexed(model: type[Model], fields: Sequence[str]) -> bool:
    """Return whether the search index of ``model`` has exactly these fields."""
    index = index_of(model)
    return index is not None and set(index.fields) == set(columns_of(model, fields))


def searched(model: type[Model]) -> tuple[str, ...]:
    """Return the fields of the search index of ``model``; multilingual fields by their name without language."""
    index = index_of(model)
    if index is None:
        raise LookupError(f"{model.__name__} has no search index.")
    in_three = {f"{name}_{language}": name for name in _texts(model) for language in LANGUAGES}
    return tuple(dict.fromkeys(in_three.get(column, column) for column in index.fields))


def columns_of(model: type[Model], fields: Sequence[str]) -> list[str]:
    """Return the column paths of ``fields``."""
    return [column for name in fields for column in _columns(model, name)]


class _SearchCondition(Expression):
    """Search condition on the index table for all ``terms``; without a ``way``, as part of a disjunction."""

    conditional = True

    def __init__(self, model: type[Model], terms: Sequence[str], way: SearchPlan | None) -> None:
        super().__init__(output_field=BooleanField())
        self.key: Any = F("pk")
        self.table, self.terms, self.way = SearchIndex.table(model), terms, way

    def get_source_expressions(self) -> list[Any]:
        return [self.key]

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        [self.key] = exprs

    def as_sql(self, compiler: "SQLCompiler", _connection: Any) -> tuple[str, tuple[Any, ...]]:
        key, params = compiler.compile(self.key)
        along = self.way is SearchPlan.ALONG_THE_ORDER
        condition = occurring(self.terms) if along else having(self.terms)
        values = (*params, *self.terms) if along else (*params, *self.terms, *self.terms)
        keys = f"SELECT id FROM {connection.ops.quote_name(self.table)} WHERE {condition}"  # noqa: S608  # Our own names.
        # An array is computed first, and its rows are then fetched by primary key.
        return f"{key} = ANY(ARRAY({keys}))" if self.way is SearchPlan.FROM_THE_FEW else f"{key} IN ({keys})", values


def _beside_or(model: type[Model], term: str, columns: Sequence[str]) -> Q:
    return reduce(
        or_, (Q(**{f"{column}__icontains": term}) for column in columns), Q(_SearchCondition(model, [term], None))
    )


def _together(columns: list[str]) -> Func:
    """Return all columns as one normalized text, like that of a search index."""
    return _folded(Func(Value("\n"), *map(F, columns), function="concat_ws", output_field=TextField()))


def _folded(text: Any) -> Func:
    return Func(text, function="moc_folded", output_field=TextField())


def _columns(model: type[Model], name: str) -> list[str]:
    *way, last = name.split("__")
    owner: Any = model
    for part in way:
        owner = owner._meta.get_field(part).related_model
    if any(field.name == last for field in owner._meta.concrete_fields):
        return [name]
    return [f"{name}_{language}" for language in LANGUAGES]


def _texts(model: type[Model]) -> set[str]:
    """Return the names of the multilingual fields of ``model``."""
    names = {field.name for field in model._meta.concrete_fields}
    stems = {name[: -len("_en")] for name in names if name.endswith("_en")}
    return {stem for stem in stems if all(f"{stem}_{language}" in names for language in LANGUAGES)}
