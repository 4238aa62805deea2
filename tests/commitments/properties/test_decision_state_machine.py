"""A joint decision under any sequence of acts by anybody, beside a model of it that fits on a page."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, ClassVar
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from commitments.enums import Effect, Outcome
from commitments.exceptions import AlreadyConcurredError, DayImpossibleError, DecisionNotOpenError, TextChangedError
from commitments.models import JointDecision
from commitments.services import decisions
from contacts.enums import Role
from contacts.exceptions import NotYoursError
from contacts.models import User
from core.refusals.errors import DomainError, TransitionNotAllowedError
from tests.constraint_assertions import refused_by
from tests.factories import law
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.random_examples import tries

TEXTS = ("One text.", "Another text.", "A third text.")
# What nobody proposed.
STRANGE = "0" * 64

# One statement for all that is looked at after each step.
ROWS = """
    SELECT decision.state, decision.text_hash, decision.decided_on, decision.outcome,
        (SELECT json_object_agg(seat.code, given.standing_hash) FROM commitments_concurrence given
            JOIN contacts_participant seat ON seat.id = given.participant_id
            WHERE given.decision_id = decision.id AND given.voided_at IS NULL),
        (SELECT count(*) FROM commitments_concurrence given
            WHERE given.decision_id = decision.id AND given.voided_at IS NULL),
        (SELECT count(*) FROM commitments_areaofcooperation further WHERE further.added_by_id = decision.id),
        (SELECT json_agg(seat.code ORDER BY seat.code) FROM commitments_objection raised
            JOIN contacts_participant seat ON seat.id = raised.participant_id
            WHERE raised.decision_id = decision.id AND raised.lifted_at IS NULL)
    FROM commitments_jointdecision decision WHERE decision.id = %s
"""


@dataclass
class Seats:
    """The model: who stands to the text on the table, and since when."""

    codes: list[str]
    state: str = "draft"
    proposed_on: date | None = None
    given: dict[str, date] = field(default_factory=dict)
    objecting: set[str] = field(default_factory=set)
    decided_on: date | None = None

    def concur(self, code: str, day: date) -> None:
        self.given[code] = day
        self.objecting.discard(code)
        if set(self.given) == set(self.codes):
            self.state, self.decided_on = "decided", max(self.given.values())

    def object(self, code: str) -> None:
        self.given.pop(code, None)
        self.objecting.add(code)

    def leave(self, state: str) -> None:
        self.state = state
        self.given.clear()


class DecisionMachine(RuleBasedStateMachine):
    """Acts as anybody and compares with the model; ``moc``, ``accounts`` and ``draft`` are made once, by the test."""

    moc: ClassVar[law.Memorandum]
    accounts: ClassVar[list[User]]
    draft: ClassVar[JointDecision]
    reached: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.savepoint_create()
        self.begin()

    def begin(self) -> None:
        """From the draft as nobody has touched it yet."""
        self.decision = JointDecision.objects.get(pk=self.draft.pk)
        self.model = Seats(self.moc.codes)
        self.now = law.AT
        self.hashes = [STRANGE]

    def teardown(self) -> None:
        self.reached[self.model.state] += 1
        transaction.savepoint_rollback(self.savepoint)

    def attempt(self, expected: type[DomainError] | None, act: Callable[..., Any], **facts: Any) -> bool:
        """Act, and say whether it was done; it must be refused with ``expected`` where that is given."""
        # Savepoints around acts would be half of all statements. Without them a refusal must have written nothing.
        with patch.object(connection.features, "uses_savepoints", new=False):
            if expected is None:
                act(decision=self.decision, **facts)
                return True
            with pytest.raises(expected):
                act(decision=self.decision, **facts)
        transaction.set_rollback(False)
        return False

    def account(self, number: int) -> User:
        return self.accounts[number % len(self.accounts)]

    def code_of(self, by: User) -> str:
        return by.participant.code if by.participant else ""

    def not_the_proposer(self, by: User) -> type[DomainError] | None:
        acts = by.is_active and by.role == "contact_officer" and self.code_of(by) == "JP1"
        return None if acts else NotYoursError

    def no_answer_from(self, by: User, text_hash: str) -> type[DomainError] | None:
        if not by.is_active or by.role != "contact_officer" or self.code_of(by) not in self.model.codes:
            return NotYoursError
        if self.model.state != "open":
            return DecisionNotOpenError
        return None if text_hash == self.hashes[-1] else TextChangedError

    # The proposer's two officers come first among the accounts, then the other seats, then everybody else.
    proposers = st.integers(0, 1) | st.integers(0, 14)
    officers = st.integers(0, 5) | st.integers(0, 14)
    # The text on the table, mostly; else one from before.
    texts = st.sampled_from([-1, -1, -1, -1, -2, 0])

    @rule(days=st.sampled_from([0, 1, 3]))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days, seconds=1)

    @rule(text=st.sampled_from(TEXTS))
    def edit(self, text: str) -> None:
        """A plain save, as the form of a draft does it."""
        before, self.decision.text_en = self.decision.text_en, text
        if self.model.state == "draft" or text == before:
            self.decision.save()
            return
        with refused_by("decision_text_is_frozen"):
            self.decision.save()
        self.decision.refresh_from_db()

    @rule(number=proposers)
    def propose(self, number: int) -> None:
        by = self.account(number)
        closed = None if self.model.state == "draft" else TransitionNotAllowedError
        if self.attempt(self.not_the_proposer(by) or closed, decisions.propose, by=by, at=self.now):
            self.model.state, self.model.proposed_on = "open", self.now.date()
            self.hashes.append(self.decision.text_hash)

    @precondition(lambda self: self.model.state == "draft")
    @rule()
    def the_proposer_proposes(self) -> None:
        self.propose(0)

    @rule(number=proposers)
    def take_back(self, number: int) -> None:
        by = self.account(number)
        closed = None if self.model.state == "open" else TransitionNotAllowedError
        if self.attempt(self.not_the_proposer(by) or closed, decisions.take_back, by=by, at=self.now):
            self.model.leave("draft")
            self.model.objecting.clear()

    @rule(number=proposers, sure=st.integers(0, 3))
    def withdraw(self, number: int, sure: int) -> None:
        """One time in four, since nothing comes after it."""
        if sure:
            return
        by = self.account(number)
        closed = None if self.model.state in {"draft", "open"} else TransitionNotAllowedError
        expected = self.not_the_proposer(by) or closed
        if self.attempt(expected, decisions.withdraw, by=by, at=self.now, reason="Overtaken."):
            self.model.leave("withdrawn")

    @rule(number=officers, text=texts, days_ago=st.sampled_from([None, 0, 1, 2, -1]))
    def concur(self, number: int, text: int, days_ago: int | None) -> None:
        by, text_hash = self.account(number), self.hashes[text % len(self.hashes)]
        day = None if days_ago is None else self.now.date() - timedelta(days=days_ago)
        expected = self.no_answer_from(by, text_hash)
        if expected is None and self.code_of(by) in self.model.given:
            expected = AlreadyConcurredError
        if expected is None and day is not None and not self.since() <= day <= self.now.date():
            expected = DayImpossibleError
        facts = {"by": by, "at": self.now, "text_hash": text_hash, "given_on": day}
        if self.attempt(expected, decisions.concur, **facts):
            self.model.concur(self.code_of(by), day or self.now.date())

    @precondition(lambda self: self.model.state == "open")
    @rule()
    def the_next_one_missing_concurs(self) -> None:
        missing = [number for number in range(1, 6) if self.code_of(self.account(number)) not in self.model.given]
        self.concur(missing[-1], -1, None)

    @precondition(lambda self: self.model.state in {"decided", "withdrawn"})
    @rule()
    def another_story_begins(self) -> None:
        self.teardown()
        self.begin()

    @rule(number=officers, text=texts)
    def object_to(self, number: int, text: int) -> None:
        by, text_hash = self.account(number), self.hashes[text % len(self.hashes)]
        expected = self.no_answer_from(by, text_hash)
        if expected is None and self.code_of(by) in self.model.objecting:
            expected = AlreadyConcurredError
        facts = {"by": by, "at": self.now, "text_hash": text_hash, "reason": "Too wide."}
        if self.attempt(expected, decisions.object_to, **facts):
            self.model.object(self.code_of(by))

    @rule(outcome=st.sampled_from([Outcome.ACTIVE, Outcome.IMPLEMENTED, Outcome.ELAPSED, Outcome.RETIRED]))
    def come_out(self, outcome: Outcome) -> None:
        expected = None if self.model.state == "decided" else DecisionNotOpenError
        self.attempt(expected, decisions.set_outcome, outcome=outcome, on=self.now.date())

    def since(self) -> date:
        assert self.model.proposed_on is not None
        return self.model.proposed_on

    @invariant()
    def the_rows_are_what_the_model_says(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(ROWS, [self.decision.pk])
            state, text_hash, decided_on, outcome, standing, count, effects, objecting = cursor.fetchone()
        standing = standing or {}
        assert state == self.model.state
        assert len(standing) == count, "One Participant stands twice."
        assert standing.keys() == self.model.given.keys()
        assert set(standing.values()) <= {text_hash}, "A concurrence stands to another text."
        assert (state == "decided") is (len(standing) == len(self.model.codes))
        assert decided_on == self.model.decided_on
        assert bool(outcome) is (state == "decided")
        assert effects == (state == "decided"), "The effect comes with the decision, once."
        assert bool(text_hash) is (state in {"open", "decided"}) or state == "withdrawn"
        assert set(objecting or []) == self.model.objecting


def anybody(moc: law.Memorandum) -> list[User]:
    """Two officers of the proposer, one of each other seat, and who may not answer for any of them."""
    outsider = ParticipantFactory.create(code="OUT", order=90)
    return [
        moc.user("JP1"),
        *(moc.officers[code] for code in moc.codes),
        *(moc.user("JP1", role) for role in (Role.EDITOR, Role.READER, Role.PARTNER)),
        moc.user("CA1", Role.EDITOR),
        moc.user("CA2", is_active=False),
        moc.user("JP1", is_active=False),
        UserFactory.create(role=Role.CONTACT_OFFICER, participant=outsider),
        UserFactory.create(role=Role.SECRETARIAT),
        UserFactory.create(role=Role.ADMINISTRATOR),
    ]


@pytest.mark.django_db
def test_whatever_anybody_does_it_is_decided_by_five_of_five_to_one_text_and_never_otherwise() -> None:
    moc = law.memorandum()
    DecisionMachine.moc, DecisionMachine.accounts = moc, anybody(moc)
    DecisionMachine.draft = law.draft(moc, effect=Effect.FURTHER_AREA, subject_en="Battery passports")
    DecisionMachine.reached.clear()
    # What mail says is tried elsewhere, and writing it would be nine tenths of the time.
    with patch("commitments.services.decision_emails.notify"):
        run_state_machine_as_test(
            DecisionMachine,
            settings=settings(
                max_examples=tries(200, long=500),
                stateful_step_count=50,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    assert {"decided", "withdrawn"} <= DecisionMachine.reached.keys()
