"""Silent areas and forms: without activity over two Dialogues, as far as the reader may see."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from commitments.enums import ActivityState, CommitmentState
from commitments.models import Activity, CommitmentArea, CommitmentForm, Instrument
from commitments.querysets import readable
from contacts.models import User
from dialogue.models import Dialogue
from dialogue.rules.agenda.areas import SILENT_FOR, long_unspoken
from dialogue.rules.agenda.inputs import AreaOrForm, PastDialogue
from dialogue.services.register.decisions_and_notices import emergencies
from dialogue.services.register.meeting import held_dialogues
from dialogue.services.register.text import listed
from moc import article_2c_ii_emergencies


@dataclass(frozen=True, slots=True)
class InactiveAreas:
    """Areas and forms in effect, the Dialogues held so far, and the codes of silent ones."""

    areas: tuple[AreaOrForm, ...]
    forms: tuple[AreaOrForm, ...]
    past: tuple[PastDialogue, ...]
    silent_areas: frozenset[str]
    silent_forms: frozenset[str]

    @property
    def silent(self) -> frozenset[str]:
        return self.silent_areas | self.silent_forms

    def spoken_of(self, code: str) -> list[PastDialogue]:
        """Return the Dialogues that discussed the area or form, the last one first."""
        keys = (f"area:{code}", f"form:{code}")
        return [each for each in reversed(self.past) if any(each.spoke_of(code, key) for key in keys)]


def read_silence(*, instrument: Instrument, viewer: User, today: date) -> InactiveAreas:
    """Return the silent areas and forms for ``viewer`` on the day ``today``, by the agenda's rule.

    A form is silent if no commitment is active in it, no activity is planned in it or began since the Dialogue before
    the last, and neither Dialogue discussed its item. A retired one is listed while something is active in it. The
    number of statements does not depend on the number of rows.
    """
    past = held_dialogues(Dialogue.objects.visible_to(viewer).filter(instrument=instrument), today)
    in_areas = _active(instrument.areas.all(), CommitmentArea.objects.filter(area=OuterRef("pk")), viewer)
    in_forms = _active(instrument.forms.all(), CommitmentForm.objects.filter(form=OuterRef("pk")), viewer)
    areas = tuple(each for each in listed(instrument.areas.all(), today, used=in_areas) if not each.is_open_ended)
    forms = tuple(each for each in listed(instrument.forms.all(), today, used=in_forms) if not each.is_open_ended)
    busy = set(in_areas)
    if emergencies(instrument, today, past[-1].held_by if past else None):
        busy.add(article_2c_ii_emergencies.ARTICLE)
    in_forms |= _lately_in_forms(instrument, viewer, today, past)
    return InactiveAreas(
        areas=areas,
        forms=forms,
        past=past,
        silent_areas=_silent(areas, busy, past, "area"),
        silent_forms=_silent(forms, in_forms, past, "form"),
    )


def _active(places: QuerySet[Any], links: QuerySet[Any], viewer: User) -> set[str]:
    """Return the codes of places with an active commitment; EXISTS stops at the first one."""
    seen = links.filter(readable(viewer, commitment="commitment"), commitment__state=CommitmentState.ACTIVE)
    return set(places.filter(Exists(seen)).values_list("code", flat=True))


def _lately_in_forms(instrument: Instrument, viewer: User, today: date, past: tuple[PastDialogue, ...]) -> set[str]:
    """Return the forms in which an activity is planned or began since the second to last Dialogue."""
    lately = Q(state=ActivityState.PLANNED)
    if len(past) >= SILENT_FOR:
        lately |= Q(starts_on__gte=past[-SILENT_FOR].held_by, starts_on__lte=today) & ~Q(state=ActivityState.CANCELLED)
    seen = Activity.objects.visible_to(viewer).filter(lately, form=OuterRef("pk"))
    return set(instrument.forms.filter(Exists(seen)).values_list("code", flat=True))


def _silent(
    places: tuple[AreaOrForm, ...], busy: set[str], past: tuple[PastDialogue, ...], kind: str
) -> frozenset[str]:
    return frozenset(
        each.code for each in places if each.code not in busy and long_unspoken(past, each, key=f"{kind}:{each.code}")
    )
