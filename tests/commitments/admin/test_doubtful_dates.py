"""Dates that are warned of and never refused, in the forms of the admin."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from commitments.models import Commitment, Instrument
from contacts.enums import Role
from tests.commitments.admin.language_guard import warned
from tests.factories.commitments import CommitmentAreaFactory, CommitmentFactory, CommitmentFormFactory
from tests.fixtures.ministries import Ministries, SignIn, address

pytestmark = pytest.mark.django_db


@pytest.fixture
def commitment(ministries: Ministries) -> Commitment:
    commitment = CommitmentFactory.create(lead=ministries.ours)
    CommitmentAreaFactory.create(commitment=commitment)
    CommitmentFormFactory.create(commitment=commitment)
    return commitment


@pytest.fixture
def editor(sign_in: SignIn) -> Client:
    return sign_in(Role.EDITOR)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2026-11-26", []),
        ("2026-11-10", ["10 November 2026 is in the past."]),
        ("2027-01-18", ["18 January 2027 is after the last day of the MOC, 15 January 2027."]),
        ("2026-12-05", ["Saturday 5 December 2026 is on a weekend."]),
    ],
)
def test_a_due_date_is_saved_and_warned_of(
    editor: Client, commitment: Commitment, due: str, expected: list[str]
) -> None:
    Instrument.objects.update(discontinued_on=date(2027, 1, 15))
    with time_machine.travel(datetime(2026, 11, 25, 12, tzinfo=UTC), tick=False):
        assert warned(editor, address("change", commitment), due_on=due) == expected
        commitment.refresh_from_db()
        assert commitment.due_on == date.fromisoformat(due)
        # Said once: not again where another field is changed.
        assert warned(editor, address("change", commitment), title_en="Another title") == []
