"""How the state of a commitment is changed on its pages, and which ways are open."""

import pytest
from django.urls import reverse

from commitments.enums import CommitmentState
from commitments.models import Commitment
from contacts.enums import Audience, Role
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory
from tests.fixtures.ministries import Ministries, SignIn, address, complete, state_url


def test_commitment_page_links_to_the_permitted_transitions(own: Commitment, sign_in: SignIn) -> None:
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


def test_refusal_of_the_service_is_shown_above_the_form(own: Commitment, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    client.post(state_url(own, CommitmentState.COMPLETED), {"on": "2026-11-25"})
    response = client.post(state_url(own, CommitmentState.ACTIVE), {"on": "2026-11-24", "reason": "More to do."})
    (refusal,) = response.context["form"].non_field_errors()
    assert refusal == "The last change took effect on 25 November 2026. Choose that date or a later one."


@pytest.mark.parametrize("audience", [Audience.PARTICIPANTS, Audience.OWN_PARTICIPANT])
def test_activating_a_draft_names_sharing_if_the_mark_allows_it(
    audience: Audience, ministries: Ministries, sign_in: SignIn
) -> None:
    is_shared = audience is Audience.PARTICIPANTS
    mark = HandlingMarkFactory.create(audience=audience)
    draft = complete(CommitmentFactory.create(lead=ministries.ours, state=CommitmentState.DRAFT, mark=mark))
    client = sign_in(Role.EDITOR)
    assert ("Share and make active" in client.get(draft.get_absolute_url()).text) is is_shared
    answer = client.post(state_url(draft, CommitmentState.ACTIVE), {"on": "2026-11-25"}, follow=True)
    assert f"{draft.reference} is now “Active”." in answer.text
    assert ("The Participants can now read it." in answer.text) is is_shared


def test_a_reopened_commitment_is_not_reported_as_newly_shared(own: Commitment, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    client.post(state_url(own, CommitmentState.COMPLETED), {"on": "2026-11-25"})
    reopening = {"on": "2026-11-25", "reason": "More to do."}
    answer = client.post(state_url(own, CommitmentState.ACTIVE), reopening, follow=True)
    assert f"{own.reference} is now “Active”." in answer.text
    assert "can now read it" not in answer.text


def test_forbidden_transition_has_no_page(own: Commitment, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    assert client.get(state_url(own, CommitmentState.DRAFT)).status_code == 404
    assert "“Reopen” is not available" in client.get(state_url(own, CommitmentState.ACTIVE), follow=True).text
    assert client.get(reverse("commitments:commitment-act", args=[own.reference, "ended"])).status_code == 404


def test_a_successor_is_chosen_among_what_one_sees(own: Commitment, ministries: Ministries, sign_in: SignIn) -> None:
    hidden = CommitmentFactory.create(lead=ministries.theirs, state=CommitmentState.DRAFT)
    successor = CommitmentFactory.create(lead=ministries.theirs)
    client, url = sign_in(Role.EDITOR), state_url(own, CommitmentState.SUPERSEDED)
    # The page does not grow with the register.
    assert successor.reference not in client.get(url).text
    refused = client.post(url, {"on": "2026-11-25", "successor": hidden.reference})
    assert (refused.status_code, "No active commitment has this number." in refused.text) == (400, True)
    typed = f" {successor.reference.lower()} "
    assert client.post(url, {"on": "2026-11-25", "successor": typed}).status_code == 302
    own.refresh_from_db()
    assert own.superseded_by == successor


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR])
def test_no_ministry_changes_the_state_for_another(role: Role, ministries: Ministries, sign_in: SignIn) -> None:
    theirs = CommitmentFactory.create(lead=ministries.theirs)
    response = sign_in(role).post(state_url(theirs, CommitmentState.COMPLETED), {"on": "2026-11-25"})
    assert response.status_code == 403
    theirs.refresh_from_db()
    assert theirs.state == CommitmentState.ACTIVE
