"""An item for another forum is raised on a day, answered with words on that day or later, or withdrawn for a reason."""

from datetime import UTC, date, datetime

import pytest

from commitments.enums import ForumKind
from commitments.exceptions import DayImpossibleError
from contacts.enums import Role
from contacts.models import User
from core.refusals.errors import ReasonMissingError, TransitionNotAllowedError
from dialogue.enums import ReferralState
from dialogue.models import Referral
from dialogue.services import referrals
from tests.factories.commitments import ForumFactory
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import ConsultationSessionFactory, ReferralFactory
from tests.factories.meeting_entries import seated

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 24, 16, tzinfo=UTC)
RAISED, ANSWERED = date(2026, 3, 2), date(2026, 6, 1)


@pytest.fixture
def secretary() -> User:
    return UserFactory.create(role=Role.SECRETARIAT)


@pytest.fixture
def raised(secretary: User) -> Referral:
    referral: Referral = ReferralFactory.create()
    referrals.record_raised(referral=referral, on=RAISED, by=secretary, at=AT)
    return referral


def test_it_is_raised_at_a_session_and_answered_with_words(raised: Referral, secretary: User) -> None:
    referrals.record_answer(referral=raised, on=ANSWERED, answer={"fr": "À l'étude."}, by=secretary, at=AT)
    referral = Referral.objects.get()
    assert (referral.state, referral.raised_on, referral.answered_on) == (ReferralState.ANSWERED, RAISED, ANSWERED)
    assert str(referral.answer) == "À l'étude."


def test_the_session_is_kept(secretary: User) -> None:
    referral = ReferralFactory.create()
    session = ConsultationSessionFactory.create(forum=referral.forum)
    referrals.record_raised(referral=referral, on=RAISED, session=session, by=secretary, at=AT)
    assert Referral.objects.get().session == session


def test_a_later_word_takes_the_place_of_the_answer(raised: Referral, secretary: User) -> None:
    for on, words in ((ANSWERED, "Under study."), (date(2026, 9, 1), "Done.")):
        referrals.record_answer(referral=raised, on=on, answer={"en": words}, by=secretary, at=AT)
    assert (str(Referral.objects.get().answer), Referral.objects.get().answered_on) == ("Done.", date(2026, 9, 1))


def test_an_answer_without_words_or_before_it_was_raised_is_none(raised: Referral, secretary: User) -> None:
    with pytest.raises(ReasonMissingError):
        referrals.record_answer(referral=raised, on=ANSWERED, answer={"en": " "}, by=secretary, at=AT)
    with pytest.raises(DayImpossibleError):
        referrals.record_answer(referral=raised, on=date(2026, 3, 1), answer={"en": "Yes."}, by=secretary, at=AT)
    assert Referral.objects.get().state == ReferralState.RAISED


def test_a_day_counts_once_it_has_come_in_one_of_the_capitals(secretary: User) -> None:
    referral = ReferralFactory.create()
    # 01:00 on the 25th in Tokyo.
    while seated(referral.dialogue).side.time_zone != "Asia/Tokyo":
        pass
    with pytest.raises(DayImpossibleError):
        referrals.record_raised(referral=referral, on=date(2026, 11, 26), by=secretary, at=AT)
    referral.refresh_from_db()
    referrals.record_raised(referral=referral, on=date(2026, 11, 25), by=secretary, at=AT)


def test_what_was_not_raised_has_no_answer_and_what_was_raised_is_not_raised_again(
    raised: Referral, secretary: User
) -> None:
    with pytest.raises(TransitionNotAllowedError):
        referrals.record_raised(referral=raised, on=RAISED, by=secretary, at=AT)
    fresh = ReferralFactory.create()
    with pytest.raises(TransitionNotAllowedError):
        referrals.record_answer(referral=fresh, on=ANSWERED, answer={"en": "Yes."}, by=secretary, at=AT)


def test_what_is_withdrawn_says_why_and_stays_withdrawn(raised: Referral, secretary: User) -> None:
    with pytest.raises(ReasonMissingError):
        referrals.withdraw(referral=raised, by=secretary, reason=" ")
    raised.refresh_from_db()
    referrals.withdraw(referral=raised, by=secretary, reason="Settled between ministries.")
    with pytest.raises(TransitionNotAllowedError):
        referrals.record_answer(referral=raised, on=ANSWERED, answer={"en": "Yes."}, by=secretary, at=AT)


def test_items_go_to_bilateral_consultations_but_not_to_the_group_that_is_weighed() -> None:
    bilateral = ForumFactory.create()
    ForumFactory.create(weighs_duplication=True)
    ForumFactory.create(kind=ForumKind.MULTILATERAL)
    assert list(referrals.fora()) == [bilateral]
