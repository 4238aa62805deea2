"""Changes in the row of the register: the small pages that its cells open."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audit.history_reader import event_model
from commitments.enums import CommitmentState
from commitments.models import Commitment
from contacts.enums import Audience, Role
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory
from tests.fixtures.ministries import Ministries, SignIn
from tests.form_data import filled

pytestmark = pytest.mark.django_db

LIST = reverse("commitments:register")


def page(name: str, commitment: Commitment) -> str:
    return reverse(f"commitments:{name}", args=[commitment.reference])


def save(client: Client, address: str, **values: Any) -> Any:
    return client.post(address, filled(client.get(address), **values))


def test_the_due_date_changes_alone_with_its_reason_in_the_history(ministries: Ministries, sign_in: SignIn) -> None:
    commitment = CommitmentFactory.create(lead=ministries.ours, state=CommitmentState.ACTIVE, due_on=date(2027, 1, 1))
    client, address = sign_in(Role.EDITOR), page("edit-commitment-due", commitment)
    assert list(client.get(address).context["form"].fields) == ["due_on", "mark_reason"]
    response = save(client, address, due_on="2027-06-30", mark_reason="Agreed by both sides")
    assert response.status_code == 302
    changed = Commitment.objects.get(pk=commitment.pk)
    assert changed.due_on == date(2027, 6, 30)
    assert (changed.title, changed.lead, changed.mark) == (commitment.title, commitment.lead, commitment.mark)
    assert list(changed.areas.all()) == list(commitment.areas.all())
    last = event_model(Commitment).objects.filter(pgh_obj_id=commitment.pk).latest("pgh_id")
    assert last.pgh_context["reason"] == "Agreed by both sides"


def test_a_date_before_the_start_is_refused_at_the_cell(ministries: Ministries, sign_in: SignIn) -> None:
    commitment = CommitmentFactory.create(lead=ministries.ours, begun_on=date(2027, 1, 1), due_on=None)
    response = save(sign_in(Role.EDITOR), page("edit-commitment-due", commitment), due_on="2026-12-31")
    assert response.status_code == 400
    assert "The due date must be on or after the start date." in response.text


def test_the_secretariat_names_the_lead_and_an_editor_cannot_name_another(
    ministries: Ministries, sign_in: SignIn
) -> None:
    commitment = CommitmentFactory.create(lead=None, state=CommitmentState.ACTIVE)
    address = page("edit-commitment-lead", commitment)
    assert save(sign_in(Role.SECRETARIAT), address, lead=ministries.ours.pk).status_code == 302
    commitment.refresh_from_db()
    assert commitment.lead == ministries.ours
    response = save(sign_in(Role.EDITOR), address, lead=ministries.theirs.pk)
    assert response.status_code == 400
    commitment.refresh_from_db()
    assert commitment.lead == ministries.ours


def test_an_edit_conflict_shows_both_values_and_overwrites_on_request(ministries: Ministries, sign_in: SignIn) -> None:
    commitment = CommitmentFactory.create(lead=ministries.ours, due_on=date(2027, 1, 1))
    client, address = sign_in(Role.EDITOR), page("edit-commitment-due", commitment)
    opened = client.get(address)
    Commitment.objects.filter(pk=commitment.pk).update(due_on=date(2027, 3, 3))
    response = client.post(address, filled(opened, due_on="2027-02-02"))
    assert response.status_code == 400
    for words in ("2 February 2027", "3 March 2027", "Keep mine", "Take theirs"):
        assert words in response.text
    assert client.post(address, filled(response)).status_code == 302
    commitment.refresh_from_db()
    assert commitment.due_on == date(2027, 2, 2)


def test_the_page_of_the_state_leads_to_each_open_act_and_to_the_report(
    ministries: Ministries, sign_in: SignIn
) -> None:
    commitment = CommitmentFactory.create(lead=ministries.ours, state=CommitmentState.ACTIVE)
    text = sign_in(Role.EDITOR).get(page("commitment-states", commitment)).text
    for state in ("completed", "not_pursued", "superseded"):
        assert reverse("commitments:commitment-act", args=[commitment.reference, state]) in text
    assert reverse("commitments:commitment-act", args=[commitment.reference, "active"]) not in text
    assert f"{commitment.get_absolute_url()}?report#report" in text


@pytest.mark.parametrize(
    "name", ["edit-commitment-lead", "edit-commitment-due", "edit-commitment-reporting", "commitment-states"]
)
def test_hidden_commitments_are_not_found_and_those_of_others_refused(
    name: str, ministries: Ministries, sign_in: SignIn
) -> None:
    theirs = CommitmentFactory.create(lead=ministries.theirs, state=CommitmentState.ACTIVE)
    own = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    hidden = CommitmentFactory.create(lead=ministries.theirs, state=CommitmentState.ACTIVE, mark=own)
    for role, answer in ((Role.EDITOR, 403), (Role.READER, 403), (Role.SECRETARIAT, 200)):
        assert sign_in(role).get(page(name, theirs)).status_code == answer
    assert sign_in(Role.EDITOR).get(page(name, hidden)).status_code == 404
    assert sign_in(Role.EDITOR).get(f"{LIST}nothing%00/state/").status_code == 404


def test_the_cells_lead_where_the_reader_can_change_them(ministries: Ministries, sign_in: SignIn) -> None:
    ours = CommitmentFactory.create(lead=ministries.ours, state=CommitmentState.ACTIVE)
    theirs = CommitmentFactory.create(lead=ministries.theirs, state=CommitmentState.ACTIVE)
    names = ("edit-commitment-lead", "edit-commitment-due", "commitment-states")
    for role, expected in (
        (Role.READER, set()),
        (Role.EDITOR, {page(name, ours) for name in names[1:]}),
        (Role.SECRETARIAT, {page(name, each) for name in names for each in (ours, theirs)}),
    ):
        text = sign_in(role).get(LIST).text
        offered = {page(name, each) for name in names for each in (ours, theirs)}
        assert {address for address in offered if f'href="{address}"' in text} == expected
