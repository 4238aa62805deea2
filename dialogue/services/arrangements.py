"""Working arrangements set by joint decisions: effects registered with the commitments app at start-up."""

from commitments.enums import Effect
from commitments.models import JointDecision
from commitments.services.effects import effective_day, performs
from core.changes.translations import copied_states, states_for_copy
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import ArrangementBasis, ArrangementKind
from dialogue.models import RotationTurn, WorkingArrangement


@performs(Effect.ROTATION)
def set_rotation(decision: JointDecision) -> None:
    """Set the order of the rotating chair (article 4(a)(i)) from the effective date."""
    arrangement = _set(decision, ArrangementKind.ROTATION)
    RotationTurn.objects.bulk_create(
        RotationTurn(arrangement=arrangement, position=turn.position, participant=turn.participant)
        for turn in decision.turns.all()
    )


@performs(Effect.ARRANGEMENT)
def set_arrangement(decision: JointDecision) -> None:
    """Set an arrangement on another matter that the MOC leaves open."""
    _set(decision, ArrangementKind.OTHER)


def _set(decision: JointDecision, kind: ArrangementKind) -> WorkingArrangement:
    # A rotation has no subject, so the title of the decision is used.
    named = "subject" if decision.subject else "title"
    texts = {f"title_{language}": getattr(decision, f"{named}_{language}") for language in LANGUAGES}
    texts |= {f"text_{language}": getattr(decision, f"text_{language}") for language in LANGUAGES}
    with copied_states(states_for_copy(decision, title=named, text="text")):
        arrangement: WorkingArrangement = WorkingArrangement.objects.create(
            instrument=decision.instrument,
            code=decision.reference,
            kind=kind,
            side=decision.rotating_side,
            basis=ArrangementBasis.DECISION,
            effective_on=effective_day(decision),
            original_language=decision.original_language,
            decision=decision,
            **texts,
        )
    return arrangement
