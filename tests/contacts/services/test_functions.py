"""When a function at a contact point gives the power to act: Django and the database give the same answer."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from django.db import connection

from contacts.enums import OfficerFunction, Role, Shortfall
from contacts.models import Official, User
from contacts.models.functions import acting_officers, acts_for, missing_for
from contacts.triggers import holds_function
from tests.factories.contacts import ParticipantFactory, SideFactory, UserFactory, put_in_function

TODAY = date(2026, 11, 29)
DAY = timedelta(days=1)


def database_says(user: User, at: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {holds_function('%s', '%s::timestamptz')}", [user.pk, at, at])
        return bool(cursor.fetchone()[0])


# Midnight in Tokyo and in Ottawa (winter and summer), and a second before each.
EDGES = [
    ("JP", datetime(2026, 11, 28, 15, 0, tzinfo=UTC)),
    ("CA", datetime(2026, 11, 29, 5, 0, tzinfo=UTC)),
    ("CA", datetime(2026, 7, 29, 4, 0, tzinfo=UTC)),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("side", "midnight"), EDGES)
def test_the_day_is_that_of_the_capital(side: str, midnight: datetime) -> None:
    ministry = ParticipantFactory.create(side=SideFactory.create(code=side))
    new_day = (midnight + timedelta(hours=12)).date()
    leaves = UserFactory.create(role=Role.CONTACT_OFFICER, participant=ministry, in_function={"until": new_day})
    comes = UserFactory.create(role=Role.CONTACT_OFFICER, participant=ministry, in_function={"since": new_day})
    for at, acting in ((midnight - timedelta(seconds=1), leaves), (midnight, comes)):
        assert acting_officers(ministry, at) == [acting]
        for user in (leaves, comes):
            assert acts_for(user, ministry.pk, at) is database_says(user, at) is (user == acting)


@pytest.mark.django_db
def test_service_and_database_agree_on_every_shortfall() -> None:
    """Each combination of account, link, office and function is asked of both."""
    at, outcomes = datetime.combine(TODAY, datetime.min.time(), UTC) + timedelta(hours=12), set()
    terms: list[dict[str, Any] | None] = [
        *({"function": function} for function in OfficerFunction),
        {"until": TODAY},
        {"since": TODAY + DAY},
        None,
    ]
    for role, active, linked, in_office, asked in product(
        (Role.CONTACT_OFFICER, Role.EDITOR), (True, False), (True, False), (True, False), terms
    ):
        user = UserFactory.create(role=role, is_active=active, in_function=False)
        if asked is not None:
            put_in_function(user, **asked)
        Official.objects.filter(account=user).update(active=in_office)
        if not linked:
            Official.objects.filter(account=user).update(account=None)
        lacks = missing_for(user, at)
        assert (lacks is None) is database_says(user, at), (role, active, linked, in_office, asked)
        outcomes.add(lacks.shortfall if lacks else None)
    assert outcomes == {None, *Shortfall}


@pytest.mark.django_db
def test_a_function_gives_no_power_for_another_ministry() -> None:
    user, other = UserFactory.create(role=Role.CONTACT_OFFICER), ParticipantFactory.create()
    at = datetime(2026, 11, 29, 12, tzinfo=UTC)
    assert acts_for(user, user.participant_id, at)
    assert not acts_for(user, other.pk, at)
    assert not acts_for(user, None, at)
    assert acting_officers(other, at) == []
