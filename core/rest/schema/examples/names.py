"""Sample values by field name, provided by the application (``mocportal.wiring``)."""

from collections.abc import Mapping
from typing import Any, NamedTuple

DAY, MOMENT, WALL = "2026-11-24", "2026-11-24T05:02:00.000000Z", "2026-11-24T14:00:00"
REQUEST = "0f5c6a0e-3c55-4a38-9c3b-3b8f6a0b7f52"
NUMBER = "14"
ENDINGS = {"_on": DAY, "_at": MOMENT, "_en": "Text", "_fr": "Texte", "_ja": "文"}


class Samples(NamedTuple):
    """Sample values, ``values`` by field.

    ``keys`` are keys of records by collection, or by collection and variable; all other keys are numbers.
    ``own`` are values of one collection, ``homes`` the collections of schemas that describe records of another one,
    ``texts`` non-JSON responses by media type, ``headers`` values of response headers.
    """

    base: str
    keys: Mapping[str, str]
    values: Mapping[str, Any]
    own: Mapping[tuple[str, str], Any]
    homes: Mapping[str, str]
    texts: Mapping[str, str]
    headers: Mapping[str, str]

    def value(self, home: str, name: str) -> Any:
        return self.own.get((home, name), self.values.get(name))


_samples: list[Samples] = []


def provide(given: Samples) -> None:
    _samples[:] = [given]


def samples() -> Samples:
    return _samples[0]


def collection_of(path: str) -> str:
    return path.removeprefix("/api/v1/").split("/")[0]


def example_key(path: str, name: str = "key") -> str:
    """Return the sample of the variable ``name`` in the URL ``path``."""
    collection = collection_of(path)
    keyed = name in {"key", "number", "name", "external_id"}
    return samples().keys.get(collection if keyed else f"{collection}/{name}", NUMBER)


def address(collection: str) -> str:
    """Return the URL of a sample record."""
    return f"{samples().base}{collection}/{samples().keys.get(collection, NUMBER)}/"
