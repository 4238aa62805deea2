"""The register as a stream: what a reader sees at one moment, and where the feed goes on from there."""

from collections.abc import Iterator
from typing import Any

import orjson
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from rest_framework.request import Request

from core.changes.models import Change
from core.db.snapshots import one_snapshot
from core.feed.api import feed
from core.feed.api.readers import Reader
from core.feed.api.record_payloads import blocks
from core.feed.registry import RecordType, record_types
from core.feed.visibility import circle_of, rows_for

# Records that are read at once: enough that a statement costs little beside them, few enough to keep in memory.
AT_ONCE = 500


def register(request: Request, reader: Reader) -> Iterator[bytes]:
    """The lines, each with its end, read over one snapshot of the database."""
    with one_snapshot(read_only=True):
        cursor = feed.page(reader, None, 0).end.cursor(reader)
        changes = request.build_absolute_uri(reverse("api:changes"))
        yield _line({"cursor": cursor, "changes": f"{changes}?after={cursor}"})
        count = 0
        for name in reader.wanted:
            each = record_types()[name]
            rows = _told(each, rows_for(each, request.user), reader)
            begin = b'{"type":"' + name.encode() + b'","key":'
            for block in blocks(each, request, rows, AT_ONCE):
                count += len(block)
                yield b"".join(
                    part
                    for _number, key, json in block
                    for part in (begin, orjson.dumps(key), b',"record":', json, b"}\n")
                )
        yield _line({"end": True, "records": count})


def _told(each: RecordType, rows: QuerySet[Any], reader: Reader) -> QuerySet[Any]:
    """Those of ``rows`` that the feed has told this audience of.

    What is visible by a change that is not settled yet is left to the feed: were it hidden again before, the feed
    would have nothing to tell, and it would stay with whoever loaded it.
    """
    last = Change.objects.filter(type=each.name, record=OuterRef("pk"), other=None, position__isnull=False)
    told = Subquery(last.order_by("-position").values("seen_by")[:1])
    known: QuerySet[Any] = rows.alias(_told=told).filter(_told__overlap=circle_of(reader.audience))
    return known


def _line(value: dict[str, Any]) -> bytes:
    return orjson.dumps(value) + b"\n"
