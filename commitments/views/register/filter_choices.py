"""Register filters with closed lists of values and their labels."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, TextChoices
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from commitments.enums import (
    Actor,
    CommitmentState,
    Completion,
    Health,
    IpAnswer,
    Origin,
    ReportingSchedule,
    Stage,
    Step,
)
from commitments.models import AreaOfCooperation, FormOfCooperation, Forum, Mineral, Provision
from contacts.models import HandlingMark, Participant, Side
from core.db.multilingual import marked
from core.rest.read.filters import NONE, keys

# In characters: the clause of an area is four lines long.
LONGEST_OPTION = 70


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """Filter with a closed list; ``words`` has a label for each value, ``short`` the label for chips."""

    name: str
    label: StrPromise
    words: Mapping[str, str]
    short: Mapping[str, str]


# Keyed by the filter names of the API.
ENUMS: tuple[tuple[str, StrPromise, type[TextChoices]], ...] = (
    ("state", _("Status"), CommitmentState),
    ("health", _("Health"), Health),
    ("completion", _("Completion"), Completion),
    ("origin", _("Origin"), Origin),
    ("reporting", _("Report schedule"), ReportingSchedule),
    ("ip_answer", _("Intellectual property"), IpAnswer),
    ("stage", _("Supply chain stage"), Stage),
    ("actor", _("Actor"), Actor),
    ("step", _("Step"), Step),
)


def offers() -> dict[str, FilterOptions]:
    """Return all filters with closed lists by name, with eight statements."""
    return {offer.name: offer for offer in _all()}


def known_provisions(requested: list[str]) -> set[str]:
    """Return those of the keys or codes ``requested`` that name provisions commitments can refer to."""
    wanted = dict(zip(keys(requested), requested, strict=True))
    found = Provision.objects.bearing_commitments().filter(key__in=wanted).values_list("key", flat=True)
    return {wanted[key] for key in found}


def _all() -> Iterator[FilterOptions]:
    by_name = {name: _of_enum(name, label, enum) for name, label, enum in ENUMS}
    participants = {each.code: str(each) for each in Participant.objects.all()}
    yield by_name["state"]
    yield by_name["health"]
    leads = participants | {NONE: str(_("No lead named"))}
    yield FilterOptions("lead", _("Lead"), leads, leads)
    yield FilterOptions("supporting", _("Supporting"), participants, participants)
    yield _listed("area", _("Area"), AreaOfCooperation.objects.filter(is_open_ended=False))
    yield _listed("form", _("Form"), FormOfCooperation.objects.filter(is_open_ended=False))
    yield by_name["completion"]
    yield _named("mineral", _("Mineral"), Mineral.objects.all())
    yield _named("also_in", _("Related fora"), Forum.objects.all())
    yield by_name["origin"]
    yield by_name["reporting"]
    yield by_name["ip_answer"]
    yield by_name["stage"]
    yield _named("country", _("Country"), Side.objects.all())
    yield by_name["actor"]
    yield by_name["step"]
    yield _named("mark", _("Handling mark"), HandlingMark.objects.all())


def _of_enum(name: str, label: StrPromise, enum: type[TextChoices]) -> FilterOptions:
    words = {member.value: str(member.label) for member in enum}
    return FilterOptions(name, label, words, words)


def _named(name: str, label: StrPromise, rows: QuerySet[Any]) -> FilterOptions:
    words = {each.code: marked(each.name) for each in rows}
    return FilterOptions(name, label, words, words)


def _listed(name: str, label: StrPromise, rows: QuerySet[Any]) -> FilterOptions:
    words, short = {}, {}
    for each in rows.order_by("order"):
        words[each.key] = Truncator(f"{each.code} {marked(each.title)}").chars(LONGEST_OPTION)
        short[each.key] = each.code
    return FilterOptions(name, label, words, short)
