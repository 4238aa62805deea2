"""Provisions by their descriptive titles in three languages, with the records under them."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils import timezone

from commitments.models import ProvisionText
from commitments.services.clocks import status_day
from commitments.services.provision_references import what_hangs
from commitments.services.provision_references.activities_and_commitments import commitments
from commitments.services.provision_references.area_records import information, programmes, standards
from commitments.services.texts import descriptive_title
from contacts.models import User
from core.search.match_offsets import folded
from core.text.multilingual_text import LANGUAGES
from mocportal.site_search.numbers import BY_NAME
from mocportal.site_search.results import SearchResult, hit

MOST = 5
KIND = BY_NAME["provisions"]


def titled(
    user: User, terms: Sequence[str], marks: Sequence[str], wanted: str, *, with_related: bool
) -> list[SearchResult]:
    """Return the provisions in effect whose title has all ``terms`` in one language, with ``marks`` highlighted."""
    if not KIND.is_open_to(user):
        return []
    sought = [folded(term) for term in terms]
    rows = KIND.whole(KIND.once(KIND.narrow(ProvisionText.objects.all()))).order_by("provision__order")
    found = [row for row in rows if _has(row, sought)][:MOST]
    if not found or not with_related:
        return [hit(KIND, row, marks, wanted) for row in found]
    instrument = found[0].provision.instrument
    today = status_day(instrument, timezone.now())
    sources = (commitments, programmes, standards, information)
    related = what_hangs(instrument=instrument, viewer=user, today=today, sources=sources)
    return [replace(hit(KIND, row, marks, wanted), related=tuple(related.get(row.provision.code, ()))) for row in found]


def _has(row: ProvisionText, sought: Sequence[str]) -> bool:
    title = descriptive_title(row)
    names = [folded(getattr(title, language)) for language in LANGUAGES] if title else []
    return any(all(term in name for term in sought) for name in names)
