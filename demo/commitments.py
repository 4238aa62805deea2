"""Fictitious commitments, with their state history and links."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import batched, chain

from django.db.models import Model

from commitments.enums import Actor, CommitmentState, IpAnswer, Origin, ReviewAnswer, Stage, Step
from commitments.models import (
    Commitment,
    CommitmentArea,
    CommitmentForm,
    CommitmentForum,
    CommitmentMineral,
    StateChange,
    SupportingParticipant,
)
from core.text.languages import Language
from demo import references, sample_texts, tables
from demo.progress import DemoProgress
from demo.random_source import DemoContext, midnight

# Batch size: large enough for COPY, and small in memory.
BATCH = 2_000

# An enum's ``values`` builds a new list on each access.
LANGUAGES, STAGES, ACTORS, STEPS = Language.values, Stage.values, Actor.values, Step.values

# Out of twenty each.
STATES = (
    *(CommitmentState.ACTIVE,) * 12,
    *(CommitmentState.COMPLETED,) * 3,
    *(CommitmentState.DRAFT,) * 3,
    CommitmentState.NOT_PURSUED,
    CommitmentState.SUPERSEDED,
)
ORIGINS = (*(Origin.PARTICIPANT,) * 10, *(Origin.DIALOGUE,) * 7, Origin.DECISION, *(Origin.BASELINE,) * 2)
IP_ANSWERS = (
    *(IpAnswer.NOT_EXPECTED,) * 13,
    *(IpAnswer.NOT_ASKED,) * 5,
    IpAnswer.EXPECTED,
    IpAnswer.ARISING,
)


def add_commitments(fiction: DemoContext, wanted: int, *, report: Callable[[int], None]) -> list[int]:
    """Write ``wanted`` commitments and return the primary keys of the active ones."""
    invented = Commitments(fiction)
    keys = tables.keys(Commitment)
    for numbers in batched(range(1, wanted + 1), BATCH):
        days = sorted(fiction.past_day(fiction.begin) for _ in numbers)
        given = references.of_days(fiction.cast.instrument.reference_prefix, days)
        made = map(invented.invent, numbers, keys, given, days)
        tables.write(chain.from_iterable(made))
        report(numbers[-1])
    return invented.active


class Commitments:
    """Generator of commitments, which collects the keys of ``active`` ones for references from other records."""

    def __init__(self, fiction: DemoContext) -> None:
        self.fiction = fiction
        self.progress = DemoProgress(fiction)
        self.active: list[int] = []

    def invent(self, number: int, pk: int, reference: str, begun_on: date) -> Iterator[Model]:
        """Yield the commitment with the sequence number ``number``, then its related records."""
        fiction, dice, cast = self.fiction, self.fiction.dice, self.fiction.cast
        state = dice.choice(STATES)
        if state is CommitmentState.SUPERSEDED and not self.active:
            state = CommitmentState.ACTIVE
        is_draft = state is CommitmentState.DRAFT
        lead = dice.choice(cast.participants) if is_draft or fiction.often(0.9) else None
        reporter = lead or dice.choice(cast.participants)
        commitment = Commitment(
            pk=pk,
            instrument_id=cast.instrument.pk,
            reference=reference,
            original_language=dice.choice(LANGUAGES),
            **sample_texts.columns("title", sample_texts.example(number, dice)),
            **sample_texts.columns("text", sample_texts.text(dice)),
            lead_id=lead,
            country_id=dice.choice(cast.sides).pk if fiction.often(0.5) else None,
            stages=fiction.some(STAGES, (0, 1, 1, 2)),
            actors=fiction.some(ACTORS, (1, 1, 2, 3)),
            steps=fiction.some(STEPS, (0, 0, 1, 2)),
            state=state.value,
            origin=dice.choice(ORIGINS).value,
            begun_on=begun_on,
            due_on=begun_on + timedelta(days=dice.randrange(200, 1_600)) if fiction.often(0.9) else None,
            ip_answer=dice.choice(IP_ANSWERS).value,
            mark_id=fiction.mark(),
            entered_by_id=cast.officers[reporter],
            created_at=midnight(begun_on),
        )
        if state is CommitmentState.ACTIVE and number % 10:
            commitment.review, commitment.review_reason = ReviewAnswer.KEEP.value, sample_texts.GOES_ON
            commitment.reviewed_on = max(begun_on, fiction.today - timedelta(days=30))
        parts = [*self._life(commitment), *self._links(commitment), *self.progress.milestones(commitment)]
        if not is_draft:
            parts += self.progress.reports(commitment, reporter)
        if state is CommitmentState.ACTIVE:
            self.active.append(pk)
        yield commitment
        yield from parts

    def _life(self, commitment: Commitment) -> Iterator[Model]:
        """Yield the state changes, and set the commitment to the last state."""
        state, begun_on = commitment.state_of, commitment.begun_on
        assert begun_on is not None
        first = CommitmentState.DRAFT if state is CommitmentState.DRAFT else CommitmentState.ACTIVE
        yield _change(commitment, "", first, begun_on)
        commitment.updated_at = commitment.created_at
        if state is first:
            return
        if state is CommitmentState.NOT_PURSUED:
            reason = sample_texts.reason(self.fiction.dice)
            commitment.state_reason = getattr(reason, commitment.original_language)
        if state is CommitmentState.SUPERSEDED:
            commitment.superseded_by_id = self.fiction.dice.choice(self.active)
        ended_on = self.fiction.past_day(begun_on)
        commitment.updated_at = midnight(ended_on)
        yield _change(commitment, first, state, ended_on)

    def _links(self, commitment: Commitment) -> Iterator[Model]:
        fiction, cast, pk = self.fiction, self.fiction.cast, commitment.pk
        others = [participant for participant in cast.participants if participant != commitment.lead_id]
        for participant in fiction.some(others, (0, 1, 1, 2)):
            yield SupportingParticipant(commitment_id=pk, participant_id=participant)
        for area in fiction.some(cast.areas, (1, 1, 1, 2)):
            yield CommitmentArea(commitment_id=pk, area_id=area)
        for form in fiction.some(cast.forms, (1, 1, 1, 2)):
            yield CommitmentForm(commitment_id=pk, form_id=form)
        for mineral in fiction.some(cast.minerals, (0, 0, 1, 2)):
            yield CommitmentMineral(commitment_id=pk, mineral_id=mineral)
        for forum in fiction.some(cast.fora, (0, 0, 0, 1)):
            yield CommitmentForum(commitment_id=pk, forum_id=forum)


def _change(commitment: Commitment, before: str, after: CommitmentState, on: date) -> StateChange:
    return StateChange(
        commitment_id=commitment.pk,
        before=str(before),
        after=after.value,
        on=on,
        reason=commitment.state_reason if before else "",
        by_id=commitment.entered_by_id,
        entered_at=midnight(on),
    )
