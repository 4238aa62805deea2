"""Under which password a program reads the calendar, and that this password opens nothing else."""

import base64
from contextlib import suppress
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import NoReverseMatch, reverse

from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from dialogue.models import Dialogue
from mocportal import api
from partners import calendar_access
from partners.enums import Scope
from partners.models import CalendarToken
from partners.services import calendars, tokens
from tests.api.calendar.conftest import CALENDAR, DAY, NOW, read
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory
from tests.factories.partners import ClientFactory, token_text

pytestmark = pytest.mark.django_db


def basic(text: str, name: str = "anyone") -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"{name}:{text}".encode()).decode()}


def test_a_calendar_token_opens_the_calendar_under_any_name(officer: User) -> None:
    token, text = calendars.issue(user=officer, name="Telephone", at=NOW)
    answer = Client().get(CALENDAR, headers=basic(text, "someone else"))
    assert answer.status_code == 200
    assert set(answer.headers["Cache-Control"].split(", ")) == {"private", "no-cache"}
    token.refresh_from_db()
    assert token.last_used_at == NOW
    assert text.startswith("mocc_")
    assert text.split("_", 2)[2] not in token.digest


def every_address() -> list[str]:
    """Every route of the API but the calendar, with a record where it needs one."""
    found = []
    for pattern in api.urlpatterns:
        name = f"api:{getattr(pattern, 'name', '')}"
        for arguments in ([], ["1"], ["1.1"], ["1", "1"]):
            with suppress(NoReverseMatch):
                found.append(reverse(name, args=arguments))
                break
    found.remove(CALENDAR)
    return found


def test_a_calendar_token_opens_nothing_else(officer: User) -> None:
    _token, text = calendars.issue(user=officer, name="Telephone", at=NOW)
    addresses = every_address()
    assert len(addresses) > 2 * len(api.lists)
    for address in addresses:
        closed = Client().get(address).status_code
        assert Client().get(address, headers=basic(text)).status_code == closed, address
        # What everybody may read refuses a bearer that is none.
        assert Client().get(address, headers={"authorization": f"Bearer {text}"}).status_code in {401, closed}, address
    assert {Client().get(reverse(f"api:{route}"), headers=basic(text)).status_code for route in api.lists.values()} == {
        401
    }
    assert Client().get(CALENDAR, headers={"authorization": f"Bearer {text}"}).status_code == 401


def test_a_token_of_the_api_is_no_password_of_the_calendar(officer: User) -> None:
    assert Client().get(CALENDAR, headers=basic(token_text(officer))).status_code == 401


def test_only_the_calendar_asks_for_a_password_and_never_after_a_bearer(third: Dialogue) -> None:
    asked = Client().get(CALENDAR)
    assert asked.status_code == 401
    assert asked.headers["WWW-Authenticate"].startswith("Basic ")
    assert asked.headers["Content-Type"] == "application/problem+json"
    assert (
        Client()
        .get(CALENDAR, headers={"authorization": "Bearer moc_0_0"})
        .headers["WWW-Authenticate"]
        .startswith("Bearer ")
    )
    assert Client().get("/api/v1/sides/").headers["WWW-Authenticate"].startswith("Bearer ")


@pytest.mark.parametrize("password", ["", ":", "mocc_", "mocc_0_0", "\x00", "é" * 900], ids=repr)
def test_a_wrong_password_opens_nothing(password: str, officer: User) -> None:
    assert Client().get(CALENDAR, headers=basic(password)).status_code == 401


@pytest.mark.parametrize("text", ["Basic", "Basic é", "Basic !!!", "Basic " + "A" * 5000, "Basic Og=="])
def test_what_is_no_basic_credential_opens_nothing(text: str, officer: User) -> None:
    assert Client().get(CALENDAR, headers={"authorization": text}).status_code == 401


def test_a_token_ends_with_its_day_its_revocation_and_its_account(officer: User) -> None:
    token, text = calendars.issue(user=officer, name="Telephone", at=NOW, life=timedelta(days=1))
    headers = basic(text)
    assert Client().get(CALENDAR, headers=headers).status_code == 200
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        assert Client().get(CALENDAR, headers=headers).status_code == 401
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert Client().get(CALENDAR, headers=headers).status_code == 401
    User.objects.filter(pk=officer.pk).update(is_active=True)
    calendars.revoke(token=token, at=NOW)
    assert Client().get(CALENDAR, headers=headers).status_code == 401


def test_a_token_shows_what_its_account_may_see_now(officer: User, ministry: Participant) -> None:
    named = HandlingMarkFactory.create(audience=Audience.NAMED)
    hidden = CommitmentFactory.create(lead=ministry, mark=named, due_on=DAY)
    _token, text = calendars.issue(user=officer, name="Telephone", at=NOW)
    client = Client(headers=basic(text))
    assert f"commitment-{hidden.reference}" in read(client)
    Commitment.objects.filter(pk=hidden.pk).update(lead=ParticipantFactory.create())
    assert f"commitment-{hidden.reference}" not in read(client)


def test_no_token_lives_for_more_than_a_year(officer: User) -> None:
    with pytest.raises(ValueError, match="a year"):
        calendars.issue(user=officer, name="Telephone", at=NOW, life=timedelta(days=366))
    assert not CalendarToken.objects.exists()


def test_a_partner_system_has_no_calendar_token(ministry: Participant) -> None:
    system = UserFactory.create(role=Role.PARTNER, participant=ministry)
    with pytest.raises(ValueError, match="partner system"):
        calendars.issue(user=system, name="Telephone", at=NOW)


def test_a_partner_system_sees_what_its_scopes_open(ministry: Participant) -> None:
    CommitmentFactory.create(lead=ministry, due_on=DAY)
    system = ClientFactory.create(owner=ministry, scopes=[Scope.READ_REGISTER])
    _token, text = tokens.issue(user=system.account, client=system, name="Server", at=NOW)
    client = Client(headers={"authorization": f"Bearer {text}"})
    kinds = {each["kind"] for each in client.get(CALENDAR, {"format": "json"}).json()["results"]}
    assert kinds == {"commitment"}
    refusal = client.get(CALENDAR, {"kinds": "commitment,step"})
    assert (refusal.status_code, refusal.json()["scope"]) == (403, "dialogue:read")


def test_frequent_requests_are_throttled(monkeypatch: pytest.MonkeyPatch, officer: User) -> None:
    monkeypatch.setattr(calendar_access, "A_MINUTE", 2)
    _token, text = calendars.issue(user=officer, name="Telephone", at=NOW)
    statuses = [Client().get(CALENDAR, headers=basic(text)).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
