"""How the state of a commitment is changed on its pages, and which ways are open."""

import pytest
from django.urls import reverse

from commitments.enums import CommitmentState
from commitments.models import Commitment
from contacts.enums import Role
from tests.factories.commitments import CommitmentFactory
from tests.fixtures.ministries import Ministries, SignIn, address, state_url


def test_the_page_of_a_commitment_links_to_the_ways_that_are_open(own: Commitment, sign_in: SignIn) -> None:
    text = sign_in(Role.EDITOR).get(address("change", own)).text
    for to in CommitmentState:
        is_open = to in {CommitmentState.COMPLETED, CommitmentState.NOT_PURSUED, CommitmentState.SUPERSEDED}
        assert (state_url(own, to) in text) is is_open


def test_not_pursued_asks_for_the_reason(own: Commitment, sign_in: SignIn) -> None:
    client, url = sign_in(Role.EDITOR), state_url(own, CommitmentState.NOT_PURSUED)
    assert "closed as not pursued" in client.get(url).text
    assert "reason" in client.post(url, {"on": "2026-11-25"}).context["form"].errors
    assert client.post(url, {"on": "2026-11-25", "reason": "Not possible."}).status_code == 302
    own.refresh_from_db()
    assert own.state == CommitmentState.NOT_PURSUED


def test_a_refusal_of_the_service_stands_above_the_form(own: Commitment, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    client.post(state_url(own, CommitmentState.COMPLETED), {"on": "2026-11-25"})
    response = client.post(state_url(own, CommitmentState.ACTIVE), {"on": "2026-11-24", "reason": "More to do."})
    (refusal,) = response.context["form"].non_field_errors()
    assert refusal == "The last change took effect on 25 November 2026. Choose that date or a later one."


def test_a_way_that_is_closed_has_no_page(own: Commitment, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    assert client.get(state_url(own, CommitmentState.DRAFT)).status_code == 404
    assert "“Reopen” is not available" in client.get(state_url(own, CommitmentState.ACTIVE), follow=True).text
    assert client.get(reverse("commitments:commitment-act", args=[own.reference, "ended"])).status_code == 404


def test_a_successor_is_chosen_among_what_one_sees(own: Commitment, ministries: Ministries, sign_in: SignIn) -> None:
    hidden = CommitmentFactory.create(lead=ministries.theirs, state=CommitmentState.DRAFT)
    successor = CommitmentFactory.create(lead=ministries.theirs)
    client, url = sign_in(Role.EDITOR), state_url(own, CommitmentState.SUPERSEDED)
    assert client.post(url, {"on": "2026-11-25", "successor": hidden.pk}).status_code == 400
    assert client.post(url, {"on": "2026-11-25", "successor": successor.pk}).status_code == 302
    own.refresh_from_db()
    assert own.superseded_by == successor


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR])
def test_nobody_changes_the_state_for_another_ministry(role: Role, ministries: Ministries, sign_in: SignIn) -> None:
    theirs = CommitmentFactory.create(lead=ministries.theirs)
    response = sign_in(role).post(state_url(theirs, CommitmentState.COMPLETED), {"on": "2026-11-25"})
    assert response.status_code == 403
    theirs.refresh_from_db()
    assert theirs.state == CommitmentState.ACTIVE
