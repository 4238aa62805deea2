"""What must never happen to changes of debate, tried by raw SQL."""

from typing import Any

import pytest

from tests.constraint_assertions import refused_by, update
from tests.factories.contacts import ParticipantFactory
from tests.factories.dialogue import TrackChangeFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"item_key": ""}, "track_change_of_one_subject"),
        ({"reason": ""}, "track_change_has_a_reason"),
    ],
)
def test_a_change_has_one_subject_and_a_reason(columns: dict[str, Any], constraint: str) -> None:
    made = TrackChangeFactory.create()
    with refused_by(constraint):
        update(made, **columns)


def test_nobody_requests_for_another_ministry() -> None:
    made = TrackChangeFactory.create()
    with refused_by("track_change_requested_by_its_own"):
        update(made, participant_id=ParticipantFactory.create().pk)


def test_each_author_has_one_change_of_a_subject() -> None:
    made = TrackChangeFactory.create()
    with refused_by("track_change_once_a_subject"):
        TrackChangeFactory.create(dialogue=made.dialogue, item_key=made.item_key)
