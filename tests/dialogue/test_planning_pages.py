"""Pages on which a Dialogue is planned: who gets in, what they say, what they do."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from commitments.models import Instrument
from contacts.enums import Role
from contacts.models import Message
from dialogue.enums import DialogueStatus
from dialogue.models import Dialogue, PlannedStep
from tests import tables
from tests.dialogue.sessions import signed_in

pytestmark = pytest.mark.django_db

SCHEDULE = "/dialogues/3/schedule/"
CONFIRM = "/dialogues/3/status/confirmed/"
PAPERS = "/dialogues/3/steps/papers/"
SENT = {"local_start": "2027-02-09T09:00", "time_zone": "America/Toronto", "minutes": "180"}


@pytest.fixture(autouse=True)
def _moc() -> None:
    tables.seed()


@pytest.fixture
def secretariat() -> Client:
    return signed_in(Role.SECRETARIAT)


def third() -> Dialogue:
    found: Dialogue = Dialogue.objects.get(number=3)
    return found


def dated(**fields: object) -> Dialogue:
    dialogue = third()
    Dialogue.objects.filter(pk=dialogue.pk).update(
        **{"local_start": datetime(2027, 2, 9, 9, tzinfo=UTC), "time_zone": "America/Toronto"} | fields
    )
    return third()


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER])
@pytest.mark.parametrize("path", [SCHEDULE, CONFIRM, PAPERS, f"{PAPERS}planned/", "/dialogues/plan/"])
def test_only_the_secretariat_plans(role: Role, path: str) -> None:
    dated()
    assert signed_in(role).post(path, SENT | {"on": "2027-01-05"}).status_code == 403
    assert third().sequence == 0
    assert not PlannedStep.objects.exists()


@pytest.mark.parametrize("path", [SCHEDULE, CONFIRM, PAPERS])
def test_an_administrator_finds_nothing_to_plan(path: str) -> None:
    assert signed_in(Role.ADMINISTRATOR).get(path).status_code == 404


@pytest.mark.parametrize("path", ["/dialogues/3/status/done/", "/dialogues/3/steps/lunch/", "/dialogues/9/schedule/"])
def test_what_there_is_not_is_not_found(path: str, secretariat: Client) -> None:
    assert secretariat.get(path).status_code == 404


def test_an_act_that_is_not_open_leads_to_the_dialogue_and_says_why(secretariat: Client) -> None:
    answer = secretariat.get("/dialogues/2/status/cancelled/", follow=True)
    assert answer.redirect_chain == [("/dialogues/2/", 302)]
    assert "It cannot be changed to “Cancelled”." in answer.text


def test_the_secretariat_sets_the_date(secretariat: Client) -> None:
    assert "No emails will be sent" in secretariat.get(SCHEDULE).text
    answer = secretariat.post(SCHEDULE, SENT, follow=True)
    assert third().local_start == datetime(2027, 2, 9, 9, tzinfo=UTC)
    assert "Tuesday 9 to Wednesday 10 February 2027" in answer.text


def test_a_date_on_a_holiday_is_saved_with_a_warning(secretariat: Client) -> None:
    answer = secretariat.post(SCHEDULE, SENT | {"local_start": "2027-02-11T09:00"}, follow=True)
    assert "11 February 2027 is a public holiday in Japan." in answer.text
    assert third().local_start == datetime(2027, 2, 11, 9, tzinfo=UTC)


def test_a_date_more_than_twelve_months_after_the_last_is_saved_with_a_warning(secretariat: Client) -> None:
    told = "The planned date is after 26 August 2026, when the Dialogue is due (article 4(a)(i))."
    assert told in secretariat.post(SCHEDULE, SENT, follow=True).text
    Dialogue.objects.filter(number=2).update(held_on=date(2026, 2, 9))
    on_time = secretariat.post(SCHEDULE, SENT | {"minutes": "120"}, follow=True)
    assert "when the Dialogue is due" not in on_time.text


def test_a_date_before_the_last_dialogue_is_saved_with_warnings_and_confirmed_with_them(secretariat: Client) -> None:
    answer = secretariat.post(SCHEDULE, SENT | {"local_start": "2020-01-14T09:00"}, follow=True)
    warned = ("14 January 2020 is not after the last Dialogue, held by", "14 January 2020 is in the past.")
    for sentence in warned:
        assert sentence in answer.text
        assert sentence in secretariat.get(CONFIRM).text


def test_a_date_after_the_last_day_of_the_moc_is_saved_with_a_warning(secretariat: Client) -> None:
    # From the next day on, the register is closed by the clock of the database.
    Instrument.objects.update(discontinued_on=date(2099, 1, 15))
    told = "is after the last day of the MOC, 15 January 2099."
    assert told in secretariat.post(SCHEDULE, SENT | {"local_start": "2099-02-10T09:00"}, follow=True).text


def test_a_form_with_nothing_entered_says_that_nothing_was_changed(secretariat: Client) -> None:
    dated()
    sequence = third().sequence
    shown = secretariat.get(SCHEDULE).context["form"]
    sent = {field.html_name: field.value() for field in shown if field.value() is not None}
    sent["local_start"] = "2027-02-09T09:00"
    answer = secretariat.post(SCHEDULE, sent, follow=True)
    assert "No changes were made." in answer.text
    assert "Saved." not in answer.text
    assert third().sequence == sequence


def test_a_time_that_the_clocks_skip_is_refused_at_its_field(secretariat: Client) -> None:
    answer = secretariat.post(SCHEDULE, SENT | {"local_start": "2027-03-14T02:30"})
    assert answer.status_code == 400
    assert "02:30 does not exist" in answer.context["form"].errors["local_start"][0]
    assert third().local_start is None


def test_the_page_of_a_confirmed_one_says_that_all_are_told(secretariat: Client) -> None:
    dated(status=DialogueStatus.CONFIRMED)
    assert "all contact points will be notified by email" in secretariat.get(SCHEDULE).text


def test_a_date_is_confirmed_and_told(secretariat: Client) -> None:
    dated()
    assert "The date will be confirmed for all Participants." in secretariat.get(CONFIRM).text
    assert secretariat.post(CONFIRM, {}).status_code == 302
    assert third().status == DialogueStatus.CONFIRMED
    # The seed knows no addresses, and so nobody can be told yet.
    assert not Message.objects.exists()


def test_a_refusal_stands_on_the_page(secretariat: Client) -> None:
    answer = secretariat.post(CONFIRM, {})
    assert answer.status_code == 400
    assert "Set the date and time before you confirm" in answer.text


def test_a_dialogue_is_postponed_to_another_date(secretariat: Client) -> None:
    dated(status=DialogueStatus.CONFIRMED)
    page = secretariat.get("/dialogues/3/status/postponed/")
    assert "The number and the chair do not change." in page.text
    sent = {"start": "2027-01-11T09:00", "reason": "Fictitious."}
    answer = secretariat.post("/dialogues/3/status/postponed/", sent, follow=True)
    assert "11 January 2027 is a public holiday in Japan." in answer.text
    assert (third().status, third().local_start) == (DialogueStatus.POSTPONED, datetime(2027, 1, 11, 9, tzinfo=UTC))


def test_one_that_was_held_brings_the_next(secretariat: Client) -> None:
    dated(status=DialogueStatus.CONFIRMED)
    answer = secretariat.post("/dialogues/3/status/held/", {"held_on": "2026-11-20"}, follow=True)
    assert (third().status, third().held_on) == (DialogueStatus.HELD, date(2026, 11, 20))
    assert answer.status_code == 200
    assert secretariat.get("/dialogues/4/").status_code == 200


def test_a_day_is_set_with_its_doubts_and_planned_again(secretariat: Client) -> None:
    dated()
    assert "This date will not change if the meeting is moved." in secretariat.get(PAPERS).text
    answer = secretariat.post(PAPERS, {"on": "2027-01-11"}, follow=True)
    assert "11 January 2027 is a public holiday in Japan." in answer.text
    assert PlannedStep.objects.get().on == date(2027, 1, 11)
    assert 'data-label="Set by">secretariat</td>' in answer.text
    secretariat.post(f"{PAPERS}planned/")
    assert not PlannedStep.objects.exists()


def test_the_next_is_planned_by_hand_where_none_is(secretariat: Client) -> None:
    Dialogue.objects.filter(number=3).update(status=DialogueStatus.CANCELLED)
    assert "Plan the Third Dialogue" in secretariat.get("/dialogues/plan/").text
    answer = secretariat.post("/dialogues/plan/", follow=True)
    assert answer.redirect_chain[-1][0] == "/dialogues/3/"
    again = secretariat.post("/dialogues/plan/", follow=True)
    assert "The Third Dialogue is already planned." in again.text
