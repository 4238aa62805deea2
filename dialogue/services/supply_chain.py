"""Active commitments by mineral and supply chain stage, with their last report or activity."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from django.db.models import Max

from commitments.enums import ActivityState, Health, Stage
from commitments.models import (
    Activity,
    ActivityCommitment,
    Commitment,
    CommitmentMineral,
    Instrument,
    Mineral,
    ProgressReport,
)
from contacts.models import User
from core.text.natural_order import natural_key

# Most pressing commitments of a cell, and commitments without a stage that the page names.
PRESSING, NAMED = 2, 20
# Columns that the page shows of a commitment; ``original_language`` is that of its title.
SHOWN = (
    "reference",
    "title_en",
    "title_fr",
    "title_ja",
    "original_language",
    "stages",
    "health",
    "due_on",
    "mark",
)
# The more pressing, the earlier.
PRESSING_HEALTH = (Health.DELAYED, Health.AT_RISK, Health.NO_EVIDENCE, Health.ON_TRACK)


@dataclass(frozen=True, slots=True)
class PressingCommitment:
    """Commitment with the days by which it is overdue, 0 if it is not."""

    commitment: Commitment
    late: int


@dataclass(frozen=True, slots=True)
class ChainCell:
    """Commitments on a mineral (None: on none) at a stage."""

    mineral: Mineral | None
    stage: Stage
    counts: Counter[Health]
    last_on: date | None
    pressing: Sequence[PressingCommitment]

    @property
    def count(self) -> int:
        return self.counts.total()


@dataclass(frozen=True, slots=True)
class SupplyChain:
    """Rows of cells by mineral, in the order of article 2(c)(i), and the number of commitments of each stage.

    A commitment on two minerals or at two stages is in both cells, and once in the number of a stage. ``unplaced`` have
    no stage.
    """

    rows: Sequence[tuple[Mineral | None, Sequence[ChainCell]]]
    stages: Mapping[Stage, int]
    unplaced: Sequence[Commitment]


def read_supply_chain(*, instrument: Instrument, viewer: User, today: date) -> SupplyChain:
    """Return the active commitments that ``viewer`` may see, without cooperation before signature (article 2(b)).

    A mineral that the text does not name has a row if a commitment names it.
    """
    seen = Commitment.objects.visible_to(viewer).filter(instrument=instrument).active().new_cooperation()
    found = list(seen.select_related("mark").only(*SHOWN).order_by("reference__natural"))
    minerals: defaultdict[int, list[int | None]] = defaultdict(list)
    for mineral_key, key in CommitmentMineral.objects.filter(commitment__in=seen).values_list("mineral", "commitment"):
        minerals[key].append(mineral_key)
    places: defaultdict[tuple[int | None, str], list[Commitment]] = defaultdict(list)
    for each in found:
        for place in product(minerals[each.pk] or [None], each.stages):
            places[place].append(each)
    last = _last_days(seen, viewer, today)
    named = {key for keys in minerals.values() for key in keys}
    rows: list[tuple[Mineral | None, Sequence[ChainCell]]] = [
        (mineral, _cells(mineral, places, last, today))
        for mineral in Mineral.objects.order_by("order")
        if mineral.named_in_text or mineral.pk in named
    ]
    rows.append((None, _cells(None, places, last, today)))
    stages = Counter(stage for each in found for stage in each.stages)
    return SupplyChain(rows, {stage: stages[stage] for stage in Stage}, [each for each in found if not each.stages])


def _cells(
    mineral: Mineral | None,
    places: Mapping[tuple[int | None, str], Sequence[Commitment]],
    last: Mapping[int, date],
    today: date,
) -> list[ChainCell]:
    cells = []
    for stage in Stage:
        here = places.get((mineral.pk if mineral else None, stage), ())
        pressing = sorted((PressingCommitment(each, _late(each, today)) for each in here), key=_urgency)
        cells.append(
            ChainCell(
                mineral,
                stage,
                Counter(Health(each.health) for each in here),
                max((last[each.pk] for each in here if each.pk in last), default=None),
                pressing[:PRESSING],
            )
        )
    return cells


def _late(commitment: Commitment, today: date) -> int:
    return max((today - commitment.due_on).days, 0) if commitment.due_on else 0


def _urgency(of: PressingCommitment) -> tuple[int, int, date, str]:
    health = Health(of.commitment.health)
    return (
        -of.late,
        PRESSING_HEALTH.index(health),
        of.commitment.due_on or date.max,
        natural_key(of.commitment.reference),
    )


def _last_days(seen: Any, viewer: User, today: date) -> dict[int, date]:
    """Return the date of the last report in force, or held activity if later, by commitment."""
    reports = ProgressReport.objects.in_force().filter(commitment__in=seen, reported_on__lte=today)
    last: dict[int, date] = dict(
        reports.order_by()
        .values("commitment")
        .annotate(Max("reported_on"))
        .values_list("commitment", "reported_on__max")
    )
    held = Activity.objects.visible_to(viewer).filter(state=ActivityState.HELD, starts_on__lte=today)
    served = ActivityCommitment.objects.filter(commitment__in=seen, activity__in=held).order_by().values("commitment")
    for key, on in served.annotate(on=Max("activity__starts_on")).values_list("commitment", "on"):
        last[key] = max(on, last.get(key, on))
    return last
