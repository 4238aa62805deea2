"""Query plans of lists and records, cached with their statements for all requests of one kind."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import urljoin

from django.db.models import QuerySet
from django.urls import reverse
from rest_framework.request import Request

from core.rest.read.expressions import SqlParameter
from core.rest.read.high_water_mark import end_of_log
from core.rest.read.paths import field_at
from core.rest.read.plan_cache import LruCache
from core.rest.read.serializers import RecordSerializer
from core.rest.read.sparse_fields import FieldSelection
from core.rest.read.statements import RecordJson, SortKey, Statement, compile_statement

# Each holds a serializer with its fields, or the text of a statement: tens of kilobytes.
SERIALIZERS: LruCache[RecordSerializer] = LruCache(500)
PLANS: LruCache["QueryPlan"] = LruCache(500)


class QueryPlan:
    """Query plan: the visible rows of a viewer, their serializer, and a cache of the statements made so far.

    ``columns`` are those of the list's order.
    """

    def __init__(self, record: RecordSerializer, rows: QuerySet[Any], columns: Sequence[Any] = ()) -> None:
        self.record, self.rows, self.columns = record, rows, columns
        self._statements: LruCache[Statement] = LruCache(20)
        self._tags: LruCache[str] = LruCache(20)

    def page(self, turn: Any, viewer: object) -> list[RecordJson]:
        """Return the rows of the page ``turn``, a ``PageRequest``, plus one if there are more."""

        def make() -> Statement:
            return compile_statement(self.record, turn.rows(self.rows), viewer, turn.order)

        return self._statements.get(turn.form, make).run(turn.values)

    def tag(self, address: str, make: Callable[[], str]) -> str:
        """Return the entity tag of a page at ``address``, cached from ``make`` until the change log moves.

        The high-water mark is read before ``make`` reads, so that a concurrent change is read again and never missed.
        What Python computes may depend on the time, which is not in the log, and is read each time.
        """
        if self.record.completions:
            return make()
        end = end_of_log()
        return make() if end is None else self._tags.get((address, end), make)

    def one(self, conditions: Mapping[str, object], viewer: object, *, sealed: bool = False) -> RecordJson | None:
        """Return the record whose paths have the values of ``conditions``, or None."""
        fields = {path: field_at(self.rows.model, path)[0] for path in conditions}

        def make() -> Statement:
            places = {path: SqlParameter(index, field) for index, (path, field) in enumerate(fields.items())}
            return compile_statement(self.record, self.rows.filter(**places)[:1], viewer, sealed=sealed)

        statement = self._statements.get((*conditions, sealed), make)
        found = statement.run([field.to_python(conditions[path]) for path, field in fields.items()])
        return next(iter(found), None)

    def many(self, keys: Collection[int], viewer: object) -> dict[int, RecordJson]:
        """Return the visible records with the primary keys ``keys``."""
        rows, order = self.rows.filter(pk__in=keys).order_by("pk"), (SortKey("pk", "ASC"),)
        found = compile_statement(self.record, rows, viewer, order).run()
        return {int(each.at[0]): each for each in found}


def serializer_for(
    serializer_class: type[RecordSerializer], *, record_type: str, root: str, namespace: str, shape: FieldSelection
) -> RecordSerializer:
    """Return the cached serializer for one representation of a record, with URLs that begin with ``root``."""

    def make() -> RecordSerializer:
        address = partial(_list_address, root, namespace)
        context = {
            "language": shape.language,
            "type": record_type,
            "address": address,
            "collection": address(record_type),
        }
        record = serializer_class(context=context, chosen=shape.chosen, expanded=shape.expanded)
        # Evaluate all cached properties now, before two threads could do so at once.
        _ = record.fields, record.chosen, record.completions, record.foreign_names, record.tag_form
        return record

    return SERIALIZERS.get((serializer_class, record_type, root, namespace, shape), make)


def cache_scope(viewer: Any) -> Hashable:
    """Return the cache key of a viewer: the inputs of ``visible_to`` and permissions, and the date."""
    return (
        type(viewer),
        getattr(viewer, "pk", None),
        getattr(viewer, "role", None),
        getattr(viewer, "participant_id", None),
        getattr(viewer, "is_active", False),
        datetime.now(UTC).date(),
    )


def root_of(request: Request) -> str:
    """Return the scheme and host of the request."""
    return f"{request.scheme}://{request.get_host()}"


def _list_address(root: str, namespace: str, record_type: str) -> str:
    return urljoin(root, reverse(f"{namespace}:{record_type}-list"))
