"""Requests for a debate over the API: by a ministry's people and systems, and by the secretariat with a reason."""

from collections.abc import Callable

import pytest

from contacts.enums import Role
from contacts.models import Participant
from dialogue.enums import DialogueStatus
from dialogue.models import Dialogue, TrackChange
from tests.api.writing.conftest import Partner
from tests.factories.commitments import AreaFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db

ON = {"subject": "area:2(c)(i)", "track": "debate"}


@pytest.fixture
def address(ours: Participant) -> str:
    dialogue: Dialogue = DialogueFactory.create()
    AreaFactory.create(instrument=dialogue.instrument, code="2(c)(i)")
    return f"/api/v1/dialogues/{dialogue.number}/debate/"


def test_a_system_requests_a_debate_for_its_own_ministry_and_withdraws_it(
    partner: Partner, ours: Participant, address: str
) -> None:
    answer = partner.post(address, ON, if_match="*")
    assert answer.status_code == 200, answer.content
    made = TrackChange.objects.get()
    assert (made.participant, made.item_key, made.track) == (ours, "area:2(c)(i)", "debate")
    assert partner.post(address, {**ON, "track": None}, if_match="*").status_code == 200
    assert not TrackChange.objects.exists()


def test_the_secretariat_gives_a_reason(staff: Callable[[Role], Partner], address: str) -> None:
    secretariat = staff(Role.SECRETARIAT)
    refused = secretariat.post(address, ON, if_match="*")
    assert (refused.status_code, "reason-missing" in refused.json()["type"]) == (409, True)
    assert secretariat.post(address, {**ON, "reason": "New facts."}, if_match="*").status_code == 200
    assert TrackChange.objects.get().participant is None


@pytest.mark.parametrize("role", [Role.READER, Role.ADMINISTRATOR])
def test_who_only_reads_requests_nothing(staff: Callable[[Role], Partner], address: str, role: Role) -> None:
    assert staff(role).post(address, ON, if_match="*").status_code in {403, 404}
    assert not TrackChange.objects.exists()


def test_what_the_agenda_does_not_have_or_no_longer_changes_is_refused(partner: Partner, address: str) -> None:
    unknown = partner.post(address, {**ON, "subject": "closing"}, if_match="*")
    assert (unknown.status_code, "track-refused" in unknown.json()["type"]) == (409, True)
    Dialogue.objects.update(status=DialogueStatus.HELD, held_on="2026-01-01")
    assert partner.post(address, ON, if_match="*").status_code == 409
