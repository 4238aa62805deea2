"""Record payloads of the feed and the register stream, as the records' own endpoints write them."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import QuerySet
from rest_framework.request import Request

from core.feed.registry import RecordType
from core.feed.visibility import key_of, rows_for
from core.rest.read.expressions import SqlParameter
from core.rest.read.plans import root_of, serializer_for
from core.rest.read.requests import wanted_language
from core.rest.read.serializers import RecordSerializer
from core.rest.read.sparse_fields import FieldSelection
from core.rest.read.statements import RecordJson, SortKey, compile_statement


class RecordPayload(NamedTuple):
    """Record payload: primary key, key, and the JSON of its GET response."""

    record: int
    key: str
    json: bytes


def serializer_of(each: RecordType, request: Request) -> RecordSerializer:
    match = request.resolver_match
    return serializer_for(
        each.serializer_class,
        record_type=each.name,
        root=root_of(request),
        namespace=match.namespace if match else "api",
        shape=FieldSelection(wanted_language(request)),
    )


def present(each: RecordType, request: Request, records: Iterable[int]) -> dict[int, bytes]:
    """Return the JSON of those of ``records`` that are visible to the user, by primary key."""
    rows = rows_for(each, request.user).filter(pk__in=set(records)).order_by("pk")
    record, order = serializer_of(each, request), _order(each)
    found = compile_statement(record, rows, request.user, order).run()
    return {each_found.record: each_found.json for each_found in map(_written, found)}


def blocks(each: RecordType, request: Request, rows: QuerySet[Any], size: int) -> Iterator[list[RecordPayload]]:
    """Yield all of ``rows`` in blocks of ``size``, ordered by primary key, in constant memory."""
    record, order, viewer = serializer_of(each, request), _order(each), request.user
    pk = each.model._meta.pk
    statement = compile_statement(record, rows.filter(pk__gt=SqlParameter(0, pk)).order_by("pk")[:size], viewer, order)
    last = 0
    while True:
        block = [_written(one) for one in statement.run([last])]
        if block:
            yield block
            last = block[-1].record
        if len(block) < size:
            return


def _order(each: RecordType) -> list[SortKey]:
    """Return the order by primary key; the key columns only serve to select them with the row."""
    return [SortKey(path, "ASC") for path in ("pk", *key_of(each))]


def _written(found: RecordJson) -> RecordPayload:
    number, *key = found.at
    assert found.written is not None
    return RecordPayload(int(number), ".".join(map(str, key)), found.written)
