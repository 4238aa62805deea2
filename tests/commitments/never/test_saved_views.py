"""What must never happen to views of the register."""

from typing import Any

import pytest

from commitments.models import SavedView
from tests.constraint_assertions import refused_by, update
from tests.factories.contacts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"name": ""}, "saved_view_has_a_name"),
        ({"sharing": "participant"}, "saved_view_is_shared_with_a_named_ministry"),
    ],
)
def test_the_database_refuses_it(columns: dict[str, Any], constraint: str) -> None:
    view = SavedView.objects.create(made_by=UserFactory.create(), name="A view", slug="a", query="state=active")
    with refused_by(constraint):
        update(view, **columns)
