"""External identifiers of a partner system: given when a record is created, and ``~<identifier>`` in its URL.

The application stores them (``mocportal.wiring``).
"""

import re
from collections.abc import Collection, Mapping
from typing import Any, Protocol

from django.utils.translation import gettext as _
from rest_framework import status

from core.rest.write.fields import BodyField
from core.rest.write.write_errors import Refusal, wrong

MARK = "~"
# Characters that need no encoding in a URL, so that an identifier looks the same in every log.
EXTERNAL_ID = r"[A-Za-z0-9._:@-]{1,100}"
# Of a key in a body: an identifier with its mark.
LONGEST_KEY = 101


class DatabaseExternalIdStore(Protocol):
    """Store of external identifiers, each for one partner system and one type of record."""

    def find(self, *, client: Any, type_: str, key: str) -> int | None:
        """Return the primary key of the record with the identifier ``key``, or None."""

    def find_many(self, *, client: Any, type_: str, keys: Collection[str]) -> dict[str, int]:
        """Return the primary keys of many identifiers; unknown ones are omitted."""

    def keep(self, *, client: Any, type_: str, record: int, key: str) -> None:
        """Store the identifier. Raises IntegrityError if it is taken."""

    def keep_many(self, *, client: Any, type_: str, records: Mapping[str, int]) -> None:
        """Store many identifiers, each with its record. Raises IntegrityError if one of them is taken."""

    def forget(self, *, client: Any, type_: str, key: str) -> None:
        """Release the identifier, so that it can be used again."""


class ExternalIdTaken(Refusal):
    """External identifier conflict (409): the partner system has given it to another record."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "external-id-taken"


class ExternalId(BodyField):
    """External identifier of a record in the partner system that creates it."""

    def __init__(self, **kwargs: Any) -> None:
        described = {"type": "string", "pattern": f"^{EXTERNAL_ID}$", "maxLength": 100}
        super().__init__(described=described, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        if isinstance(data, str) and re.fullmatch(EXTERNAL_ID, data):
            return data
        message = _("Use 1 to 100 letters, digits and characters from “._:@-”.")
        raise wrong(message, "invalid")


_stores: list[DatabaseExternalIdStore] = []


def provide(store: DatabaseExternalIdStore) -> None:
    _stores[:] = [store]


def external_keys() -> DatabaseExternalIdStore:
    return _stores[0]
