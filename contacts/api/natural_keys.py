"""Records that people call by something else than the number in their address."""

from typing import Any, ClassVar

from contacts.api.records import NUMBER, RecordViewSet

PART = r"[A-Za-z0-9_-]{1,64}"


class AlsoByNaturalKey(RecordViewSet):
    """Finds a record by its number, under which it was published, and by its natural key: ``3.JP``, ``METI``.

    ``natural_key`` are the columns of that key, joined by full stops in an address; those that are numbers are named
    in ``numbered``. The ``url`` of the record keeps the number.
    """

    natural_key: ClassVar[tuple[str, ...]]
    numbered: ClassVar[frozenset[str]] = frozenset()

    def by_key(self, key: str) -> dict[str, Any]:
        parts = key.split(".")
        if len(parts) != len(self.natural_key) or key.isdecimal():
            return super().by_key(key)
        pairs = zip(self.natural_key, parts, strict=True)
        return {path: int(part) if path in self.numbered else part for path, part in pairs}


def number_or(*parts: str) -> str:
    """The pattern of an address: a number, or ``parts`` joined by full stops."""
    natural = r"\.".join(parts)
    return rf"(?:{NUMBER}|{natural})"
