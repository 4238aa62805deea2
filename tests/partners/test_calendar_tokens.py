"""The page on which staff make passwords for their calendar programs, and end them."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from contacts.enums import Role
from contacts.models import User
from partners.models import CalendarToken
from partners.services import calendars
from tests.factories.calendars import CalendarTokenFactory
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db
SUBSCRIBE = "/calendar-tokens/new/"


def account(role: Role) -> User:
    ministry = ParticipantFactory.create() if role.belongs_to_participant else None
    user: User = UserFactory.create(role=role, participant=ministry)
    return user


def listed(user: User) -> str:
    return signed_in(user).get(reverse("admin:partners_calendartoken_changelist")).text


def revoke_page(token: Any) -> str:
    return reverse("partners:calendar-act", args=[token.pk, "revoke"])


def test_the_password_is_shown_once_and_opens_the_calendar() -> None:
    user = account(Role.EDITOR)
    made = signed_in(user).post(SUBSCRIBE, {"name": "Telephone", "days": "90"})
    (text,) = re.findall(r'value="(mocc_[^"]+)"', made.text)
    token = CalendarToken.objects.get(user=user)
    assert calendars.owner_of(text, at=token.created_at) == token
    assert token.expires_at - token.created_at == timedelta(days=90)
    assert "no-store" in made.headers["Cache-Control"]
    # The secret may itself contain the character that separates it.
    secret = text.split("_", 2)[2]
    assert secret not in listed(user)
    assert secret not in signed_in(user).get(SUBSCRIBE).text


@pytest.mark.parametrize("sent", [{"name": "", "days": "90"}, {"name": "Telephone", "days": "3650"}])
def test_what_cannot_be_is_told_at_its_field_and_makes_nothing(sent: dict[str, str]) -> None:
    refused = signed_in(account(Role.EDITOR)).post(SUBSCRIBE, sent)
    assert "There is a problem" in refused.text
    assert not CalendarToken.objects.exists()


@pytest.mark.parametrize("program", ["Thunderbird", "Apple Calendar", "Outlook", "/api/v1/calendar/"])
def test_the_page_says_how_to_subscribe(program: str) -> None:
    assert program in signed_in(account(Role.READER)).get(SUBSCRIBE).text


@pytest.mark.parametrize("role", [role for role in Role if role.uses_browser])
def test_who_reads_the_register_may_subscribe(role: Role) -> None:
    assert signed_in(account(role)).get(SUBSCRIBE).status_code == (200 if role.reads_register else 403)


def test_one_sees_and_ends_ones_own_and_nobody_elses() -> None:
    user, other = account(Role.EDITOR), account(Role.EDITOR)
    own, theirs = CalendarTokenFactory.create(user=user), CalendarTokenFactory.create(user=other)
    assert own.name in listed(user)
    assert theirs.name not in listed(user)
    client = signed_in(user)
    assert client.post(revoke_page(theirs)).status_code == 404
    assert client.post(revoke_page(own)).status_code == 302
    own.refresh_from_db()
    theirs.refresh_from_db()
    assert (own.revoked_at is not None, theirs.revoked_at) == (True, None)
    assert revoke_page(own) not in client.get(reverse("admin:partners_calendartoken_change", args=[own.pk])).text


def test_an_administrator_ends_one_that_was_lost() -> None:
    token = CalendarTokenFactory.create(user=account(Role.EDITOR))
    administrator = account(Role.ADMINISTRATOR)
    assert token.name in listed(administrator)
    assert signed_in(administrator).post(revoke_page(token)).status_code == 302
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_one_that_has_ended_stays_ended_since_then() -> None:
    token = CalendarTokenFactory.create()
    calendars.revoke(token=token, at=token.created_at)
    calendars.revoke(token=token, at=token.expires_at)
    assert token.revoked_at == token.created_at


@pytest.mark.parametrize("life", [timedelta(0), timedelta(days=365, seconds=1)])
def test_the_database_keeps_none_for_longer_than_a_year(life: timedelta) -> None:
    token = CalendarTokenFactory.create()
    with pytest.raises(IntegrityError, match="calendar_token"), transaction.atomic():
        CalendarToken.objects.filter(pk=token.pk).update(expires_at=token.created_at + life)
