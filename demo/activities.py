"""Fictitious activities: past, planned and postponed."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from itertools import chain, count, repeat
from typing import NamedTuple

from django.db.models import Model

from commitments.enums import ActivityKind, ActivityState, Actor, Purpose, Stage
from commitments.models import Activity, ActivityCommitment, ActivityParticipant
from core.text.languages import Language
from demo import references, sample_texts, tables
from demo.random_source import DemoContext

# Out of twenty.
STATES = (
    *(ActivityState.PLANNED,) * 9,
    *(ActivityState.HELD,) * 9,
    ActivityState.POSTPONED,
    ActivityState.CANCELLED,
)
AHEAD = timedelta(days=400)


def add_activities(fiction: DemoContext, wanted: int, *, serving: Sequence[int]) -> None:
    """Write ``wanted`` activities, each linked to some of the commitments ``serving``, given by primary key."""
    planned = sorted((_planned(fiction) for _ in range(wanted)), key=lambda plan: plan.starts_on)
    given = references.of_days(f"{fiction.cast.instrument.reference_prefix}-A", [plan.starts_on for plan in planned])
    made = map(_invent, repeat(fiction), count(1), tables.keys(Activity), given, planned, repeat(serving))
    tables.write(chain.from_iterable(made))


class DemoActivity(NamedTuple):
    state: ActivityState
    starts_on: date


def _planned(fiction: DemoContext) -> DemoActivity:
    state = fiction.dice.choice(STATES)
    if state is ActivityState.HELD:
        return DemoActivity(state, fiction.past_day(fiction.begin))
    return DemoActivity(state, fiction.day(fiction.today, fiction.today + AHEAD))


def _invent(
    fiction: DemoContext, number: int, pk: int, reference: str, plan: DemoActivity, commitments: Sequence[int]
) -> Iterator[Model]:
    dice, cast = fiction.dice, fiction.cast
    side = dice.choice(cast.sides)
    timed = fiction.often(0.5)
    # A side may have the name of its capital in one language only, and a text must exist in its original language.
    languages = [language for language in Language.values if getattr(side, f"capital_{language}")]
    yield Activity(
        pk=pk,
        instrument_id=cast.instrument.pk,
        reference=reference,
        kind=dice.choice(ActivityKind.values),
        form_id=dice.choice(cast.forms),
        original_language=dice.choice(languages or Language.values),
        **sample_texts.columns("title", sample_texts.activity(number, dice)),
        **sample_texts.columns("text", sample_texts.text(dice)),
        state=plan.state.value,
        starts_on=plan.starts_on,
        ends_on=plan.starts_on + timedelta(days=dice.randrange(3)),
        starts_at=time(9 + dice.randrange(6)) if timed else None,
        time_zone=side.time_zone if timed else "",
        place_en=side.capital_en,
        place_fr=side.capital_fr,
        place_ja=side.capital_ja,
        country_id=side.pk,
        organizer_id=dice.choice(cast.participants),
        stages=fiction.some(Stage.values, (0, 1, 1, 2)),
        actors=fiction.some(Actor.values, (1, 1, 2, 3)),
        purposes=fiction.some(Purpose.values, (0, 1, 1, 2)),
        mark_id=fiction.mark(),
    )
    for participant in fiction.some(cast.participants, (2, 2, 3, 5)):
        yield ActivityParticipant(activity_id=pk, participant_id=participant)
    for commitment in fiction.some(commitments, (0, 1, 1, 2, 3)):
        yield ActivityCommitment(activity_id=pk, commitment_id=commitment)
