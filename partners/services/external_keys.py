"""Where the identifiers of partner systems are kept; see core.rest.write.external."""

from collections.abc import Collection, Mapping

from partners.models import Client, ExternalKey


class ExternalKeys:
    """In rows, one for each record that a partner system entered under an identifier."""

    def find(self, *, client: Client, type_: str, key: str) -> int | None:
        found = ExternalKey.objects.filter(client=client, type=type_, key=key)
        return found.values_list("record", flat=True).first()

    def find_many(self, *, client: Client, type_: str, keys: Collection[str]) -> dict[str, int]:
        found = ExternalKey.objects.filter(client=client, type=type_, key__in=keys)
        return dict(found.values_list("key", "record"))

    def keep(self, *, client: Client, type_: str, record: int, key: str) -> None:
        ExternalKey.objects.create(client=client, type=type_, record=record, key=key)

    def keep_many(self, *, client: Client, type_: str, records: Mapping[str, int]) -> None:
        ExternalKey.objects.bulk_create(
            ExternalKey(client=client, type=type_, record=record, key=key) for key, record in records.items()
        )

    def forget(self, *, client: Client, type_: str, key: str) -> None:
        ExternalKey.objects.filter(client=client, type=type_, key=key).delete()
