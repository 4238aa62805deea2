"""A partner system's own identifiers: given with a record when it is entered, and ``~<identifier>`` in its address.

The application above stores them (``mocportal.wiring``).
"""

import re
from collections.abc import Collection, Mapping
from typing import Any, Protocol

from django.utils.translation import gettext as _
from rest_framework import status

from core.rest.write.fields import Taken
from core.rest.write.write_errors import Refusal, wrong

MARK = "~"
# What can stand in an address without being encoded, so that it looks the same in every log.
EXTERNAL_ID = r"[A-Za-z0-9._:@-]{1,100}"
# Of a key in a body: such an identifier with its mark.
LONGEST_KEY = 101


class ExternalKeys(Protocol):
    """Where identifiers are kept, each for one partner system and one type of record."""

    def find(self, *, client: Any, type_: str, key: str) -> int | None:
        """The primary key of the record that has the identifier ``key``."""

    def find_many(self, *, client: Any, type_: str, keys: Collection[str]) -> dict[str, int]:
        """The same for many identifiers at once, without those that no record has."""

    def keep(self, *, client: Any, type_: str, record: int, key: str) -> None:
        """Keep the identifier. Raises IntegrityError where it is taken."""

    def keep_many(self, *, client: Any, type_: str, records: Mapping[str, int]) -> None:
        """Keep many at once, each with its record. Raises IntegrityError where one of them is taken."""

    def forget(self, *, client: Any, type_: str, key: str) -> None:
        """Let the identifier be given anew."""


class ExternalIdTaken(Refusal):
    """A second record under an identifier that the partner system has given to another."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "external-id-taken"


class ExternalId(Taken):
    """The identifier of a record in the partner system that enters it."""

    def __init__(self, **kwargs: Any) -> None:
        described = {"type": "string", "pattern": f"^{EXTERNAL_ID}$", "maxLength": 100}
        super().__init__(described=described, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        if isinstance(data, str) and re.fullmatch(EXTERNAL_ID, data):
            return data
        message = _("Send 1 to 100 letters, digits and characters of “._:@-”.")
        raise wrong(message, "invalid")


_stores: list[ExternalKeys] = []


def provide(store: ExternalKeys) -> None:
    _stores[:] = [store]


def external_keys() -> ExternalKeys:
    return _stores[0]
