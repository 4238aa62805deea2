"""Feed entries: an object for each change, with the record if requested."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import orjson
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request

from core.changes.enums import RecordEvent
from core.feed.api.feed import FeedEntry
from core.feed.api.record_payloads import present, serializer_of
from core.feed.field_names import changed_fields
from core.feed.registry import record_types
from core.rest.read.instants import written_instant


@extend_schema_serializer(component_name="Change")
class EntrySerializer(serializers.Serializer[Any]):
    """A change of one record."""

    type = serializers.CharField(help_text="The type of record: the name of its collection.")
    key = serializers.CharField(help_text="The key in the record's address.")
    url = serializers.URLField()
    kind = serializers.ChoiceField(
        RecordEvent.choices,
        help_text="`created` also when you can see it for the first time, `deleted` also when you no longer can.",
    )
    version = serializers.IntegerField()
    at = serializers.DateTimeField()
    changed = serializers.ListField(child=serializers.CharField(), help_text="The fields that changed.")
    participant = serializers.CharField(allow_null=True, help_text="The Participant that made the change.")
    reason = serializers.CharField(allow_null=True)
    record = serializers.DictField(
        allow_null=True,
        required=False,
        help_text="Only with `expand=record`: the current record, null if it was deleted.",
    )


class ChangesSerializer(serializers.Serializer[Any]):
    cursor = serializers.CharField(help_text="Keep it, and send it as `after` the next time.")
    next = serializers.URLField(help_text="The address with that cursor; always there.")
    more = serializers.BooleanField(help_text="Whether there are more changes.")
    results = EntrySerializer(many=True)


def entries(changes: Iterable[FeedEntry], request: Request, *, expanded: bool) -> list[dict[str, Any]]:
    changes = list(changes)
    records = _records(changes, request) if expanded else {}
    written = []
    for change in changes:
        type_ = record_types()[change.type]
        address = serializer_of(type_, request).context["collection"]
        entry = {
            "type": type_.prefix,
            "key": change.key,
            "url": f"{address}{change.key}/",
            "kind": change.kind,
            "version": change.version,
            "at": written_instant(change.at),
            "changed": changed_fields(change.type, change.columns),
            "participant": change.actor,
            "reason": change.reason or None,
        }
        if expanded:
            entry["record"] = records.get((change.type, change.record))
        written.append(entry)
    return written


def _records(changes: Iterable[FeedEntry], request: Request) -> dict[tuple[str, int], Any]:
    wanted: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        if change.kind != RecordEvent.DELETED:
            wanted[change.type].add(change.record)
    return {
        (name, record): orjson.Fragment(json)
        for name, numbers in wanted.items()
        for record, json in present(record_types()[name], request, numbers).items()
    }
