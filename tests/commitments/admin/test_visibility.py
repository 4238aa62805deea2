"""Who sees which commitment in the admin: another ministry's draft answers as if it were not there, everywhere."""

import pytest
from django.urls import reverse

from commitments.enums import CommitmentState
from commitments.models import Commitment
from contacts.enums import Audience, Role
from tests.factories.commitments import (
    ActivityFactory,
    CommitmentFactory,
    EvidenceFactory,
    InternalNoteFactory,
    MilestoneFactory,
    ProgressReportFactory,
    StateChangeFactory,
)
from tests.factories.contacts import HandlingMarkFactory
from tests.fixtures.ministries import Ministries, SignIn, address

SECRET = "Zinnober"  # A word that stands nowhere else.
READERS = [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER, Role.SECRETARIAT]


@pytest.fixture
def draft(ministries: Ministries) -> Commitment:
    return CommitmentFactory.create(lead=ministries.theirs, state=CommitmentState.DRAFT, title_en=SECRET)


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_the_draft_of_another_ministry_is_not_there(role: Role, page: str, draft: Commitment, sign_in: SignIn) -> None:
    response = sign_in(role).get(address(page, draft))
    # Nobody deletes commitments, so that page is closed to all alike, whether there is one or not.
    assert response.status_code == (403 if page == "delete" else 404)
    assert SECRET not in response.text


@pytest.mark.parametrize("role", READERS)
def test_a_page_of_what_never_was_answers_the_same(role: Role, draft: Commitment, sign_in: SignIn) -> None:
    client = sign_in(role)
    never = reverse("admin:commitments_commitment_change", args=[draft.pk + 1])
    hidden = address("change", draft)
    assert client.get(never).status_code == client.get(hidden).status_code == 404
    assert client.post(never).status_code == client.post(hidden).status_code == 404


@pytest.mark.parametrize("to", ["active", "not_pursued"])
def test_the_draft_of_another_ministry_is_not_made_active(to: str, draft: Commitment, sign_in: SignIn) -> None:
    url = reverse("commitments:commitment-act", args=[draft.reference, to])
    client = sign_in(Role.EDITOR)
    assert client.get(url).status_code == client.post(url, {"on": "2026-11-25"}).status_code == 404


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("query", [{}, {"q": SECRET}, {"state": "draft"}, {"_facets": "True"}, {"o": "2"}])
def test_it_is_in_no_list_and_no_count(role: Role, query: dict[str, str], draft: Commitment, sign_in: SignIn) -> None:
    CommitmentFactory.create()
    response = sign_in(role).get(address("changelist"), query)
    listed = response.context["cl"]
    assert draft.reference not in response.text
    assert listed.result_count == (0 if "q" in query or "state" in query else 1)
    assert listed.full_result_count == 1
    if "_facets" in query:
        assert "Draft (0)" in response.text


@pytest.mark.parametrize("role", READERS)
def test_autocomplete_does_not_offer_it(role: Role, draft: Commitment, sign_in: SignIn) -> None:
    offered = sign_in(role).get(
        reverse("admin:autocomplete"),
        {"app_label": "dialogue", "model_name": "overlap", "field_name": "commitment", "term": SECRET},
    )
    assert offered.json()["results"] == []


def test_its_own_ministry_sees_it(draft: Commitment, ministries: Ministries, sign_in: SignIn) -> None:
    for role in (Role.READER, Role.EDITOR, Role.CONTACT_OFFICER):
        client = sign_in(role, ministries.theirs)
        assert SECRET in client.get(address("change", draft), follow=True).text
        assert SECRET in client.get(address("changelist")).text


def test_who_entered_a_draft_on_behalf_sees_it(ministries: Ministries, sign_in: SignIn) -> None:
    client = sign_in(Role.SECRETARIAT)
    draft = CommitmentFactory.create(
        lead=ministries.theirs, state=CommitmentState.DRAFT, entered_by_id=client.session["_auth_user_id"]
    )
    assert client.get(address("change", draft)).status_code == 200


@pytest.mark.parametrize(
    ("role", "audience", "status"),
    [
        (Role.READER, Audience.PARTICIPANTS, 302),
        (Role.READER, Audience.OWN_PARTICIPANT, 404),
        (Role.SECRETARIAT, Audience.OWN_PARTICIPANT, 404),
        (Role.CONTACT_OFFICER, Audience.NAMED, 404),
    ],
)
def test_a_mark_of_another_ministry_hides_what_it_narrows(
    role: Role, audience: Audience, status: int, ministries: Ministries, sign_in: SignIn
) -> None:
    marked = CommitmentFactory.create(lead=ministries.theirs, mark=HandlingMarkFactory.create(audience=audience))
    assert sign_in(role).get(address("change", marked)).status_code == status


def test_the_narrowest_mark_of_the_own_ministry_is_for_contact_point_officers(
    ministries: Ministries, sign_in: SignIn
) -> None:
    marked = CommitmentFactory.create(lead=ministries.ours, mark=HandlingMarkFactory.create(audience=Audience.NAMED))
    assert sign_in(Role.EDITOR).get(address("change", marked)).status_code == 404
    assert sign_in(Role.CONTACT_OFFICER).get(address("change", marked)).status_code == 200


@pytest.mark.parametrize("factory", [MilestoneFactory, ProgressReportFactory, EvidenceFactory, StateChangeFactory])
@pytest.mark.parametrize("role", READERS)
def test_what_hangs_on_a_hidden_draft_is_hidden_with_it(
    factory: type, role: Role, draft: Commitment, sign_in: SignIn
) -> None:
    record = factory(commitment=draft)
    model = f"{record._meta.app_label}_{record._meta.model_name}"
    client = sign_in(role)
    assert client.get(address("change", record, model=model)).status_code == 404
    assert client.get(address("history", record, model=model)).status_code == 404
    assert client.get(address("changelist", model=model)).context["cl"].result_count == 0


@pytest.mark.parametrize("role", READERS)
def test_a_report_that_is_being_written_is_seen_by_its_own_ministry(
    role: Role, ministries: Ministries, sign_in: SignIn
) -> None:
    report = ProgressReportFactory.create(commitment__lead=ministries.theirs, text_en=SECRET)
    client = sign_in(role)
    assert client.get(address("change", report, model="commitments_progressreport")).status_code == 404
    assert SECRET not in client.get(address("change", report.commitment), follow=True).text
    assert SECRET not in client.get(address("history", report.commitment)).text


def test_an_administrator_sees_nothing_of_the_register(sign_in: SignIn) -> None:
    shared = CommitmentFactory.create()
    client = sign_in(Role.ADMINISTRATOR)
    assert client.get(address("changelist")).status_code == 403
    assert client.get(address("change", shared)).status_code == 404


def test_a_partner_system_does_not_come_in_by_the_browser(sign_in: SignIn) -> None:
    assert sign_in(Role.PARTNER).get(address("changelist")).status_code == 302


def test_who_lost_the_account_is_out_with_the_next_request(sign_in: SignIn, ministries: Ministries) -> None:
    client = sign_in(Role.EDITOR)
    assert client.get(address("changelist")).status_code == 200
    ministries.ours.users.update(is_active=False)
    assert client.get(address("changelist")).status_code == 302


def test_activity_does_not_reveal_hidden_commitments(draft: Commitment, sign_in: SignIn) -> None:
    activity = ActivityFactory.create()
    activity.commitments.add(draft)
    client = sign_in(Role.READER)
    for page in ("change", "history"):
        text = client.get(address(page, activity, model="commitments_activity")).text
        assert SECRET not in text
        assert draft.reference not in text


def test_a_successor_that_is_hidden_is_not_named(draft: Commitment, sign_in: SignIn) -> None:
    superseded = CommitmentFactory.create(state=CommitmentState.SUPERSEDED, superseded_by=draft)
    client = sign_in(Role.SECRETARIAT)
    for page in ("change", "history"):
        text = client.get(address(page, superseded)).text
        assert SECRET not in text
        assert draft.reference not in text


@pytest.mark.parametrize("query", ["internal_notes__isnull=0", "internal_notes__text__contains=o", "reports__isnull=1"])
def test_no_address_filters_by_what_may_be_hidden(query: str, ministries: Ministries, sign_in: SignIn) -> None:
    note = InternalNoteFactory.create(participant=ministries.theirs)
    response = sign_in(Role.READER).get(f"{address('changelist')}?{query}")
    assert response.status_code == 400
    assert note.commitment.reference not in response.text
