"""The forms of a Dialogue's co-chairs and actions."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contacts.enums import Role
from dialogue.enums import ArrangementKind
from dialogue.models import ActionItem, CoChair, Dialogue
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import OfficialFactory, ParticipantFactory, RankFactory
from tests.factories.dialogue import (
    ActionItemFactory,
    ChairEligibilityFactory,
    CoChairFactory,
    DialogueFactory,
    RotationTurnFactory,
    WorkingArrangementFactory,
)
from tests.factories.records import adopted
from tests.form_data import filled
from tests.sessions import signed_in_as

pytestmark = pytest.mark.django_db


def chair(client: Client, dialogue: Dialogue, **values: Any) -> Any:
    url = reverse("dialogue:chairs", args=[dialogue.number])
    return client.post(url, filled(client.get(url)) | {f"cochairs-0-{name}": value for name, value in values.items()})


def test_the_side_and_participant_of_a_chair_follow_from_who_may_chair() -> None:
    eligible = ChairEligibilityFactory.create()
    official = OfficialFactory.create(participant=eligible.participant)
    dialogue, client = DialogueFactory.create(), signed_in_as(Role.SECRETARIAT)
    response = chair(client, dialogue, eligibility=eligible.pk, official=official.pk)
    assert response.status_code == 302, response.text
    cochair = dialogue.cochairs.get()
    assert (cochair.side, cochair.participant) == (eligible.side, eligible.participant)


def test_an_official_of_another_participant_is_refused_at_the_field() -> None:
    dialogue, client = DialogueFactory.create(), signed_in_as(Role.SECRETARIAT)
    eligible, other = ChairEligibilityFactory.create_batch(2)
    official = OfficialFactory.create(participant=other.participant)
    response = chair(client, dialogue, eligibility=eligible.pk, official=official.pk)
    assert response.status_code == 400
    assert "This official belongs to another Participant." in response.text


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


def test_an_official_of_another_rank_chairs_only_as_acting() -> None:
    eligible = ChairEligibilityFactory.create()
    official = OfficialFactory.create(participant=eligible.participant, rank=RankFactory.create())
    dialogue, client = DialogueFactory.create(), signed_in_as(Role.SECRETARIAT)
    refused = chair(client, dialogue, eligibility=eligible.pk, official=official.pk)
    assert "does not have the rank stated in article 4(a)(i)" in refused.text
    assert chair(client, dialogue, eligibility=eligible.pk, official=official.pk, acting="on").status_code == 302
    assert dialogue.cochairs.get().acting


def test_a_person_who_is_not_on_record_is_named_on_the_same_page() -> None:
    eligible = ChairEligibilityFactory.create()
    dialogue, client = DialogueFactory.create(), signed_in_as(Role.SECRETARIAT)
    response = chair(client, dialogue, eligibility=eligible.pk, family_name="Fictitious", given_name="Chair")
    assert response.headers["Location"] == dialogue.get_absolute_url()
    official = CoChair.objects.get().official
    assert official is not None
    assert (official.family_name, official.participant, official.rank) == (
        "Fictitious",
        eligible.participant,
        eligible.rank,
    )


def test_a_refused_co_chair_leaves_no_new_person() -> None:
    dialogue, client = DialogueFactory.create(), signed_in_as(Role.SECRETARIAT)
    assert chair(client, dialogue, family_name="Fictitious").status_code == 400
    assert not CoChair.objects.exists()


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER])
def test_only_the_secretariat_names_co_chairs_and_changes_actions(role: Role) -> None:
    action, client = ActionItemFactory.create(), signed_in_as(role, ParticipantFactory.create())
    for url in (
        reverse("dialogue:chairs", args=[action.dialogue.number]),
        reverse("dialogue:new-action", args=[action.dialogue.number]),
        reverse("dialogue:edit-action", args=[action.pk]),
    ):
        assert client.get(url).status_code == 403, url
        assert client.post(url, {}).status_code == 403, url


def test_an_action_is_added_with_the_next_number_and_edited() -> None:
    first, client = ActionItemFactory.create(number=1), signed_in_as(Role.SECRETARIAT)
    url = reverse("dialogue:new-action", args=[first.dialogue.number])
    assert client.post(url, filled(client.get(url), title_en="Second", original_language="en")).status_code == 302
    second = ActionItem.objects.get(dialogue=first.dialogue, number=2)
    edit = reverse("dialogue:edit-action", args=[second.pk])
    answer = client.post(edit, filled(client.get(edit), title_fr="La deuxième"))
    assert answer.headers["Location"] == second.get_absolute_url()
    second.refresh_from_db()
    assert (second.title_en, second.title_fr) == ("Second", "La deuxième")


def test_the_form_of_an_action_keeps_a_commitment_that_it_hides() -> None:
    hidden = CommitmentFactory.create(state="draft", title_en="Zinnober")
    action = ActionItemFactory.create(commitment=hidden)
    client, url = signed_in_as(Role.SECRETARIAT), reverse("dialogue:edit-action", args=[action.pk])
    assert "Zinnober" not in client.get(url).text
    assert client.post(url, filled(client.get(url), title_fr="Une mesure")).status_code == 302
    action.refresh_from_db()
    assert (action.title_fr, action.commitment) == ("Une mesure", hidden)


def test_an_official_who_left_office_chairs_no_other_dialogue() -> None:
    eligible = ChairEligibilityFactory.create()
    official = OfficialFactory.create(participant=eligible.participant, active=False)
    CoChairFactory.create(eligibility=eligible, official=official)
    coming, client = DialogueFactory.create(), signed_in_as(Role.SECRETARIAT)
    assert chair(client, coming, eligibility=eligible.pk, official=official.pk).status_code == 400
    assert not coming.cochairs.exists()


@pytest.mark.parametrize("state", ["cancelled", "adopted"])
def test_no_action_is_added_to_a_cancelled_dialogue_or_an_adopted_record(state: str) -> None:
    dialogue = adopted().dialogue if state == "adopted" else DialogueFactory.create(status="cancelled")
    known, client = ActionItem.objects.count(), signed_in_as(Role.SECRETARIAT)
    new, actions = (reverse(f"dialogue:{name}", args=[dialogue.number]) for name in ("new-action", "actions"))
    assert new not in client.get(actions).text
    answer = client.post(new, filled(client.get(new), title_en="Late", original_language="en"))
    assert answer.status_code == 400, answer.text
    assert ActionItem.objects.count() == known


def test_the_form_of_a_past_dialogue_keeps_a_co_chair_who_left_office() -> None:
    eligible = ChairEligibilityFactory.create()
    official = OfficialFactory.create(participant=eligible.participant, active=False)
    named = CoChairFactory.create(eligibility=eligible, official=official)
    client = signed_in_as(Role.SECRETARIAT)
    assert chair(client, named.dialogue, title_en="Director-General").status_code == 302
    named.refresh_from_db()
    assert (named.official, named.title_en) == (official, "Director-General")
