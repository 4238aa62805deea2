"""What must never be recorded in the registers of the areas of cooperation."""

from datetime import date

import pytest

from contacts.enums import Audience
from tests.constraint_assertions import insert_like, refused_by, update
from tests.factories.commitments import (
    InformationGivenFactory,
    StandardFactory,
    StandardPositionFactory,
    SupportProgrammeFactory,
)
from tests.factories.contacts import HandlingMarkFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("programme_has_a_title", {"title_en": ""}),
        ("programme_has_a_subject", {"subjects": []}),
        ("programme_ends_after_it_starts", {"starts_on": date(2026, 4, 2), "ends_on": date(2026, 4, 1)}),
        ("programme_has_a_public_address", {"link": ""}),
    ],
)
def test_no_such_programme(constraint: str, columns: dict[str, object]) -> None:
    programme = SupportProgrammeFactory.create()
    with refused_by(constraint):
        update(programme, **columns)


@pytest.mark.parametrize(
    ("constraint", "columns"), [("standard_has_a_title", {"title_en": ""}), ("standard_has_a_topic", {"topics": []})]
)
def test_no_such_standard(constraint: str, columns: dict[str, object]) -> None:
    standard = StandardFactory.create()
    with refused_by(constraint):
        update(standard, **columns)


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("information_has_a_title", {"title_en": ""}),
        ("information_expires_after_it_is_given", {"given_on": date(2026, 4, 2), "expires_on": date(2026, 4, 1)}),
    ],
)
def test_no_such_information(constraint: str, columns: dict[str, object]) -> None:
    information = InformationGivenFactory.create()
    with refused_by(constraint):
        update(information, **columns)


def test_a_participant_receives_information_once() -> None:
    with refused_by("participant_receives_once"):
        insert_like(InformationGivenFactory.create().receiver_links.get())


def test_a_participant_has_one_position_on_a_standard() -> None:
    position = StandardPositionFactory.create()
    with refused_by("participant_has_one_position"):
        insert_like(position)


def test_a_standard_is_not_hidden_from_the_positions_of_others() -> None:
    position = StandardPositionFactory.create()
    narrow, public = (HandlingMarkFactory.create(audience=each) for each in (Audience.OWN_PARTICIPANT, Audience.PUBLIC))
    with refused_by("standard_stays_shared"):
        update(position.standard, mark_id=narrow.pk)
    update(position.standard, mark_id=public.pk)
    update(position.standard, held_by_id=position.held_by_id)
    update(position.standard, mark_id=narrow.pk)


def test_a_position_that_others_cannot_read_refuses_nothing() -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    position = StandardPositionFactory.create(mark=narrow)
    update(position.standard, mark_id=narrow.pk)
