"""Natural keys: records that are cited by something other than the number in their URL."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404

from core.rest.endpoints.record_view import NUMBER, WORD, RecordViewSet

PART = r"[A-Za-z0-9_-]{1,64}"


class NaturalKeyLookupMixin(RecordViewSet):
    """Lookup by number, the published key, and by natural key: ``3.JP``, ``METI``.

    ``natural_key`` are the columns of that key, joined by full stops in a URL; ``numbered`` names the numeric ones. The
    ``url`` of the record has the number.
    """

    natural_key: ClassVar[tuple[str, ...]]
    numbered: ClassVar[frozenset[str]] = frozenset()

    def by_key(self, key: str) -> dict[str, Any]:
        parts = key.split(".")
        if len(parts) != len(self.natural_key) or key.isdecimal():
            return super().by_key(key)
        pairs = zip(self.natural_key, parts, strict=True)
        return {path: int(part) if path in self.numbered else part for path, part in pairs}


class CitationLookupMixin(RecordViewSet):
    """Lookup by number and by citation, for citations that are not columns: ``JCBD-3-1-Rev.1``.

    ``cited`` is the pattern of the citation, with a name for each part. A lookup by citation needs one more statement.
    The ``url`` of the record has the number.
    """

    cited: ClassVar[re.Pattern[str]]
    # Wider than the citations, since the schema generator cannot read nested groups.
    lookup_value_regex = WORD

    def so_cited(self, parts: Mapping[str, str]) -> QuerySet[Any]:
        """Return the visible records that match ``parts``: one or none."""
        raise NotImplementedError

    def by_key(self, key: str) -> dict[str, Any]:
        if re.fullmatch(NUMBER, key):
            return super().by_key(key)
        found = self.cited.fullmatch(key)
        records = self.so_cited(found.groupdict(default="")) if found else self.get_queryset().none()
        record = records.order_by().values_list("pk", flat=True).first()
        if record is None:
            raise Http404
        return {"pk": record}


def number_or(*parts: str) -> str:
    """Return the URL pattern of a number, or of ``parts`` joined by full stops."""
    natural = r"\.".join(parts)
    return rf"(?:{NUMBER}|{natural})"
