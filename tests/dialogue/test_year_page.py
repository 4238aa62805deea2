"""The page of a Dialogue: stages, needs, planned days and chairs, for each who may read it."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from contacts.enums import Role
from contacts.models import Participant, User
from dialogue.enums import DialogueStatus, PlanStep
from dialogue.models import CmwgStatus, Dialogue
from dialogue.rules.readiness import ReadinessRequirement, ReadinessState
from dialogue.services.readiness import readiness
from tests import tables
from tests.dialogue.sessions import signed_in
from tests.factories.contacts import OfficialFactory, UserFactory
from tests.factories.dialogue import AgendaFactory, DelegateFactory, PlannedStepFactory

pytestmark = pytest.mark.django_db

PAGE = "/dialogues/3/"


@pytest.fixture(autouse=True)
def _moc() -> None:
    tables.seed()


def third(**fields: object) -> Dialogue:
    given = {"local_start": datetime(2027, 2, 9, 9, tzinfo=UTC), "time_zone": "America/Toronto"} | fields
    Dialogue.objects.filter(number=3).update(**given)
    found: Dialogue = Dialogue.objects.get(number=3)
    return found


def read(client: Client, path: str = PAGE, day: date = date(2026, 11, 25)) -> str:
    with time_machine.travel(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), tick=False):
        # A session of today would be over by then.
        client.force_login(User.objects.get(), backend="django.contrib.auth.backends.ModelBackend")
        answer = client.get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.text)


def stage(page: str) -> str:
    found = re.search(r'aria-current="step">(\d)', page)
    assert found is not None
    return found.group(1)


def test_without_a_date_the_year_begins_with_it() -> None:
    page = read(signed_in(Role.SECRETARIAT))
    assert stage(page) == "1"
    assert '<a class="btn" href="/dialogues/3/schedule/">Set the date</a>' in page
    assert "To be determined" in page


def test_with_a_date_the_stages_have_their_days() -> None:
    third()
    page = read(signed_in(Role.READER))
    assert stage(page) == "2"
    assert 'Deadline for proposals: <time datetime="2026-12-15">15 December 2026</time>' in page
    assert '<time datetime="2027-01-19">19 January 2027</time>' in page


def test_after_the_close_of_proposals_the_draft_is_next_and_after_it_its_issue() -> None:
    dialogue = third()
    client, later = signed_in(Role.SECRETARIAT), date(2026, 12, 17)
    assert stage(read(client, day=later)) == "3"
    AgendaFactory.create(dialogue=dialogue)
    assert stage(read(client, day=later)) == "4"


def test_a_draft_is_no_stage_for_those_who_do_not_see_it() -> None:
    AgendaFactory.create(dialogue=third())
    assert stage(read(signed_in(Role.READER), day=date(2026, 12, 17))) == "3"


def test_a_confirmed_dialogue_is_run_on_its_day_and_then_recorded_as_held() -> None:
    AgendaFactory.create(dialogue=third(status=DialogueStatus.CONFIRMED), issued=True)
    client = signed_in(Role.SECRETARIAT)
    assert "/dialogues/3/status/held/" not in read(client, day=date(2027, 2, 8))
    assert '<a class="btn" href="/dialogues/3/room/">Open the meeting view</a>' in read(client, day=date(2027, 2, 9))
    assert '<a class="btn" href="/dialogues/3/status/held/">Mark as held</a>' in read(client, day=date(2027, 2, 10))


def test_of_one_that_was_held_the_record_is_next() -> None:
    page = read(signed_in(Role.SECRETARIAT), "/dialogues/2/")
    assert stage(page) == "6"
    assert "View the record of discussion" in page
    # Nothing was planned here, so no day is told on which proposals would have closed.
    assert "June 2025" not in page
    assert "To do before the Dialogue" not in page
    assert "Key dates" not in page


def test_a_postponed_one_says_what_it_keeps() -> None:
    third(status=DialogueStatus.POSTPONED, local_start=None)
    assert "The number and the chair do not change. New date to be determined." in read(signed_in(Role.READER))


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER])
def test_only_the_secretariat_is_led_to_where_things_are_done(role: Role) -> None:
    third()
    page = read(signed_in(role))
    assert "To do before the Dialogue" in page
    assert "/status/" not in page
    assert "/steps/" not in page
    assert "/schedule/" not in page


def test_the_days_tell_who_set_them_and_what_speaks_against_them() -> None:
    PlannedStepFactory.create(dialogue=third(), step=PlanStep.PAPERS, on=date(2027, 1, 11))
    page = read(signed_in(Role.READER))
    assert "11 January 2027 is a public holiday in Japan." in page
    assert page.count('data-label="Set by">Manual') == 1
    assert page.count('data-label="Set by">Automatic') == len(PlanStep) - 1


def test_chairs_that_are_not_named_are_shown_as_computed() -> None:
    page = read(signed_in(Role.READER))
    assert 'GAC <span class="quiet"> (by rotation)</span>' in page
    assert 'METI <span class="quiet"> (only eligible Participant)</span>' in page


def test_a_meeting_is_ready_with_its_entry_on_the_working_group_alone() -> None:
    dialogue, viewer = third(), UserFactory.create(role=Role.SECRETARIAT)
    assert not readiness(dialogue=dialogue, viewer=viewer).is_ready
    CmwgStatus.objects.create(dialogue=dialogue, as_of=date(2026, 11, 1), nothing_to_report=True, source="Fictitious")
    assert readiness(dialogue=dialogue, viewer=viewer).is_ready


def test_the_checks_name_who_is_waited_for() -> None:
    dialogue = third()
    named = Participant.objects.get(code="METI")
    DelegateFactory.create(dialogue=dialogue, participant=named, official=OfficialFactory.create(participant=named))
    found = readiness(dialogue=dialogue, viewer=UserFactory.create(role=Role.SECRETARIAT))
    checks = {check.need: check for check in found.checks}
    assert list(checks) == list(ReadinessRequirement)
    assert checks[ReadinessRequirement.DELEGATIONS].sentence == "Not received from: MOFA, ISED, NRCan, GAC"
    assert checks[ReadinessRequirement.CHAIRS].sentence == "Article 4(a)(i). Not named for: Japan, Canada."
    assert (
        checks[ReadinessRequirement.PROPOSALS].sentence
        == "No proposals to review. Deadline for proposals: 15 December 2026"
    )
    assert checks[ReadinessRequirement.DATE].progress is ReadinessState.DONE
    assert checks[ReadinessRequirement.CONFIRMATION].progress is ReadinessState.WAITING


@pytest.mark.parametrize("status", [status for status in DialogueStatus if status.is_ahead])
def test_every_check_leads_to_a_page(status: DialogueStatus) -> None:
    client = signed_in(Role.SECRETARIAT)
    user = UserFactory.create(role=Role.SECRETARIAT)
    for check in readiness(dialogue=third(status=status), viewer=user).checks:
        assert client.get(check.url).status_code == 200, check.need
