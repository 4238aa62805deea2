"""Boxes of the register that stay chosen while one turns its pages."""

import pytest
from django.test import Client
from django.urls import reverse

from commitments.enums import CommitmentState
from commitments.views.register import rows
from contacts.enums import Role
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import ParticipantFactory, UserFactory

pytestmark = pytest.mark.django_db

PAGE = reverse("commitments:register")


@pytest.fixture
def register(client: Client, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Five commitments of the own ministry, of which a page shows two; the references in their order."""
    monkeypatch.setattr(rows, "SHOWN", 2)
    user = UserFactory.create(role=Role.EDITOR, participant=ParticipantFactory.create())
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    made = [CommitmentFactory.create(lead=user.participant, state=CommitmentState.ACTIVE) for _ in range(5)]
    return sorted(each.reference for each in made)


def test_what_is_chosen_goes_along_to_the_next_page(client: Client, register: list[str]) -> None:
    first = client.get(f"{PAGE}?state=active").context
    sent = [
        *first["sent_along"],
        ("reference", register[0]),
        ("reference", register[1]),
        ("turn", first["turns"]["after"]),
    ]
    response = client.get(PAGE, query_params=sent, follow=True)
    assert [row.commitment.reference for row in response.context["page"].rows] == register[2:4]
    assert response.context["listing"].filters == {"state": "active"}
    assert list(response.context["chosen"].elsewhere) == register[:2]
    assert "2 selected on other pages" in response.text
    assert response.text.count(f'type="hidden" name="reference" value="{register[0]}"') == 1


def test_on_the_way_back_the_boxes_are_checked_again(client: Client, register: list[str]) -> None:
    response = client.get(f"{PAGE}?reference={register[1]},{register[4]}")
    assert f'value="{register[1]}" form="bulk" checked' in response.text
    assert f'value="{register[0]}" form="bulk" checked' not in response.text
    assert list(response.context["chosen"].elsewhere) == register[4:]


def test_what_one_may_not_see_is_not_counted_as_chosen(client: Client, register: list[str]) -> None:
    hidden = CommitmentFactory.create(state=CommitmentState.DRAFT)
    response = client.get(f"{PAGE}?reference={hidden.reference},nothing,%00")
    assert list(response.context["chosen"].elsewhere) == []
    assert "selected on other pages" not in response.text
    assert register


def test_the_form_of_the_change_takes_what_is_sent_along(client: Client, register: list[str]) -> None:
    answer = client.get(reverse("commitments:change"), {"state": "active", "reference": [register[0], register[4]]})
    assert [each.reference for each in answer.context["chosen"]] == [register[0], register[4]]
