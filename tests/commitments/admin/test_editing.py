"""Who may enter and change which commitment, and what saving does."""

import pytest
from django.urls import reverse

from commitments.models import Commitment
from contacts.enums import Role
from tests.factories.commitments import CommitmentFactory
from tests.fixtures.ministries import Ministries, SignIn, address, complete
from tests.form_data import filled


@pytest.mark.parametrize("model", ["commitment", "activity", "jointdecision", "notice"])
def test_a_new_record_is_entered_in_the_form_of_the_portal(model: str, sign_in: SignIn) -> None:
    client, add = sign_in(Role.EDITOR), address("add", model=f"commitments_{model}")
    page = reverse(f"commitments:new-{'decision' if model == 'jointdecision' else model}")
    assert f'href="{page}"' in client.get(address("changelist", model=f"commitments_{model}")).text
    assert client.get(f"{add}?kind=general").headers["Location"] == f"{page}?kind=general"
    assert client.post(add).headers["Location"] == page
    reader = sign_in(Role.READER)
    assert f'href="{page}"' not in reader.get(address("changelist", model=f"commitments_{model}")).text
    assert reader.get(add).status_code == reader.post(add).status_code == 403


def test_a_change_in_the_admin_leads_to_the_page_of_the_record(own: Commitment, sign_in: SignIn) -> None:
    client, form = sign_in(Role.EDITOR), address("change", own)
    shown = client.get(form)
    assert f'href="{own.get_absolute_url()}">View record</a>' in shown.text
    assert client.post(form, filled(shown, source="A page")).headers["Location"] == own.get_absolute_url()


@pytest.mark.parametrize(
    ("role", "whose", "status"),
    [
        (Role.EDITOR, "ours", 302),
        (Role.CONTACT_OFFICER, "ours", 302),
        (Role.SECRETARIAT, "ours", 302),
        (Role.SECRETARIAT, "theirs", 302),
        (Role.EDITOR, "theirs", 403),
        (Role.CONTACT_OFFICER, "theirs", 403),
        (Role.READER, "ours", 403),
    ],
)
def test_each_ministry_edits_its_own(
    role: Role, whose: str, status: int, ministries: Ministries, sign_in: SignIn
) -> None:
    commitment = complete(CommitmentFactory.create(lead=getattr(ministries, whose)))
    as_shown = filled(sign_in(Role.EDITOR, commitment.lead).get(address("change", commitment)))
    response = sign_in(role).post(address("change", commitment), as_shown | {"title_en": "Another title"})
    assert response.status_code == status
    commitment.refresh_from_db()
    assert (commitment.title_en == "Another title") is (status == 302)


def test_a_ministry_does_not_give_its_commitment_away(own: Commitment, ministries: Ministries, sign_in: SignIn) -> None:
    client = sign_in(Role.EDITOR)
    sent = filled(client.get(address("change", own)), lead=ministries.theirs.pk)
    assert client.post(address("change", own), sent).status_code == 200
    own.refresh_from_db()
    assert own.lead == ministries.ours


def test_two_people_who_change_different_fields_both_keep_theirs(own: Commitment, sign_in: SignIn) -> None:
    one, other = sign_in(Role.EDITOR), sign_in(Role.CONTACT_OFFICER)
    first = filled(one.get(address("change", own)), source="A page")
    second = filled(other.get(address("change", own)), title_fr="Un titre")
    one.post(address("change", own), first)
    other.post(address("change", own), second | {"source": "A page"})
    own.refresh_from_db()
    assert (own.source, own.title_fr) == ("A page", "Un titre")
