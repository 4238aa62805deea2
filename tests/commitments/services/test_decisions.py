"""Joint decisions: what five concurrences to one text bring about, and what voids them."""

from datetime import date, datetime, timedelta

import pytest

from commitments.enums import ChangeKind, Effect, Outcome
from commitments.exceptions import (
    AlreadyConcurredError,
    DayImpossibleError,
    DecisionIncompleteError,
    DecisionNotOpenError,
    TextChangedError,
)
from commitments.models import (
    AreaOfCooperation,
    CommitmentArea,
    DecisionTurn,
    FormOfCooperation,
    JointDecision,
    Provision,
    ProvisionChange,
    ProvisionText,
)
from commitments.services import decisions
from contacts.enums import Role
from contacts.exceptions import NotYoursError
from contacts.models import Message
from core.changes.translations import Translation
from core.refusals.errors import ReasonMissingError, TransitionNotAllowedError
from dialogue.models import WorkingArrangement
from tests.constraint_assertions import refused_by
from tests.factories import law
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


def test_a_further_area_comes_to_be_with_the_fifth_concurrence(moc: law.Memorandum) -> None:
    decision = law.proposed(moc, effect=Effect.FURTHER_AREA, subject_en="Battery passports", subject_ja="電池の旅券")
    law.concur(moc, decision, *moc.codes[:4])
    assert not AreaOfCooperation.objects.filter(is_further=True).exists()
    law.concur(moc, decision, moc.codes[4])
    further = AreaOfCooperation.objects.get(is_further=True)
    assert (further.code, further.key, further.title_en, further.added_by) == (
        "2(c)(x)-1",
        "2.c.x-1",
        "Battery passports",
        decision,
    )


def test_the_next_further_form_bears_the_next_code(moc: law.Memorandum) -> None:
    for name in ("One", "Two"):
        law.decided(moc, effect=Effect.FURTHER_FORM, subject_en=name)
    further = FormOfCooperation.objects.filter(is_further=True)
    assert list(further.values_list("code", flat=True)) == ["3(a)(vi)-1", "3(a)(vi)-2"]


def test_it_is_decided_on_the_day_of_the_last_concurrence(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    law.concur(moc, decision, *moc.codes[1:])
    late = law.AT + timedelta(days=9)
    decisions.concur(
        decision=decision,
        by=moc.officers[moc.codes[0]],
        at=late,
        text_hash=decision.text_hash,
        given_on=date(2026, 11, 30),
    )
    assert (decision.state, decision.decided_on, decision.outcome) == ("decided", date(2026, 11, 30), Outcome.ACTIVE)


def test_a_retired_area_keeps_what_hangs_on_it_and_takes_nothing_new(moc: law.Memorandum) -> None:
    law.decided(moc, effect=Effect.FURTHER_AREA, subject_en="Battery passports")
    further = AreaOfCooperation.objects.get(is_further=True)
    CommitmentArea.objects.create(commitment=CommitmentFactory.create(), area=further)
    law.decided(moc, effect=Effect.RETIRE_AREA, retires_area=further)
    further.refresh_from_db()
    assert further.retired_on == law.AT.date()
    with refused_by("no_commitment_on_retired_area"):
        CommitmentArea.objects.create(commitment=CommitmentFactory.create(), area=further)


def test_taking_the_text_back_voids_what_was_given_and_tells_those_who_gave(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    first = decision.text_hash
    law.concur(moc, decision, "CA1", "CA2")
    decisions.take_back(decision=decision, by=moc.officers["JP1"], at=law.AT)
    told = Message.objects.filter(key__startswith=f"decision:{decision.reference}:void")
    assert sorted(told.values_list("participant__code", flat=True)) == ["CA1", "CA2"]
    decision.text_en = "The Participants jointly decide otherwise."
    decision.save()
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=law.AT)
    assert decision.text_hash != first
    assert decisions.count(decision).given == ()
    with pytest.raises(TextChangedError):
        decisions.concur(decision=decision, by=moc.officers["CA1"], at=law.AT, text_hash=first)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Otherwise.", "The text has changed since the proposal of 25 November 2026."),
        (None, "The text is unchanged from the proposal of 25 November 2026, which was returned to draft."),
    ],
)
def test_a_text_that_is_proposed_again_says_so_to_all_and_to_who_objected(
    moc: law.Memorandum, text: str | None, sentence: str
) -> None:
    decision = law.proposed(moc)
    by = moc.officers["CA1"]
    decisions.object_to(decision=decision, by=by, at=law.AT, text_hash=decision.text_hash, reason="Too wide.")
    decisions.take_back(decision=decision, by=moc.officers["JP1"], at=law.AT)
    lifted = Message.objects.get(key__startswith=f"decision:{decision.reference}:lifted")
    assert lifted.participant == moc.participants["CA1"]
    assert "Your ministry's objection applied to the earlier text and no longer applies." in lifted.text
    decision.text_en = text or decision.text_en
    decision.save()
    later = law.AT + timedelta(days=2)
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=later)
    asked = Message.objects.filter(key=f"decision:{decision.reference}:proposed:{later.isoformat()}")
    assert sorted(asked.values_list("participant__code", flat=True)) == sorted(moc.codes)
    for mail in asked:
        assert mail.subject == f"{decision.reference} is open for concurrence again"
        assert sentence in mail.text


def test_a_text_that_is_proposed_for_the_first_time_speaks_of_no_earlier_one(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    asked = Message.objects.filter(key__startswith=f"decision:{decision.reference}:proposed")
    assert {mail.subject for mail in asked} == {f"{decision.reference} is open for concurrence"}


def test_a_refusal_writes_days_in_words(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    with pytest.raises(DayImpossibleError, match="25 November 2026"):
        decisions.concur(
            decision=decision,
            by=moc.officers["CA1"],
            at=law.AT,
            text_hash=decision.text_hash,
            given_on=date(2026, 11, 26),
        )


def test_a_participant_concurs_once(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    law.concur(moc, decision, "CA1")
    with pytest.raises(AlreadyConcurredError):
        decisions.concur(decision=decision, by=moc.user("CA1"), at=law.AT, text_hash=decision.text_hash)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CONTACT_OFFICER])
def test_nobody_but_a_contact_point_officer_concurs(moc: law.Memorandum, role: Role) -> None:
    decision = law.proposed(moc)
    by = moc.user("CA1", role) if role.belongs_to_participant else UserFactory.create(role=role)
    with pytest.raises(NotYoursError):
        decisions.concur(decision=decision, by=by, at=law.AT, text_hash=decision.text_hash)


def test_an_objection_voids_the_own_concurrence_and_a_later_concurrence_lifts_it(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    law.concur(moc, decision, "CA1")
    by = moc.officers["CA1"]
    decisions.object_to(decision=decision, by=by, at=law.AT, text_hash=decision.text_hash, reason="Too wide.")
    assert decisions.count(decision).given == ()
    law.concur(moc, decision, "CA1")
    assert not decision.objections.unlifted().exists()


def test_an_objection_gives_its_reason(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    with pytest.raises(ReasonMissingError):
        decisions.object_to(
            decision=decision, by=moc.officers["CA1"], at=law.AT, text_hash=decision.text_hash, reason=" "
        )


def test_a_withdrawn_decision_takes_no_concurrence(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    decisions.withdraw(decision=decision, by=moc.officers["JP1"], at=law.AT, reason="Overtaken.")
    with pytest.raises(DecisionNotOpenError):
        law.concur(moc, decision, "CA1")


def test_only_the_proposer_takes_back_or_withdraws(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    with pytest.raises(NotYoursError):
        decisions.take_back(decision=decision, by=moc.officers["CA1"], at=law.AT)
    with pytest.raises(NotYoursError):
        decisions.withdraw(decision=decision, by=UserFactory.create(role=Role.SECRETARIAT), at=law.AT, reason="No.")


def test_what_is_decided_cannot_be_taken_back(moc: law.Memorandum) -> None:
    decision = law.decided(moc)
    with pytest.raises(TransitionNotAllowedError):
        decisions.take_back(decision=decision, by=moc.officers["JP1"], at=law.AT)


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 11, 26)])
def test_a_concurrence_is_of_a_day_between_proposal_and_today(moc: law.Memorandum, day: date) -> None:
    decision = law.proposed(moc)
    with pytest.raises(DayImpossibleError):
        decisions.concur(
            decision=decision, by=moc.officers["CA1"], at=law.AT, text_hash=decision.text_hash, given_on=day
        )


def test_the_day_is_that_of_the_capital(moc: law.Memorandum) -> None:
    evening = datetime.fromisoformat("2026-11-25T20:00:00+00:00")
    decision = law.proposed(moc, at=evening)
    law.concur(moc, decision, "JP2", "CA1", at=evening)
    days = dict(decision.concurrences.values_list("participant__code", "given_on"))
    assert days == {"JP2": date(2026, 11, 26), "CA1": date(2026, 11, 25)}


def test_a_modification_writes_the_next_version_and_keeps_the_old_one(moc: law.Memorandum) -> None:
    decision = law.draft(moc, effect=Effect.MODIFICATION, effective_on=date(2027, 4, 1))
    replaced, after = Provision.objects.get(code="1(b)"), Provision.objects.get(code="1(a)")
    ProvisionChange.objects.create(decision=decision, provision=replaced, text_en="Changed.", text_ja="変更。")
    ProvisionChange.objects.create(
        decision=decision, kind=ChangeKind.INSERT, provision=after, new_code="1(a bis)", text_en="Inserted."
    )
    ProvisionChange.objects.create(
        decision=decision, kind=ChangeKind.REMOVE, provision=Provision.objects.get(code="2(a)")
    )
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=law.AT)
    law.concur(moc, decision)
    version = decision.version
    assert (version.number, version.effective_on) == (2, date(2027, 4, 1))
    says = ProvisionText.objects.filter(language_version__version=version).order_by("provision__order")
    english = says.filter(language_version__language="en").values_list("provision__code", "text")
    assert list(english) == [("1(a)", "What 1(a) says in en."), ("1(a bis)", "Inserted."), ("1(b)", "Changed.")]
    japanese = says.filter(language_version__language="ja").values_list("provision__code", "text")
    assert list(japanese) == [("1(a)", "What 1(a) says in ja."), ("1(b)", "変更。")]
    assert ProvisionText.objects.filter(language_version__version__number=1).count() == 6


def test_a_rotation_is_set_for_the_dialogue(moc: law.Memorandum) -> None:
    decision = law.draft(moc, effect=Effect.ROTATION, rotating_side=law.side("CA"))
    for position, code in enumerate(("CA3", "CA1", "CA2"), start=1):
        DecisionTurn.objects.create(decision=decision, position=position, participant=moc.participants[code])
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=law.AT)
    law.concur(moc, decision)
    arrangement = WorkingArrangement.objects.get(decision=decision)
    assert [turn.participant.code for turn in arrangement.turns.all()] == ["CA3", "CA1", "CA2"]
    assert (arrangement.basis, arrangement.effective_on) == ("decision", law.AT.date())


def test_an_arrangement_has_the_status_of_the_translations_of_its_decision(moc: law.Memorandum) -> None:
    texts = {"subject_en": "Languages", "subject_fr": "Langues", "text_en": "One.", "text_fr": "Un.", "text_ja": "一"}
    decision = law.draft(moc, effect=Effect.ARRANGEMENT, **texts)
    JointDecision.objects.filter(pk=decision.pk).update(text_en="Two.", text_ja="二")
    decision.refresh_from_db()
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=law.AT)
    law.concur(moc, decision)
    found = Translation.objects.of([WorkingArrangement.objects.get()]).exclude(state="missing")
    assert set(found.values_list("text", "language", "state")) == {
        ("title", "fr", "approved"),
        ("text", "fr", "old"),
        ("text", "ja", "approved"),
    }


def test_an_order_of_rotation_names_each_participant_of_the_side(moc: law.Memorandum) -> None:
    decision = law.draft(moc, effect=Effect.ROTATION, rotating_side=law.side("CA"))
    with pytest.raises(DecisionIncompleteError, match="CA1, CA2, CA3"):
        decisions.propose(decision=decision, by=moc.officers["JP1"], at=law.AT)


def test_an_emergency_begins_and_stands_down_by_decision(moc: law.Memorandum) -> None:
    emergency = law.emergency(moc)
    law.decided(moc, effect=Effect.EMERGENCY_BEGINS, emergency=emergency)
    emergency.refresh_from_db()
    assert emergency.is_on
    law.decided(moc, effect=Effect.EMERGENCY_ENDS, emergency=emergency)
    emergency.refresh_from_db()
    assert emergency.stood_down_on == law.AT.date()


def test_the_counting_of_notice_can_be_chosen(moc: law.Memorandum) -> None:
    law.decided(moc, effect=Effect.COUNTING, counting="same_number")
    moc.instrument.refresh_from_db()
    assert moc.instrument.notice_counting == "same_number"


def test_all_contact_points_are_asked_and_told(moc: law.Memorandum) -> None:
    decision = law.decided(moc)
    for what in ("proposed", "decided"):
        told = Message.objects.filter(key__startswith=f"decision:{decision.reference}:{what}")
        assert sorted(told.values_list("participant__code", flat=True)) == sorted(moc.codes)
