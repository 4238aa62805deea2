"""Open data: published records with the mark CLEAR, as DCAT 3 and JSON-LD 1.1 (W3C) and CSV (RFC 4180).

Each Participant publishes for itself, at its contact point. Until one does, all addresses answer 404. Everyone may read
them without an account.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import Model, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from commitments.enums import CommitmentState
from commitments.records.activity import ACTIVITY_FIELDS
from commitments.records.area_records import PROGRAMME_FIELDS, STANDARD_FIELDS
from commitments.records.commitment import COMMITMENT_FIELDS
from contacts.enums import Audience
from contacts.models import ContactPoint, Participant
from core.db.multilingual import in_three
from core.records import Field, Kind, Record
from core.rest.tables.csv import MARK, shown
from core.text.languages import TAGS
from core.text.multilingual_text import LANGUAGES

# Seconds for which a list is stored here and then by its readers: a withdrawn record disappears within twice as many.
STORED_FOR = 150
LINKED_DATA = "application/ld+json"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "@vocab": "urn:moc-portal:",
    "reference": "dct:identifier",
    "title": {"@id": "dct:title", "@container": "@language"},
    "text": {"@id": "dct:description", "@container": "@language"},
}


@dataclass(frozen=True)
class Collection:
    """Published records of a table: their public fields and the path to the Participant that publishes them."""

    table: Record
    publisher: str
    public: tuple[str, ...]

    @property
    def fields(self) -> list[Field]:
        return [row for row in self.table.rows if row.name in self.public]

    @property
    def rows(self) -> QuerySet[Any]:
        rows = self.table.model._default_manager.filter(
            **{"mark__audience": Audience.PUBLIC, f"{self.publisher}__contact_point__publishes_open_data": True}
        ).order_by("pk")
        if self.table is COMMITMENT_FIELDS:
            rows = rows.exclude(state=CommitmentState.DRAFT)
        several = [_published(rows.model, row.path.partition("__")[0]) for row in self.fields if row.kind is Kind.KEYS]
        one = [row.path.rpartition("__")[0] for row in self.fields if row.kind is Kind.KEY]
        return (rows.select_related(*one) if one else rows).prefetch_related(*several)


COLLECTIONS = {
    "commitments": Collection(
        COMMITMENT_FIELDS,
        "lead",
        (
            *("reference", "title", "text", "original_language", "lead", "supporting", "areas", "forms"),
            *("minerals", "state", "begun_on", "due_on"),
        ),
    ),
    "activities": Collection(
        ACTIVITY_FIELDS,
        "organizer",
        (
            *("reference", "kind", "form", "title", "text", "original_language", "state", "starts_on", "ends_on"),
            *("place", "country", "organizer", "participants"),
        ),
    ),
    "support-programmes": Collection(
        PROGRAMME_FIELDS,
        "held_by",
        (
            *("reference", "title", "text", "original_language", "owner", "country", "kind", "subjects"),
            *("beneficiaries", "starts_on", "ends_on", "link", "checked_on"),
        ),
    ),
    "standards": Collection(
        STANDARD_FIELDS,
        "held_by",
        (
            *("reference", "title", "text", "original_language", "body", "committee", "designation", "topics"),
            *("stage", "stage_code", "next_on", "link"),
        ),
    ),
}


@require_safe
def catalogue(_request: HttpRequest) -> HttpResponse:
    """Return the DCAT catalogue of the published collections, each as JSON-LD and CSV."""
    _check_published()
    return _linked(
        {
            "@context": CONTEXT,
            "@id": _address("open-data"),
            "@type": "dcat:Catalog",
            "dct:title": _in_each_language(lambda: gettext("Open data of the MOC Portal")),
            "dcat:dataset": [_dataset(name, collection.table.model) for name, collection in COLLECTIONS.items()],
        }
    )


@require_safe
def as_linked_data(_request: HttpRequest, name: str) -> HttpResponse:
    """Return all published records of the collection ``name`` as JSON-LD."""
    found = _collection(name)

    def written() -> bytes:
        graph = [_record(name, found, each) for each in found.rows]
        return JsonResponse({"@context": CONTEXT, "@graph": graph}).content

    return _public(HttpResponse(_stored(f"{name}.json", written), content_type=LINKED_DATA))


@require_safe
def as_csv(_request: HttpRequest, name: str) -> HttpResponse:
    """Return all published records of the collection ``name`` as CSV: three columns for each multilingual text."""
    found = _collection(name)

    def written() -> bytes:
        lines = io.StringIO(MARK, newline="")
        lines.seek(0, io.SEEK_END)
        writer = csv.writer(lines)
        writer.writerow(column for row in found.fields for column in found.table.column_names(row))
        writer.writerows([shown(cell) for row in found.fields for cell in _cells(each, row)] for each in found.rows)
        return lines.getvalue().encode()

    answer = HttpResponse(_stored(f"{name}.csv", written), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return _public(answer)


@require_safe
def record(_request: HttpRequest, name: str, reference: str) -> HttpResponse:
    """Return one published record at its permanent address as JSON-LD."""
    found = _collection(name)
    each = None if "\x00" in reference else found.rows.filter(reference=reference).first()
    if each is None:
        raise Http404
    return _linked({"@context": CONTEXT, **_record(name, found, each)})


@require_safe
def api_catalog(_request: HttpRequest) -> HttpResponse:
    """Return the link set of the API and, once published, of the open data (RFC 9727, RFC 9264)."""
    links: list[dict[str, Any]] = [
        {
            "anchor": _address("api:root"),
            "service-desc": [{"href": _address("api:schema"), "type": "application/vnd.oai.openapi"}],
            "service-doc": [{"href": _address("api:docs"), "type": "text/html"}],
        }
    ]
    if _is_published():
        links.append({"anchor": _address("open-data"), "type": LINKED_DATA})
    return _public(JsonResponse({"linkset": links}, content_type="application/linkset+json"))


def _published(model: type[Model], name: str) -> Prefetch[Any]:
    """Return the related records of ``name``; of Participants, those that publish, since none publishes for another."""
    column: Any = model._meta.get_field(name)
    related = column.related_model._default_manager.all()
    if column.related_model is Participant:
        related = related.filter(contact_point__publishes_open_data=True)
    return Prefetch(name, related)


def _is_published() -> bool:
    return ContactPoint.objects.filter(publishes_open_data=True).exists()


def _check_published() -> None:
    """Raise Http404 until a Participant publishes."""
    if not _is_published():
        raise Http404


def _collection(name: str) -> Collection:
    _check_published()
    if name not in COLLECTIONS:
        raise Http404
    return COLLECTIONS[name]


def _address(route: str, **arguments: str) -> str:
    return settings.PORTAL_URL + reverse(route, kwargs=arguments)


def _in_each_language(text: Callable[[], str]) -> list[dict[str, str]]:
    values = []
    for language in LANGUAGES:
        with override(language):
            values.append({"@value": text(), "@language": TAGS[language]})
    return values


def _dataset(name: str, model: type[Model]) -> dict[str, Any]:
    files = (("open-data-json", LINKED_DATA), ("open-data-csv", "text/csv"))
    return {
        "@id": _address("open-data-json", name=name),
        "@type": "dcat:Dataset",
        "dct:title": _in_each_language(lambda: str(model._meta.verbose_name_plural)),
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dcat:downloadURL": {"@id": _address(route, name=name)},
                "dcat:mediaType": media_type,
            }
            for route, media_type in files
        ],
    }


def _record(name: str, collection: Collection, each: Any) -> dict[str, Any]:
    values = {row.name: _value(each, row) for row in collection.fields}
    address = _address("open-data-record", name=name, reference=each.reference)
    return {"@id": address, **{field: value for field, value in values.items() if value not in (None, "", [], {})}}


def _value(each: Any, row: Field) -> Any:
    """Return keys and choices as codes, dates in ISO 8601 and texts by language; None if empty."""
    match row.kind:
        case Kind.MULTILINGUAL:
            columns = zip(LANGUAGES, in_three(row.name), strict=True)
            return {TAGS[language]: text for language, column in columns if (text := getattr(each, column))}
        case Kind.KEYS:
            relation, _, key = row.path.partition("__")
            return [getattr(other, key) for other in getattr(each, relation).all()]
        case Kind.KEY:
            for step in row.path.split("__"):
                each = getattr(each, step, None)
            return each
        case Kind.DATE:
            return (day := getattr(each, row.name)) and day.isoformat()
    return getattr(each, row.name)


def _cells(each: Any, row: Field) -> list[str | None]:
    if row.kind is Kind.MULTILINGUAL:
        return [getattr(each, column) for column in in_three(row.name)]
    value = _value(each, row)
    return ["; ".join(value) if isinstance(value, list) else value]


def _stored(name: str, written: Callable[[], bytes]) -> bytes:
    """Return the file from the cache of the process, so that requests without an account seldom cause work."""
    found: bytes | None = cache.get(f"open-data/{name}")
    if found is None:
        cache.set(f"open-data/{name}", found := written(), STORED_FOR)
    return found


def _linked(content: dict[str, Any]) -> HttpResponse:
    return _public(JsonResponse(content, content_type=LINKED_DATA))


def _public(answer: HttpResponse) -> HttpResponse:
    """Let other sites read the answer (CORS) and store it briefly."""
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer["Cache-Control"] = f"public, max-age={STORED_FOR}"
    return answer
