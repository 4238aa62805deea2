"""Searchable types of the register, of the MOC text and of decisions and notices."""

from typing import Any

from django.db.models import Case, QuerySet, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from commitments.models import (
    Activity,
    Commitment,
    Consultation,
    Emergency,
    Evidence,
    InformationGiven,
    Instrument,
    InternalNote,
    IpInstrument,
    JointDecision,
    Milestone,
    Notice,
    ProgressReport,
    ProvisionText,
    Standard,
    SupportProgramme,
    TextVersion,
)
from commitments.services.clocks import status_day
from commitments.services.texts import TITLED, descriptive_title
from core.text.multilingual_text import MultilingualText
from mocportal.site_search.searchable_types import SearchableType, one_of, own_page, reference_of, title_of


def _of_commitment(record: Any) -> str:
    return str(record.commitment.reference)


def _title_of_commitment(record: Any) -> MultilingualText:
    title: MultilingualText = record.commitment.title
    return title


def _in_effect(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Filter the text in effect today; earlier versions have their own pages, which compare them with it."""
    instrument = Instrument.objects.order_by("pk").first()
    if instrument is None:
        return rows.none()
    versions = TextVersion.objects.filter(instrument=instrument)
    today = status_day(instrument, timezone.now())
    shown = versions.in_effect(today).first() or versions.order_by("number").first()
    return rows.filter(language_version__version=shown)


def _one_language(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Filter each provision to one language, the reader's if it matches."""
    language = (get_language() or "en")[:2]
    return one_of(
        rows, "provision_id", first=(Case(When(language_version__language=language, then=0), default=1), "pk")
    )


def _place(record: ProvisionText) -> str:
    return str(record.provision.place)


def _in_the_text(record: ProvisionText) -> str:
    return f"{reverse('commitments:text')}?language={record.language_version.language}#{record.provision.key}"


def _title(record: ProvisionText) -> MultilingualText:
    if title := descriptive_title(record):
        return title
    written = {record.language_version.language: record.heading}
    return MultilingualText(**written, original=record.language_version.language, wanted=(get_language() or "en")[:2])


def _on_a_commitment(part: str) -> dict[str, Any]:
    """Return the attributes of a type that is shown on a commitment's page, under the heading ``part``."""
    return {
        "reference": _of_commitment,
        "beside": ("commitment",),
        "address": lambda record: f"{record.commitment.get_absolute_url()}#{part}",
    }


def _listed(name: str, model: Any, route: str = "", **more: Any) -> SearchableType:
    """Return the type of a numbered record with a page, and a list that has the name ``route``, by default ``name``."""
    own: dict[str, Any] = {"title": title_of, "reference": reference_of, "order": ("-reference__natural",)}
    return SearchableType(name, model, address=own_page, the_list=f"commitments:{route or name}", **own | more)


AREA_KINDS = tuple(
    _listed(route, model, beside=("mark",))
    for route, model in (
        ("programmes", SupportProgramme),
        ("standards", Standard),
        ("information-given", InformationGiven),
    )
)
KINDS = (
    _listed("commitments", Commitment, "register", beside=("mark",)),
    _listed("activities", Activity, beside=("mark",)),
    *AREA_KINDS,
    SearchableType("milestones", Milestone, title_of, order=("-due_on",), **_on_a_commitment("milestones")),
    SearchableType(
        "reports", ProgressReport, _title_of_commitment, order=("-reported_on",), **_on_a_commitment("progress")
    ),
    SearchableType("evidence", Evidence, title_of, **_on_a_commitment("evidence")),
    SearchableType("notes", InternalNote, _title_of_commitment, **_on_a_commitment("notes")),
    SearchableType(
        "provisions",
        ProvisionText,
        _title,
        _place,
        address=_in_the_text,
        language=lambda record: str(record.language_version.language),
        beside=("language_version", *TITLED),
        order=("provision__order",),
        narrow=_in_effect,
        once=_one_language,
        is_quoted=True,
    ),
    _listed("decisions", JointDecision),
    _listed("notices", Notice, title=lambda record: record.subject),
    _listed("consultations", Consultation),
    _listed("emergencies", Emergency),
    SearchableType(
        "instruments", IpInstrument, title_of, address=own_page, beside=("mark",), the_list="commitments:instruments"
    ),
)
