"""Two people act on one joint decision at the same instant: one comes after the other and sees what the first did.

Each has its red twin, which shows the instant to be the same one and what would happen without the guard.
"""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import IntegrityError

from commitments.enums import Effect
from commitments.exceptions import AlreadyConcurredError, DecisionNotOpenError
from commitments.models import AreaOfCooperation, Concurrence, JointDecision
from commitments.services import decisions
from contacts.models import Message, User
from core.refusals.errors import TransitionNotAllowedError
from tests.commitments.races.actions import (
    after,
    all_at,
    one_after_the_other,
    side_by_side,
    together,
    without_constraint,
    without_locks,
    without_notes,
    without_trigger,
)
from tests.factories import law

LOCKED = "commitments.services.decisions._locked"

type Act = Callable[[], Any]


def concurs(decision: JointDecision, by: User) -> Act:
    """Each reads the decision for itself, as each request does."""
    return lambda: decisions.concur(
        decision=JointDecision.objects.get(pk=decision.pk), by=by, at=law.AT, text_hash=decision.text_hash
    )


def takes_back(decision: JointDecision, by: User) -> Act:
    return lambda: decisions.take_back(decision=JointDecision.objects.get(pk=decision.pk), by=by, at=law.AT)


def withdraws(decision: JointDecision, by: User) -> Act:
    return lambda: decisions.withdraw(
        decision=JointDecision.objects.get(pk=decision.pk), by=by, at=law.AT, reason="Overtaken."
    )


def kinds(outcomes: list[Any]) -> set[type]:
    return {type(each) for each in outcomes}


@pytest.fixture
def with_four(moc: law.Memorandum) -> JointDecision:
    """A further area, proposed, and all but CA3 have concurred."""
    decision = law.proposed(moc, effect=Effect.FURTHER_AREA, subject_en="Battery passports")
    law.concur(moc, decision, *moc.codes[:4])
    return decision


def test_two_officers_of_one_ministry_make_one_concurrence(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    first, second = (concurs(decision, by) for by in (moc.officers["CA1"], moc.user("CA1")))
    outcomes = one_after_the_other(first, second, inside=LOCKED)
    assert [type(each) for each in outcomes] == [Concurrence, AlreadyConcurredError]
    assert Concurrence.objects.standing().count() == 1


def test_eight_officers_of_one_ministry_make_one_concurrence(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    outcomes = together(*(concurs(decision, moc.user("CA1")) for _ in range(8)))
    assert kinds(outcomes) == {Concurrence, AlreadyConcurredError}
    assert Concurrence.objects.standing().count() == 1


def test_without_the_lock_the_database_still_takes_one_of_them(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    with without_locks(), all_at("commitments.services.decisions._check_day", 2):
        outcomes = together(*(concurs(decision, moc.user("CA1")) for _ in range(2)))
    assert kinds(outcomes) == {Concurrence, IntegrityError}
    assert Concurrence.objects.standing().count() == 1


def test_without_lock_and_constraint_one_ministry_would_concur_twice(moc: law.Memorandum) -> None:
    """The red twin of the two tests above."""
    decision = law.proposed(moc)
    with (
        without_constraint(Concurrence, "participant_concurs_once"),
        without_locks(),
        all_at("commitments.services.decisions._check_day", 2),
    ):
        assert kinds(together(*(concurs(decision, moc.user("CA1")) for _ in range(2)))) == {Concurrence}
        assert Concurrence.objects.standing().count() == 2


def test_the_fifth_concurrence_twice_adopts_the_decision_once(moc: law.Memorandum, with_four: JointDecision) -> None:
    first, second = (concurs(with_four, by) for by in (moc.officers["CA3"], moc.user("CA3")))
    outcomes = one_after_the_other(first, second, inside=LOCKED)
    # To the second one the decision is taken by now.
    assert [type(each) for each in outcomes] == [Concurrence, DecisionNotOpenError]
    assert AreaOfCooperation.objects.filter(is_further=True).count() == 1
    assert Message.objects.filter(key=f"decision:{with_four.reference}:decided").count() == 5


def test_without_lock_and_constraint_the_fifth_concurrence_would_adopt_it_twice(moc: law.Memorandum) -> None:
    """The red twin of the test above; the effect leaves nothing in the register that could refuse the second time."""
    decision, performed = law.proposed(moc), []
    law.concur(moc, decision, *moc.codes[:4])
    with (
        without_constraint(Concurrence, "participant_concurs_once"),
        without_locks(),
        all_at("commitments.services.decisions._check_day", 2),
        after("commitments.services.decisions.perform", lambda: performed.append(1)),
    ):
        together(*(concurs(decision, moc.user("CA3")) for _ in range(2)))
    assert len(performed) == 2


def test_the_last_two_concurrences_at_once_take_the_decision(moc: law.Memorandum) -> None:
    decision = law.proposed(moc, effect=Effect.FURTHER_AREA, subject_en="Battery passports")
    law.concur(moc, decision, *moc.codes[:3])
    acts = (concurs(decision, moc.officers[code]) for code in moc.codes[3:])
    assert kinds(one_after_the_other(*acts, inside=LOCKED)) == {Concurrence}
    decision.refresh_from_db()
    assert decision.state == "decided"
    assert AreaOfCooperation.objects.filter(is_further=True).count() == 1


def test_without_the_lock_five_of_five_would_leave_it_undecided(moc: law.Memorandum) -> None:
    """The red twin of the test above: each counts before the other's concurrence is there to be counted."""
    decision = law.proposed(moc)
    law.concur(moc, decision, *moc.codes[:3])
    unnoted = without_notes(Concurrence, JointDecision)
    with unnoted, without_locks(), side_by_side("commitments.services.decisions.count", 2):
        together(*(concurs(decision, moc.officers[code]) for code in moc.codes[3:]))
    decision.refresh_from_db()
    assert (decision.state, len(decisions.count(decision).given)) == ("open", 5)


def standing_elsewhere() -> bool:
    """Whether a concurrence stands to a text that its decision does not have."""
    rows = Concurrence.objects.standing().values_list("standing_hash", "decision__text_hash", "decision__state")
    return any(stands != has or state not in {"open", "decided"} for stands, has, state in rows)


@pytest.mark.parametrize(("act", "state"), [(takes_back, "draft"), (withdraws, "withdrawn")])
def test_a_concurrence_that_comes_first_is_voided_with_the_text(
    moc: law.Memorandum, act: Callable[[JointDecision, User], Act], state: str
) -> None:
    decision = law.proposed(moc)
    outcomes = one_after_the_other(
        concurs(decision, moc.officers["CA1"]), act(decision, moc.officers["JP1"]), inside=LOCKED
    )
    decision.refresh_from_db()
    assert [type(each) for each in outcomes] == [Concurrence, type(None)]
    assert (decision.state, Concurrence.objects.standing().count()) == (state, 0)


@pytest.mark.parametrize(("act", "state"), [(takes_back, "draft"), (withdraws, "withdrawn")])
def test_a_concurrence_that_comes_second_finds_nothing_to_concur_in(
    moc: law.Memorandum, act: Callable[[JointDecision, User], Act], state: str
) -> None:
    decision = law.proposed(moc)
    outcomes = one_after_the_other(
        act(decision, moc.officers["JP1"]), concurs(decision, moc.officers["CA1"]), inside=LOCKED
    )
    decision.refresh_from_db()
    assert [type(each) for each in outcomes] == [type(None), DecisionNotOpenError]
    assert (decision.state, Concurrence.objects.count()) == (state, 0)


@pytest.mark.parametrize("act", [takes_back, withdraws])
def test_the_fifth_concurrence_that_comes_first_leaves_nothing_to_take_back(
    moc: law.Memorandum, with_four: JointDecision, act: Callable[[JointDecision, User], Act]
) -> None:
    outcomes = one_after_the_other(
        concurs(with_four, moc.officers["CA3"]), act(with_four, moc.officers["JP1"]), inside=LOCKED
    )
    with_four.refresh_from_db()
    assert [type(each) for each in outcomes] == [Concurrence, TransitionNotAllowedError]
    assert (with_four.state, Concurrence.objects.standing().count()) == ("decided", 5)


@pytest.mark.parametrize("act", [takes_back, withdraws])
@pytest.mark.parametrize("guarded", [True, False])
def test_without_the_lock_only_the_database_keeps_a_concurrence_from_standing_to_what_is_gone(
    moc: law.Memorandum, act: Callable[[JointDecision, User], Act], guarded: bool
) -> None:
    """The red twin of the tests above, with the guards of the database and without them."""
    decision = law.proposed(moc)
    gone = act(decision, moc.officers["JP1"])
    with ExitStack() as off:
        if not guarded:
            off.enter_context(without_constraint(Concurrence, "concurrence_to_the_text_as_it_is"))
            off.enter_context(without_trigger(Concurrence, "concurrence_while_open"))
        with without_locks(), once_checked(lambda: together(gone)):
            (outcome,) = together(concurs(decision, moc.officers["CA1"]))
        assert isinstance(outcome, IntegrityError if guarded else Concurrence)
        assert standing_elsewhere() is not guarded


def once_checked(do: Callable[[], Any]) -> Any:
    """Between the checks of a concurrence and its writing."""
    return after("commitments.services.decisions._check_day", do)


def test_two_further_areas_decided_at_once_get_two_codes(moc: law.Memorandum) -> None:
    pair = areas_but_one(moc)
    acts = (concurs(decision, moc.officers["CA3"]) for decision in pair)
    one_after_the_other(*acts, inside="commitments.services.effects.areas.next_code")
    codes = AreaOfCooperation.objects.filter(is_further=True).order_by("order").values_list("code", flat=True)
    assert list(codes) == ["2(c)(x)-1", "2(c)(x)-2"]


def test_without_the_lock_both_would_take_the_same_code(moc: law.Memorandum) -> None:
    """The red twin of the test above: only the unique constraint is left, and one of five concurrences is lost."""
    pair = areas_but_one(moc)
    with without_locks(), side_by_side("commitments.services.effects.areas.next_code", 2):
        outcomes = together(*(concurs(decision, moc.officers["CA3"]) for decision in pair))
    assert kinds(outcomes) == {Concurrence, IntegrityError}


def areas_but_one(moc: law.Memorandum) -> list[JointDecision]:
    """Two further areas, in each of which all but CA3 have concurred."""
    pair = [law.proposed(moc, effect=Effect.FURTHER_AREA, subject_en=name) for name in ("One", "Two")]
    for decision in pair:
        law.concur(moc, decision, *moc.codes[:4])
    return pair
