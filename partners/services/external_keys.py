"""External key storage for partner systems; ``core.rest.write.external`` uses it through ``mocportal.wiring``."""

from collections.abc import Collection, Mapping

from partners.models import Client, ExternalKey


def find(*, client: Client, type_: str, key: str) -> int | None:
    return ExternalKey.objects.filter(client=client, type=type_, key=key).values_list("record", flat=True).first()


def find_many(*, client: Client, type_: str, keys: Collection[str]) -> dict[str, int]:
    return dict(ExternalKey.objects.filter(client=client, type=type_, key__in=keys).values_list("key", "record"))


def keep(*, client: Client, type_: str, record: int, key: str) -> None:
    ExternalKey.objects.create(client=client, type=type_, record=record, key=key)


def keep_many(*, client: Client, type_: str, records: Mapping[str, int]) -> None:
    ExternalKey.objects.bulk_create(
        ExternalKey(client=client, type=type_, record=record, key=key) for key, record in records.items()
    )


def forget(*, client: Client, type_: str, key: str) -> None:
    ExternalKey.objects.filter(client=client, type=type_, key=key).delete()
