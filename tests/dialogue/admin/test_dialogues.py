"""Who runs the Dialogue in the admin, and who names whose delegation."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from contacts.enums import Role
from contacts.models import Participant
from dialogue.enums import ArrangementKind, DialogueStatus, ItemOrigin
from dialogue.models import Delegate, Dialogue, Invitee
from tests.dialogue.admin.admin_urls import address
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import OfficialFactory, ParticipantFactory, RankFactory, StakeholderFactory
from tests.factories.dialogue import (
    ActionItemFactory,
    AgendaFactory,
    AgendaItemFactory,
    ChairEligibilityFactory,
    CoChairFactory,
    DelegateFactory,
    DialogueFactory,
    RotationTurnFactory,
    WorkingArrangementFactory,
)
from tests.form_data import filled
from tests.sessions import signed_in_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry(db: None) -> Participant:
    return ParticipantFactory.create()


def test_a_ministry_names_its_own_delegate(ministry: Participant) -> None:
    official = OfficialFactory.create(participant=ministry)
    client, dialogue = signed_in_as(Role.EDITOR, ministry), DialogueFactory.create()
    url = address("delegate", "add")
    sent = filled(client.get(url, {"dialogue": dialogue.pk}), official=official.pk)
    assert client.post(url, sent).status_code == 302
    assert Delegate.objects.get().participant == ministry


@pytest.mark.parametrize("field", ["participant", "official"])
def test_a_ministry_names_nobody_for_another(field: str, ministry: Participant) -> None:
    other = OfficialFactory.create()
    client, dialogue = signed_in_as(Role.EDITOR, ministry), DialogueFactory.create()
    values = {"participant": other.participant.pk, "official": other.pk}
    url = address("delegate", "add")
    sent = filled(client.get(url, {"dialogue": dialogue.pk}), **{field: values[field]})
    assert field in client.post(url, sent).context["adminform"].form.errors


def test_the_secretariat_names_no_official_for_the_wrong_participant(ministry: Participant) -> None:
    client, dialogue = signed_in_as(Role.SECRETARIAT), DialogueFactory.create()
    url = address("delegate", "add")
    sent = filled(client.get(url), dialogue=dialogue.pk, participant=ministry.pk, official=OfficialFactory.create().pk)
    assert "official" in client.post(url, sent).context["adminform"].form.errors


def test_a_ministry_does_not_touch_the_delegation_of_another(ministry: Participant) -> None:
    theirs = DelegateFactory.create()
    client = signed_in_as(Role.EDITOR, ministry)
    assert client.get(address("delegate", "change", theirs.pk)).status_code == 200
    assert client.post(address("delegate", "change", theirs.pk), {}).status_code == 403
    assert client.post(address("delegate", "delete", theirs.pk), {"post": "yes"}).status_code == 403


def test_a_ministry_takes_its_own_delegate_back(ministry: Participant) -> None:
    own = DelegateFactory.create(participant=ministry)
    client = signed_in_as(Role.EDITOR, ministry)
    assert client.post(address("delegate", "delete", own.pk), {"post": "yes"}).status_code == 302
    assert not Delegate.objects.exists()


def test_a_ministry_proposes_an_invitee_in_its_own_name(ministry: Participant) -> None:
    client, dialogue, person = (
        signed_in_as(Role.EDITOR, ministry),
        DialogueFactory.create(),
        StakeholderFactory.create(),
    )
    url = address("invitee", "add")
    sent = filled(client.get(url, {"dialogue": dialogue.pk}), stakeholder=person.pk)
    assert client.post(url, sent).status_code == 302
    assert Invitee.objects.get().proposed_by == ministry


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER])
def test_only_the_secretariat_runs_the_dialogue(role: Role) -> None:
    dialogue, client = DialogueFactory.create(), signed_in_as(role)
    read = client.get(address("dialogue", "change", dialogue.pk))
    assert read.headers["Location"] == dialogue.get_absolute_url()
    assert client.post(address("dialogue", "change", dialogue.pk), {}).status_code == 403


def test_what_calendars_show_of_a_planned_dialogue_is_not_edited_but_acted_on() -> None:
    client = signed_in_as(Role.SECRETARIAT)
    planned = client.get(address("dialogue", "change", DialogueFactory.create().pk))
    held = DialogueFactory.create(status=DialogueStatus.HELD, held_on=date(2026, 11, 24))
    over = client.get(address("dialogue", "change", held.pk))
    assert not {"local_start_0", "time_zone", "city_en"} & {*_names(planned)}
    assert {"local_start_0", "time_zone", "city_en"} <= {*_names(over)}


def test_the_list_tells_the_planned_day_of_a_dialogue_that_is_ahead() -> None:
    DialogueFactory.create(local_start=datetime(2027, 2, 17, 8, 0, tzinfo=UTC), time_zone="America/Toronto")
    assert b"17 February 2027" in signed_in_as(Role.SECRETARIAT).get(address("dialogue", "changelist")).content


def _names(response: Any) -> list[str]:
    return re.findall(r'name="([a-z_0-9]+)"', response.text)


def chair(client: Client, dialogue: Dialogue, **values: Any) -> Any:
    url = address("dialogue", "change", dialogue.pk)
    sent = filled(client.get(url)) | {"cochairs-TOTAL_FORMS": "1"}
    return client.post(url, sent | {f"cochairs-0-{name}": value for name, value in values.items()})


def test_the_side_and_participant_of_a_chair_follow_from_who_may_chair() -> None:
    eligible = ChairEligibilityFactory.create()
    official = OfficialFactory.create(participant=eligible.participant)
    dialogue, client = DialogueFactory.create(), signed_in_as(Role.SECRETARIAT)
    response = chair(client, dialogue, eligibility=eligible.pk, official=official.pk)
    assert response.status_code == 302, response.context["errors"]
    cochair = dialogue.cochairs.get()
    assert (cochair.side, cochair.participant) == (eligible.side, eligible.participant)


def test_an_official_of_another_participant_is_refused_at_the_field() -> None:
    dialogue, client = DialogueFactory.create(), signed_in_as(Role.SECRETARIAT)
    response = chair(
        client, dialogue, eligibility=ChairEligibilityFactory.create().pk, official=OfficialFactory.create().pk
    )
    assert response.status_code == 200
    assert "This official belongs to another Participant." in response.text


@pytest.mark.parametrize(
    ("day", "time", "zone", "field"),
    [
        ("2027-03-14", "02:30", "America/Toronto", "local_start"),
        ("2027-11-07", "01:30", "America/Toronto", "local_start"),
        ("2027-02-09", "09:00", "Ottawa", "time_zone"),
        ("2027-02-09", "09:00", "../etc", "time_zone"),
    ],
)
def test_a_time_that_clocks_do_not_show_once_is_refused(day: str, time: str, zone: str, field: str) -> None:
    dialogue, client = (
        DialogueFactory.create(status=DialogueStatus.HELD, held_on=date(2026, 11, 24)),
        signed_in_as(Role.SECRETARIAT),
    )
    url = address("dialogue", "change", dialogue.pk)
    sent = filled(client.get(url), local_start_0=day, local_start_1=time, time_zone=zone)
    assert field in client.post(url, sent).context["adminform"].form.errors


def test_a_chair_out_of_turn_needs_a_reason() -> None:
    first, second = ChairEligibilityFactory.create_batch(2, participant__side__code="CA")
    arrangement = WorkingArrangementFactory.create(kind=ArrangementKind.ROTATION, side=first.side)
    for position, eligible in enumerate((first, second), start=1):
        RotationTurnFactory.create(arrangement=arrangement, position=position, participant=eligible.participant)
    dialogue, client = DialogueFactory.create(number=1), signed_in_as(Role.SECRETARIAT)
    refused = chair(client, dialogue, eligibility=second.pk)
    assert "By rotation, another Participant is to chair. Enter the reason." in refused.text
    assert chair(client, dialogue, eligibility=second.pk, out_of_turn_reason="By agreement.").status_code == 302


def test_after_a_chair_out_of_turn_whoever_was_passed_over_comes_next() -> None:
    first, second = ChairEligibilityFactory.create_batch(2, participant__side__code="CA")
    arrangement = WorkingArrangementFactory.create(kind=ArrangementKind.ROTATION, side=first.side)
    for position, eligible in enumerate((first, second), start=1):
        RotationTurnFactory.create(arrangement=arrangement, position=position, participant=eligible.participant)
    CoChairFactory.create(dialogue__number=1, eligibility=second)
    dialogue, client = DialogueFactory.create(number=2), signed_in_as(Role.SECRETARIAT)
    assert chair(client, dialogue, eligibility=first.pk).status_code == 302


def test_an_action_does_not_tell_of_a_hidden_commitment_and_keeps_it() -> None:
    hidden = CommitmentFactory.create(state="draft", title_en="Zinnober")
    action = ActionItemFactory.create(commitment=hidden)
    client, url = signed_in_as(Role.SECRETARIAT), address("actionitem", "change", action.pk)
    for page in (url, address("actionitem", "changelist"), address("actionitem", "history", action.pk)):
        text = client.get(page).text
        assert "Zinnober" not in text
        assert hidden.reference not in text
    sent = filled(client.get(url), title_fr="Une mesure")
    assert client.post(url, sent).status_code == 302
    action.refresh_from_db()
    assert (action.title_fr, action.commitment) == ("Une mesure", hidden)


def test_a_draft_agenda_is_the_secretariat_s() -> None:
    draft, issued = AgendaFactory.create(), AgendaFactory.create(issued=True)
    client = signed_in_as(Role.EDITOR)
    assert client.get(address("agenda", "change", draft.pk)).status_code == 404
    assert client.get(address("agenda", "change", issued.pk)).headers["Location"] == issued.get_absolute_url()
    assert client.get(address("agenda", "changelist")).context["cl"].result_count == 1


def test_an_item_that_a_person_changes_is_that_person_s() -> None:
    item = AgendaItemFactory.create()
    client, url = signed_in_as(Role.SECRETARIAT), address("agendaitem", "change", item.pk)
    assert client.post(url, filled(client.get(url), title_en="Another title")).status_code == 302
    item.refresh_from_db()
    assert (item.title_en, item.origin) == ("Another title", ItemOrigin.EDITED)
    assert item.changed_by is not None


def test_an_item_that_was_issued_stays_as_it_was() -> None:
    item = AgendaItemFactory.issued()
    client = signed_in_as(Role.SECRETARIAT)
    assert client.post(address("agendaitem", "change", item.pk), {}).status_code == 403


def test_an_official_of_another_rank_chairs_only_as_acting() -> None:
    eligible = ChairEligibilityFactory.create()
    official = OfficialFactory.create(participant=eligible.participant, rank=RankFactory.create())
    dialogue, client = DialogueFactory.create(), signed_in_as(Role.SECRETARIAT)
    refused = chair(client, dialogue, eligibility=eligible.pk, official=official.pk)
    assert "does not have the rank stated in article 4(a)(i)" in refused.text
    assert chair(client, dialogue, eligibility=eligible.pk, official=official.pk, acting="on").status_code == 302
    assert dialogue.cochairs.get().acting
