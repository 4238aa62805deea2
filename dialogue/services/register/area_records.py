"""Records of the areas of cooperation that all Participants share."""

from typing import Any

from django.db.models import Prefetch

from commitments.enums import Position, SupportSubject
from commitments.models import InformationGiven, Instrument, Standard, StandardPosition, SupportProgramme
from dialogue.rules.agenda.inputs import InformationFact, ProgrammeFact, StandardFact
from moc.article_2c_areas import INVESTMENT, SUPPORT


def programmes(instrument: Instrument) -> tuple[ProgrammeFact, ...]:
    """Return the shared support programmes, those that support no more than investment under article 2(c)(iii)."""
    rows = SupportProgramme.objects.filter(instrument=instrument).shared().select_related("country")
    return tuple(
        ProgrammeFact(
            reference=row.reference,
            title=row.title,
            area=INVESTMENT if row.subjects == [SupportSubject.INVESTMENT] else SUPPORT,
            country=row.country.name,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
        )
        for row in rows.order_by("reference__natural")
    )


def standards(instrument: Instrument) -> tuple[StandardFact, ...]:
    """Return the shared standards with a next date, with the shared positions in the order of the Participants."""
    positions = Prefetch("positions", StandardPosition.objects.shared().select_related("held_by"), "shared_positions")
    rows: Any = (
        Standard.objects.filter(instrument=instrument, next_on__isnull=False).shared().prefetch_related(positions)
    )
    return tuple(
        StandardFact(
            reference=row.reference,
            title=row.title,
            next_on=row.next_on,
            positions=tuple((each.held_by.code, Position(each.position)) for each in row.shared_positions),
        )
        for row in rows.order_by("next_on", "reference__natural")
    )


def information(instrument: Instrument) -> tuple[InformationFact, ...]:
    """Return the shared information given, with its receivers in the order of the Participants."""
    rows = InformationGiven.objects.filter(instrument=instrument).shared().select_related("held_by")
    return tuple(
        InformationFact(
            reference=row.reference,
            title=row.title,
            giver=row.held_by.code,
            receivers=tuple(each.code for each in row.receivers.all()),
            given_on=row.given_on,
            expires_on=row.expires_on,
        )
        for row in rows.prefetch_related("receivers").order_by("given_on", "reference__natural")
    )
