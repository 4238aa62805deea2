"""Register stream: all records visible to a reader in one snapshot, and the cursor at which the feed continues."""

from collections.abc import Iterator
from typing import Any

import orjson
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from rest_framework.request import Request

from core.changes.models import Change
from core.db.snapshots import one_snapshot
from core.feed.api import feed
from core.feed.api.readers import FeedReader
from core.feed.api.record_payloads import blocks
from core.feed.registry import RecordType, record_types
from core.feed.visibility import circle_of, rows_for

# Records per query: a compromise between query overhead and memory.
AT_ONCE = 500


def register(request: Request, reader: FeedReader) -> Iterator[bytes]:
    """Yield the lines of the stream, each with its newline, from one database snapshot."""
    with one_snapshot(read_only=True):
        cursor = feed.page(reader, None, 0).end.cursor(reader)
        changes = request.build_absolute_uri(reverse("api:changes"))
        yield _line({"cursor": cursor, "changes": f"{changes}?after={cursor}"})
        count = 0
        for name in reader.wanted:
            each = record_types()[name]
            rows = _published_before(each, rows_for(each, request.user), reader)
            begin = b'{"type":"' + each.prefix.encode() + b'","key":'
            for block in blocks(each, request, rows, AT_ONCE):
                count += len(block)
                yield b"".join(
                    part
                    for _number, key, json in block
                    for part in (begin, orjson.dumps(key), b',"record":', json, b"}\n")
                )
        yield _line({"end": True, "records": count})


def _published_before(each: RecordType, rows: QuerySet[Any], reader: FeedReader) -> QuerySet[Any]:
    """Return the ``rows`` whose visibility the feed has already published to the audience.

    A record that becomes visible by an unsequenced change is left to the feed. If it were hidden again before, the feed
    would publish nothing, and the client would keep the record.
    """
    last = Change.objects.filter(type=each.name, record=OuterRef("pk"), other=None, position__isnull=False)
    last_audience = Subquery(last.order_by("-position").values("seen_by")[:1])
    known: QuerySet[Any] = rows.alias(_last_audience=last_audience).filter(
        _last_audience__overlap=circle_of(reader.audience)
    )
    return known


def _line(value: dict[str, Any]) -> bytes:
    return orjson.dumps(value) + b"\n"
