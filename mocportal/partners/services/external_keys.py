"""Where the identifiers of partner systems are kept; see contacts.api.writing.external."""

from mocportal.partners.models import Client, ExternalKey


class ExternalKeys:
    """In rows, one for each record that a partner system entered under an identifier."""

    def find(self, *, client: Client, type_: str, key: str) -> int | None:
        found = ExternalKey.objects.filter(client=client, type=type_, key=key)
        return found.values_list("record", flat=True).first()

    def keep(self, *, client: Client, type_: str, record: int, key: str) -> None:
        ExternalKey.objects.create(client=client, type=type_, record=record, key=key)

    def forget(self, *, client: Client, type_: str, key: str) -> None:
        ExternalKey.objects.filter(client=client, type=type_, key=key).delete()
