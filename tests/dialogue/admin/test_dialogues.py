"""Who runs the Dialogue in the admin, and who names whose delegation."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest

from contacts.enums import Role
from contacts.models import Participant
from dialogue.enums import DialogueStatus, ItemOrigin
from tests.dialogue.admin.admin_urls import address
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import ParticipantFactory
from tests.factories.dialogue import ActionItemFactory, AgendaFactory, AgendaItemFactory, DialogueFactory
from tests.form_data import filled
from tests.sessions import signed_in_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry(db: None) -> Participant:
    return ParticipantFactory.create()


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
