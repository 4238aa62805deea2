"""A ministry's delegation, and what stays of it once the Dialogue was held."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError

from contacts.enums import Role
from contacts.models import Official, Participant, User
from dialogue.enums import DelegateFunction, DialogueStatus
from dialogue.exceptions import DelegationFrozenError
from dialogue.models import Delegate, Dialogue
from dialogue.services import delegations, dialogues
from dialogue.services.delegations import DelegatePosition
from dialogue.services.register import read_register
from tests.factories.contacts import OfficialFactory, ParticipantFactory, UserFactory
from tests.factories.dialogue import CoChairFactory, DelegateFactory, DialogueFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)
HEAD, ALTERNATE, MEMBER = DelegateFunction.HEAD, DelegateFunction.ALTERNATE, DelegateFunction.MEMBER


@pytest.fixture
def ministry(db: None) -> Participant:
    return ParticipantFactory.create(applied_title_en="Fictitious ministry", applied_title_ja="架空省")


@pytest.fixture
def editor(ministry: Participant) -> User:
    return UserFactory.create(role=Role.EDITOR, participant=ministry)


@pytest.fixture
def dialogue(db: None) -> Dialogue:
    return DialogueFactory.create(
        status=DialogueStatus.CONFIRMED, local_start=datetime(2026, 11, 24, 9, tzinfo=UTC), time_zone="Asia/Tokyo"
    )


def hold(dialogue: Dialogue) -> None:
    secretariat = UserFactory.create(role=Role.SECRETARIAT)
    dialogues.change_status(
        dialogue=dialogue, to=DialogueStatus.HELD, by=secretariat, at=AT, held_on=date(2026, 11, 24)
    )


def test_officials_are_named_one_after_the_other(dialogue: Dialogue, ministry: Participant, editor: User) -> None:
    for official in OfficialFactory.create_batch(2, participant=ministry):
        delegations.name(dialogue=dialogue, participant=ministry, official=official, by=editor)
    assert list(Delegate.objects.values_list("order", flat=True)) == [1, 2]


def test_who_is_not_on_record_yet_is_entered_and_named_at_once(
    dialogue: Dialogue, ministry: Participant, editor: User
) -> None:
    official = Official(participant=ministry, family_name="Kaku", given_name="Jin", name_ja="架空仁", title_ja="課長")
    delegate = delegations.name_new(dialogue=dialogue, official=official, by=editor, function=HEAD)
    assert (delegate.participant, delegate.official.name_ja, delegate.function) == (ministry, "架空仁", HEAD)


def test_nobody_is_entered_for_a_second_head(dialogue: Dialogue, ministry: Participant, editor: User) -> None:
    DelegateFactory.create(dialogue=dialogue, participant=ministry, function=HEAD)
    with pytest.raises(IntegrityError, match="delegation_has_one_head"):
        delegations.name_new(
            dialogue=dialogue, official=Official(participant=ministry, family_name="Kaku"), by=editor, function=HEAD
        )
    assert not Official.objects.filter(family_name="Kaku").exists()


def test_head_and_alternate_change_places(dialogue: Dialogue, ministry: Participant, editor: User) -> None:
    first, second = DelegateFactory.create_batch(2, dialogue=dialogue, participant=ministry)
    for head, alternate in ((first, second), (second, first)):
        places = [DelegatePosition(head, HEAD, 1), DelegatePosition(alternate, ALTERNATE, 1)]
        delegations.arrange(dialogue=dialogue, participant=ministry, places=places, by=editor)
        assert list(Delegate.objects.filter(dialogue=dialogue).in_order()) == [head, alternate]


def test_a_delegate_of_another_ministry_is_not_moved(dialogue: Dialogue, ministry: Participant, editor: User) -> None:
    theirs = DelegateFactory.create(dialogue=dialogue)
    delegations.arrange(dialogue=dialogue, participant=ministry, places=[DelegatePosition(theirs, HEAD, 1)], by=editor)
    theirs.refresh_from_db()
    assert theirs.function == MEMBER


def test_lists_have_the_order_of_the_moc_then_head_alternate_members(dialogue: Dialogue) -> None:
    later, earlier = ParticipantFactory.create(order=902), ParticipantFactory.create(order=901)
    rows = [
        DelegateFactory.create(dialogue=dialogue, participant=later, function=HEAD, order=9),
        DelegateFactory.create(dialogue=dialogue, participant=earlier, function=MEMBER, order=1),
        DelegateFactory.create(dialogue=dialogue, participant=earlier, function=ALTERNATE, order=5),
        DelegateFactory.create(dialogue=dialogue, participant=earlier, function=HEAD, order=7),
    ]
    assert list(Delegate.objects.in_order()) == [rows[3], rows[2], rows[1], rows[0]]


def test_titles_stand_as_at_the_meeting_whatever_comes_later(
    dialogue: Dialogue, ministry: Participant, editor: User
) -> None:
    official = OfficialFactory.create(participant=ministry, title_en="Director", title_ja="課長")
    delegate = delegations.name(dialogue=dialogue, participant=ministry, official=official, by=editor)
    chair = CoChairFactory.create(dialogue=dialogue, official__title_en="Bureau Director-General")
    hold(dialogue)
    Official.objects.update(title_en="Ambassador", title_ja="大使")
    Participant.objects.update(applied_title_en="Renamed ministry")
    delegate.refresh_from_db()
    chair.refresh_from_db()
    assert (delegate.title_en, delegate.title_ja, delegate.title_fr) == ("Director", "課長", "")
    assert (delegate.organization_en, delegate.organization_ja) == ("Fictitious ministry", "架空省")
    assert chair.title_en == "Bureau Director-General"
    fact = read_register(dialogue=dialogue, as_of=AT).meeting.delegates[0]
    assert (str(fact.title), str(fact.organization)) == ("Director", "Fictitious ministry")


def test_a_title_that_people_gave_is_not_mixed_with_another(dialogue: Dialogue, ministry: Participant) -> None:
    official = OfficialFactory.create(participant=ministry, title_en="Director", title_fr="Directeur")
    delegate = DelegateFactory.create(
        dialogue=dialogue, participant=ministry, official=official, title_en="Acting Director-General"
    )
    delegations.freeze(dialogue=dialogue)
    delegate.refresh_from_db()
    assert (delegate.title_en, delegate.title_fr) == ("Acting Director-General", "")


def test_after_the_meeting_only_the_secretariat_corrects(
    dialogue: Dialogue, ministry: Participant, editor: User
) -> None:
    delegate = DelegateFactory.create(dialogue=dialogue, participant=ministry, title_fr="Directeur")
    late = OfficialFactory.create(participant=ministry, title_en="Analyst")
    hold(dialogue)
    for act in (
        lambda by: delegations.name(dialogue=dialogue, participant=ministry, official=late, by=by),
        lambda by: delegations.arrange(
            dialogue=dialogue, participant=ministry, places=[DelegatePosition(delegate, HEAD, 1)], by=by
        ),
        lambda by: delegations.correct(delegate=delegate, by=by, changed=["title_en"]),
        lambda by: delegations.take_off(delegate=delegate, by=by),
    ):
        with pytest.raises(DelegationFrozenError, match="secretariat can correct"):
            act(editor)
    secretariat = UserFactory.create(role=Role.SECRETARIAT)
    delegate.title_en = "Director"
    delegations.correct(delegate=delegate, by=secretariat, changed=["title_en"])
    delegate.refresh_from_db()
    assert (delegate.title_en, delegate.title_fr) == ("Director", "Directeur")
    added = delegations.name(dialogue=dialogue, participant=ministry, official=late, by=secretariat)
    assert added.title_en == "Analyst"
