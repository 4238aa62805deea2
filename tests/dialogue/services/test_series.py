"""What follows a Dialogue that was held, and who chairs."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from contacts.enums import Role
from contacts.models import Participant, Side, User
from core.refusals.errors import TransitionNotAllowedError
from dialogue.enums import AgendaForm, ArrangementKind, DialogueStatus, ProposalState
from dialogue.models import Agenda, CmwgStatus, Dialogue, Paper, Proposal, WorkingArrangement
from dialogue.services import issuing, papers, series
from dialogue.services.agendas import save_draft
from dialogue.services.dialogues import change_status
from dialogue.services.issuing import issue
from dialogue.services.overtaken import overtaken
from dialogue.services.register import read_register
from mocportal.home.series import read_series
from tests import tables
from tests.api.conftest import client_of
from tests.concurrency import at_once
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db

AT = datetime(2027, 2, 10, 12, tzinfo=UTC)
START = datetime(2027, 2, 9, 9, 0, tzinfo=UTC)


def confirmed() -> Dialogue:
    tables.seed()
    third: Dialogue = Dialogue.objects.get(number=3)
    third.local_start, third.time_zone, third.status = START, "America/Toronto", DialogueStatus.CONFIRMED
    third.save()
    return third


@pytest.fixture
def third(db: None) -> Dialogue:
    return confirmed()


@pytest.fixture
def by(db: None) -> User:
    user: User = UserFactory.create(role=Role.SECRETARIAT)
    return user


def proposal(dialogue: Dialogue, state: ProposalState, by: User) -> Proposal:
    settled = {} if state.value == "proposed" else {"settled_by": by, "settled_at": AT, "reason": "Fictitious."}
    key = {"item_key": "added:1"} if state is ProposalState.ACCEPTED else {}
    participant = Participant.objects.get(code="METI")
    sender = UserFactory.create(role=Role.EDITOR, participant=participant)
    return Proposal.objects.create(
        dialogue=dialogue,
        participant=participant,
        state=state,
        title_en="Fictitious",
        proposed_by=sender,
        proposed_at=AT,
        is_late=True,
        **settled,
        **key,
    )


def hold(dialogue: Dialogue, by: User) -> Dialogue:
    change_status(dialogue=dialogue, to=DialogueStatus.HELD, by=by, at=AT)
    following: Dialogue = Dialogue.objects.get(number=4)
    return following


def test_the_next_appears_when_one_is_held(third: Dialogue, by: User) -> None:
    following = hold(third, by)
    assert following.status == DialogueStatus.TENTATIVE
    assert (following.local_start, following.held_on, following.mark) == (None, None, third.mark)
    assert third.host is not None
    assert following.host == Side.objects.exclude(pk=third.host.pk).get()


def test_without_an_arrangement_the_host_is_open(third: Dialogue, by: User) -> None:
    WorkingArrangement.objects.filter(kind=ArrangementKind.HOST).update(kind=ArrangementKind.OTHER)
    assert hold(third, by).host is None


def test_what_waits_in_the_backlog_waits_for_the_next(third: Dialogue, by: User) -> None:
    waiting = proposal(third, ProposalState.PROPOSED, by)
    settled = [proposal(third, state, by) for state in (ProposalState.ACCEPTED, ProposalState.DECLINED)]
    following = hold(third, by)
    waiting.refresh_from_db()
    assert (waiting.dialogue, waiting.is_late) == (following, False)
    assert set(Proposal.objects.filter(dialogue=third)) == set(settled)


def test_one_that_is_planned_already_is_the_next(third: Dialogue, by: User) -> None:
    fourth = Dialogue.objects.create(instrument=third.instrument, number=4, mark=third.mark)
    assert hold(third, by) == fourth
    assert not Dialogue.objects.filter(number__gt=4).exists()


def test_the_next_is_planned_by_hand_after_one_that_was_cancelled(third: Dialogue, by: User) -> None:
    change_status(dialogue=third, to=DialogueStatus.CANCELLED, by=by, at=AT)
    following = series.plan_next(instrument=third.instrument, by=by, at=AT)
    second = Dialogue.objects.get(number=2)
    assert following.host != second.host
    # Two were held, so the next is the Third: a number is that of a Dialogue that is held.
    assert (following.number, str(following)) == (3, "Third Dialogue")
    cancelled = Dialogue.objects.get(pk=third.pk)
    assert (cancelled.number, cancelled.number_was) == (1001, 3)
    assert str(cancelled) == "Cancelled Dialogue of 9 February 2027"
    # The turn of the chair passes on with the number.
    assert [turn.chair and turn.chair.code for turn in series.chairs(dialogue=following, at=AT)] == ["METI", "GAC"]
    # Calendars know the entry by its number: what comes next under it is a later change of the same entry.
    assert following.sequence > cancelled.sequence
    assert hold_on(following, by).number == 4


def hold_on(dialogue: Dialogue, by: User) -> Dialogue:
    dialogue.local_start, dialogue.time_zone = START, "America/Toronto"
    dialogue.status = DialogueStatus.CONFIRMED
    dialogue.save()
    return hold(dialogue, by)


def test_several_may_be_cancelled_one_after_the_other(third: Dialogue, by: User) -> None:
    for _time in range(3):
        ahead = Dialogue.objects.ahead().get()
        change_status(dialogue=ahead, to=DialogueStatus.CANCELLED, by=by, at=AT)
        series.plan_next(instrument=third.instrument, by=by, at=AT)
    numbers = Dialogue.objects.order_by("number").values_list("number", "number_was")
    assert list(numbers) == [(1, None), (2, None), (3, None), (1001, 3), (1002, 3), (1003, 3)]


def test_symbols_of_the_next_continue_those_of_the_one_that_was_cancelled(
    third: Dialogue, by: User, client: Client
) -> None:
    CmwgStatus.objects.create(dialogue=third, as_of=date(2027, 1, 1), nothing_to_report=True, source="Fictitious.")
    first = issue(agenda=save_draft(dialogue=third, as_of=AT, by=by), by=by, at=AT, on=AT.date())
    paper = Paper(dialogue=third, title_en="Fictitious", mark=third.mark)
    papers.expect(paper=paper, by=by)
    before = first.symbol, paper.symbol
    change_status(dialogue=third, to=DialogueStatus.CANCELLED, by=by, at=AT)
    following = series.plan_next(instrument=third.instrument, by=by, at=AT)
    first, paper = Agenda.objects.get(pk=first.pk), Paper.objects.get(pk=paper.pk)
    assert (first.symbol, paper.symbol) == before == ("JCBD/3/1", "JCBD/3/2")
    said = overtaken(dialogue=Dialogue.objects.get(pk=third.pk))
    assert said == "JCBD/3/1 is out of date. The Dialogue was cancelled. Its number passed to the next Dialogue."
    client.force_login(by)
    # An address from before leads to the cancelled Dialogue.
    answer = client.get(f"/dialogues/3/agenda/versions/{first.pk}/", follow=True)
    assert answer.redirect_chain == [(f"/dialogues/1001/agenda/versions/{first.pk}/", 302)]
    assert said in answer.content.decode()
    answer = client.get(f"/dialogues/3/papers/{paper.pk}/", follow=True)
    assert answer.redirect_chain == [(paper.get_absolute_url(), 302)]
    assert client.get(f"/dialogues/3/papers/{paper.pk}/en/").headers["Location"] == f"{paper.get_absolute_url()}en/"
    CmwgStatus.objects.create(dialogue=following, as_of=date(2027, 1, 1), nothing_to_report=True, source="Fictitious.")
    later = [Paper(dialogue=following, title_en="Fictitious", mark=third.mark) for _each in range(2)]
    for each in later:
        papers.expect(paper=each, by=by)
    draft = save_draft(dialogue=following, as_of=AT, by=by)
    assert issuing.symbols(dialogue=following)[AgendaForm.REVISION] == draft.symbol == "JCBD/3/1/Rev.1"
    second = issue(agenda=draft, by=by, at=AT, on=AT.date())
    third_one = issue(agenda=save_draft(dialogue=following, as_of=AT, by=by), by=by, at=AT, on=AT.date())
    symbols = [first.symbol, paper.symbol, second.symbol, third_one.symbol, *(each.symbol for each in later)]
    assert symbols == ["JCBD/3/1", "JCBD/3/2", "JCBD/3/1/Rev.1", "JCBD/3/1/Rev.2", "JCBD/3/3", "JCBD/3/4"]
    api = {row["symbol"] for row in client_of(by).get("/api/v1/agendas/").json()["results"]}
    assert {"JCBD/3/1", "JCBD/3/1/Rev.1", "JCBD/3/1/Rev.2"} <= api
    number = client_of(by).get("/api/v1/dialogues/1001/").json()
    assert (number["number"], number["number_was"], number["state"]) == (1001, 3, "cancelled")


def test_none_is_planned_beside_one_that_is_ahead(third: Dialogue, by: User) -> None:
    with pytest.raises(TransitionNotAllowedError, match="Third Dialogue is already planned"):
        series.plan_next(instrument=third.instrument, by=by, at=AT)


def test_the_chair_is_computed_until_it_is_named(third: Dialogue) -> None:
    japan, canada = series.chairs(dialogue=third, at=AT)
    assert (japan.chair and japan.chair.code, japan.named, japan.rotates) == ("METI", False, False)
    assert canada.chair is not None
    assert canada.before is not None
    assert canada.after is not None
    assert (canada.before.code, canada.chair.code, canada.after.code) == ("NRCAN", "GAC", "ISED")
    assert not canada.named


def test_the_chair_of_the_next_comes_after_that_of_one_that_was_held(third: Dialogue, by: User) -> None:
    eligible = third.instrument.chair_eligibilities.filter(participant__code="ISED").first()
    assert eligible is not None
    # Out of turn: who was passed over comes next.
    third.cochairs.create(
        eligibility=eligible, side=eligible.side, participant=eligible.participant, out_of_turn_reason="Fictitious."
    )
    assert [turn.chair and turn.chair.code for turn in series.chairs(dialogue=hold(third, by), at=AT)] == [
        "METI",
        "GAC",
    ]


def test_a_dialogue_that_was_held_without_a_named_chair_has_had_its_turn(third: Dialogue, by: User) -> None:
    _japan, canada = series.chairs(dialogue=hold(third, by), at=AT)
    assert (canada.before and canada.before.code, canada.chair and canada.chair.code) == ("GAC", "ISED")


@pytest.mark.django_db(transaction=True)
def test_of_several_who_record_it_at_once_one_does_and_one_next_appears() -> None:
    third, by = confirmed(), UserFactory.create(role=Role.SECRETARIAT)

    def record() -> bool:
        try:
            change_status(dialogue=Dialogue.objects.get(pk=third.pk), to=DialogueStatus.HELD, by=by, at=AT)
        except TransitionNotAllowedError:
            return False
        return True

    assert sorted(at_once(4, record)) == [False, False, False, True]
    assert list(Dialogue.objects.filter(number__gt=3).values_list("number", flat=True)) == [4]


@pytest.mark.django_db(transaction=True)
def test_planning_by_hand_from_several_pages_at_once_gives_one_next() -> None:
    third, by = confirmed(), UserFactory.create(role=Role.SECRETARIAT)
    Dialogue.objects.filter(pk=third.pk).update(status=DialogueStatus.CANCELLED)

    def plan() -> bool:
        try:
            series.plan_next(instrument=third.instrument, by=by, at=AT)
        except TransitionNotAllowedError:
            return False
        return True

    assert sorted(at_once(4, plan)) == [False, False, False, True]
    # One next, and the cancelled one under its key.
    assert Dialogue.objects.get(number=3).status == DialogueStatus.TENTATIVE
    assert Dialogue.objects.get(number__gt=3).number_was == 3


def test_a_dialogue_without_a_date_has_no_day(third: Dialogue, by: User) -> None:
    assert hold(third, by).held_by is None
    assert third.held_on == date(2027, 2, 9)


def rotation_from(third: Dialogue, effective_on: date, *codes: str) -> None:
    """Another order of the Canadian chair, in effect from a day."""
    before = WorkingArrangement.objects.get(instrument=third.instrument, kind=ArrangementKind.ROTATION)
    later = WorkingArrangement.objects.create(
        instrument=third.instrument,
        code="WA-later",
        kind=ArrangementKind.ROTATION,
        side=before.side,
        basis=before.basis,
        effective_on=effective_on,
        title_en="Fictitious",
    )
    for position, code in enumerate(codes, start=1):
        later.turns.create(position=position, participant=Participant.objects.get(code=code))


@pytest.mark.parametrize(
    ("effective_on", "meets_on", "chair"),
    [
        (date(2027, 2, 9), START, "ISED"),
        (date(2027, 2, 10), START, "GAC"),
        (date(2027, 2, 10), None, "ISED"),
        (date(2027, 2, 11), None, "GAC"),
    ],
)
def test_the_rotation_is_the_one_in_effect_on_the_day_of_the_dialogue_and_without_a_day_on_that_of_asking(
    third: Dialogue, by: User, effective_on: date, meets_on: datetime | None, chair: str
) -> None:
    Dialogue.objects.filter(pk=third.pk).update(local_start=meets_on, status=DialogueStatus.TENTATIVE)
    third.refresh_from_db()
    # NRCAN chaired last: in the order of three GAC is next, and without GAC it is ISED.
    rotation_from(third, effective_on, "ISED", "NRCAN")
    assert series.chairs(dialogue=third, at=AT)[1].chair == Participant.objects.get(code=chair)
    told = read_series(third.instrument, by, AT.date()).turn
    agenda = read_register(dialogue=third, as_of=AT)
    rotation = agenda.rotation
    assert told is not None
    assert rotation is not None
    assert told.chair.code == chair
    assert (rotation.code == "WA-later") is (chair == "ISED")


@pytest.mark.parametrize(
    ("status", "planned"), [(DialogueStatus.TENTATIVE, date(2028, 3, 14)), (DialogueStatus.CANCELLED, None)]
)
def test_the_agenda_reads_the_planned_day_of_the_following_dialogue(
    third: Dialogue, status: DialogueStatus, planned: date | None
) -> None:
    assert read_register(dialogue=third, as_of=AT).following is None
    DialogueFactory.create(
        instrument=third.instrument,
        number=4,
        status=status,
        local_start=datetime(2028, 3, 14, 9, tzinfo=UTC),
        time_zone="Asia/Tokyo",
    )
    assert read_register(dialogue=third, as_of=AT).following == planned
