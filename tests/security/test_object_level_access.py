"""What is hidden stays hidden on the ways round its own page."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from audit.history_reader import entries
from commitments.enums import CommitmentState
from commitments.models import (
    Activity,
    ActivityCommitment,
    Commitment,
    Evidence,
    Instrument,
    InternalNote,
    ProgressReport,
)
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from dialogue.enums import ItemOrigin
from dialogue.rules.stages import Stage
from dialogue.services.register import read_register
from tests.factories.commitments import (
    ActivityFactory,
    CommitmentFactory,
    EvidenceFactory,
    InternalNoteFactory,
    ProgressReportFactory,
)
from tests.factories.contacts import HandlingMarkFactory
from tests.factories.dialogue import (
    ActionItemFactory,
    AgendaFactory,
    AgendaItemFactory,
    CmwgStatusFactory,
    DialogueFactory,
    OverlapFactory,
)
from tests.security.conftest import SignIn

pytestmark = pytest.mark.django_db

type UserOf = Callable[..., User]


@pytest.fixture
def hidden(theirs: Participant) -> Commitment:
    return CommitmentFactory.create(lead=theirs, mark=HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT))


def test_no_document_names_a_draft_that_overlaps(theirs: Participant) -> None:
    status = CmwgStatusFactory.create()
    for state in (CommitmentState.DRAFT, CommitmentState.ACTIVE):
        OverlapFactory.create(status=status, commitment=CommitmentFactory.create(lead=theirs, state=state))
    register = read_register(dialogue=status.dialogue, as_of=datetime.now(UTC))
    assert register.cmwg is not None
    assert [each.commitment for each in register.cmwg.overlaps] == [
        Commitment.objects.get(state=CommitmentState.ACTIVE).reference
    ]


def test_a_note_on_what_is_hidden_is_hidden(ours: Participant, user_of: UserOf) -> None:
    """A contact point officer's note is no way for a colleague to the narrowest mark."""
    named = HandlingMarkFactory.create(audience=Audience.NAMED)
    note = InternalNoteFactory.create(participant=ours, commitment=CommitmentFactory.create(lead=ours, mark=named))
    assert list(InternalNote.objects.visible_to(user_of(Role.CONTACT_OFFICER))) == [note]
    assert list(InternalNote.objects.visible_to(user_of(Role.READER))) == []


def test_the_secretariat_reads_no_ministry_s_own_records_whatever_its_account_says(
    ours: Participant, user_of: UserOf
) -> None:
    secretary = user_of(Role.SECRETARIAT, participant=ours)
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    CommitmentFactory.create(lead=ours, state=CommitmentState.DRAFT)
    CommitmentFactory.create(lead=ours, mark=narrow)
    ActivityFactory.create(organizer=ours, mark=narrow)
    EvidenceFactory.create(commitment=CommitmentFactory.create(lead=ours, title_en="Shared"), mark=narrow)
    assert [each.title_en for each in Commitment.objects.visible_to(secretary)] == ["Shared"]
    assert not Activity.objects.visible_to(secretary)
    assert not Evidence.objects.visible_to(secretary)


def test_who_moves_to_another_ministry_leaves_what_was_entered_there(theirs: Participant, user_of: UserOf) -> None:
    moved = user_of(Role.EDITOR)
    CommitmentFactory.create(lead=theirs, state=CommitmentState.DRAFT, entered_by=moved)
    ProgressReportFactory.create(commitment=CommitmentFactory.create(), participant=theirs, entered_by=moved)
    assert not Commitment.objects.visible_to(moved).filter(state=CommitmentState.DRAFT)
    assert not ProgressReport.objects.visible_to(moved)


def test_a_partner_system_reads_no_drafts_that_its_account_entered_as_another_role(
    ours: Participant, user_of: UserOf
) -> None:
    partner = user_of(Role.PARTNER)
    CommitmentFactory.create(lead=ours, state=CommitmentState.DRAFT, entered_by=partner)
    ProgressReportFactory.create(commitment=CommitmentFactory.create(lead=ours), participant=ours, entered_by=partner)
    assert not Commitment.objects.visible_to(partner).filter(state=CommitmentState.DRAFT)
    assert not ProgressReport.objects.visible_to(partner)


@pytest.mark.parametrize("query", ["commitment={pk}", "commitment__isnull=False", "commitment__gt=0"])
def test_a_filter_in_the_address_does_not_find_what_carries_an_action_on(
    query: str, hidden: Commitment, sign_in: SignIn
) -> None:
    ActionItemFactory.create(commitment=hidden)
    response = sign_in(Role.READER).get(
        f"{reverse('admin:dialogue_actionitem_changelist')}?{query.format(pk=hidden.pk)}"
    )
    assert response.status_code in {302, 400}


def test_the_order_of_a_list_does_not_tell_of_it(hidden: Commitment, sign_in: SignIn) -> None:
    ActionItemFactory.create(commitment=hidden)
    response = sign_in(Role.READER).get(reverse("admin:dialogue_actionitem_changelist"))
    assert "commitment" not in response.context["cl"].sortable_by


def test_the_home_page_does_not_name_what_carries_an_action_on(
    ours: Participant, hidden: Commitment, sign_in: SignIn
) -> None:
    ActionItemFactory.create(lead=ours, commitment=hidden, due_on="2026-01-31")
    page = sign_in(Role.EDITOR).get(reverse("home"))
    assert page.status_code == 200
    assert f"commitment={hidden.pk}" not in page.text


def test_the_home_page_tells_of_a_draft_agenda_to_the_secretariat_alone(ours: Participant, sign_in: SignIn) -> None:
    AgendaFactory.create(dialogue=DialogueFactory.create())
    for role, told in ((Role.SECRETARIAT, True), (Role.READER, False)):
        year = sign_in(role).get(reverse("home")).context["year"]
        (drafted,) = (stage.place == "past" for stage in year.stages if stage.stage is Stage.DRAFT)
        assert drafted is told


def test_the_history_says_nothing_of_a_record_that_is_hidden(hidden: Commitment, user_of: UserOf) -> None:
    reader, activity, action = user_of(Role.READER), ActivityFactory.create(), ActionItemFactory.create(commitment=None)
    action.refresh_from_db()
    ActivityCommitment.objects.create(activity=activity, commitment=hidden)
    action.commitment = hidden
    action.save()
    assert [each.part for each in entries(activity, reader)] == [""]
    assert [each.kind for each in entries(action, reader)] == ["Entered"]


# In one transaction all moments are the same, and nothing came before anything.
@pytest.mark.django_db(transaction=True)
def test_the_history_of_a_part_begins_with_what_the_reader_may_see(theirs: Participant, user_of: UserOf) -> None:
    """Who was to support a draft is as much the ministry's own as the draft."""
    commitment = CommitmentFactory.create(lead=theirs, state=CommitmentState.DRAFT)
    commitment.support_links.create(participant=theirs).delete()
    commitment.state = CommitmentState.ACTIVE
    commitment.save()
    later = commitment.support_links.create(participant=theirs)
    seen = [each for each in entries(commitment, user_of(Role.READER)) if each.part == "supporting Participant"]
    assert later.pk
    assert [each.kind for each in seen] == ["Entered"]
    own = user_of(Role.EDITOR, participant=theirs)
    assert len([each for each in entries(commitment, own) if each.part == "supporting Participant"]) == 3


@pytest.mark.parametrize("role", [Role.READER, Role.CONTACT_OFFICER, Role.SECRETARIAT])
def test_the_compiled_agenda_tells_of_the_draft_to_the_secretariat_alone(role: Role, sign_in: SignIn) -> None:
    dialogue = DialogueFactory.create(instrument=Instrument.objects.shipped())
    AgendaItemFactory.create(
        agenda__dialogue=dialogue, key="added:1", origin=ItemOrigin.ADDED, title_en="Unspeakable", minutes=5
    )
    client = sign_in(role)
    for address in (
        reverse("dialogue:agenda", args=[dialogue.number]),
        reverse("dialogue:download", args=[dialogue.number, "json"]),
        reverse("api:agenda", args=[dialogue.number]),
    ):
        response = client.get(address)
        assert response.status_code == 200
        assert ("Unspeakable" in response.text) is (role is Role.SECRETARIAT)
