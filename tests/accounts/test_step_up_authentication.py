"""Confirm that it is you: asked before what cannot be taken back, in the place of its page, with what was typed."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from accounts.models import AuthenticatorApp, WrongTry
from accounts.step_up_authentication import PAGES
from contacts.enums import Role
from contacts.models import ContactPoint, User
from tests.accounts.conftest import code_at, give_app
from tests.factories.register import PASSWORD, account
from tests.sessions import BACKEND

CONFIRM = "/your-account/confirm/"


@pytest.fixture
def officer(seeded: None) -> User:
    return account(Role.CONTACT_OFFICER, "MOFA", email="officer@mofa.example")


@pytest.fixture
def point(officer: User) -> ContactPoint:
    return ContactPoint.objects.get_or_create(participant=officer.participant)[0]


def signed_in_long_ago(user: User) -> Client:
    client = Client()
    with time_machine.travel(timezone.now() - timedelta(minutes=16)):
        client.force_login(user, backend=BACKEND)
    return client


def typed(point: ContactPoint, mailbox: str) -> dict[str, str]:
    return {
        "participant": str(point.participant_id),
        "mailbox": mailbox,
        "telephone": "",
        "language": point.language,
        "officers-TOTAL_FORMS": "0",
        "officers-INITIAL_FORMS": "0",
    }


def test_every_page_of_the_table_is_there() -> None:
    known = set()
    for name in PAGES:
        route, _slash, act = name.partition("/")
        for arguments in ([], ["1"], ["1", act or "concur"]):
            try:
                known |= {name} if reverse(route, args=arguments) else set()
            except NoReverseMatch:
                continue
    # Within the Dialogue's own number.
    known |= {"dialogue:issue"} if reverse("dialogue:issue", args=[3]) else set()
    assert known == set(PAGES)


def test_a_contact_point_changes_only_after_a_confirmation_and_what_was_typed_goes_on(
    officer: User, point: ContactPoint
) -> None:
    client = signed_in_long_ago(officer)
    address = reverse("admin:contacts_contactpoint_change", args=[point.pk])
    assert client.get(address).status_code == 200
    form = typed(point, "new@mofa.example")
    asked = client.post(address, form)
    page = asked.content.decode()
    assert asked.status_code == 200
    assert "Confirm your identity" in page
    assert 'name="mailbox" value="new@mofa.example"' in page
    point.refresh_from_db()
    assert point.mailbox != "new@mofa.example"
    assert "Incorrect password." in client.post(address, form | {"confirm-password": "wrong"}).content.decode()
    assert client.post(address, form | {"confirm-password": PASSWORD}).status_code == 302
    point.refresh_from_db()
    assert point.mailbox == "new@mofa.example"
    # And for a quarter of an hour it holds.
    assert client.post(address, typed(point, "newer@mofa.example")).status_code == 302


def test_recent_sign_in_needs_no_confirmation(client: Client, officer: User, point: ContactPoint) -> None:
    client.force_login(officer, backend=BACKEND)
    address = reverse("admin:contacts_contactpoint_change", args=[point.pk])
    assert client.post(address, typed(point, "new@mofa.example")).status_code == 302


@pytest.mark.parametrize(
    "name",
    ["commitments:notice-act/issue", "commitments:notice-act/withdraw", "accounts:app", "accounts:passkey-add"],
)
def test_pages_of_their_own_ask_before_they_open(officer: User, name: str) -> None:
    client = signed_in_long_ago(officer)
    route, _slash, act = name.partition("/")
    address = reverse(route, args=["N-1", act] if act else [])
    assert client.get(address)["Location"] == f"{CONFIRM}?next={address.replace('/', '%2F')}"


def test_what_gives_or_voids_a_word_asks_and_proposing_does_not(officer: User) -> None:
    client = signed_in_long_ago(officer)
    asking = ("concur", "object", "take-back", "withdraw")
    for act, location in (*((act, True) for act in asking), ("propose", False)):
        answer = client.get(reverse("commitments:decision-act", args=["1", act]))
        assert answer.headers.get("Location", "").startswith(CONFIRM) is location


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("admin:contacts_official_change", ["1"]),
        ("partners:token-act", ["1", "replace"]),
        ("partners:client-act", ["1", "issue"]),
    ],
)
def test_no_address_of_a_contact_point_and_no_new_token_comes_without_a_confirmation(
    officer: User, name: str, arguments: list[str]
) -> None:
    asked = signed_in_long_ago(officer).post(reverse(name, args=arguments), {"email": "new@mofa.example"})
    assert (asked.status_code, "confirm-password" in asked.content.decode()) == (200, True)


def test_the_page_by_itself_goes_on_to_its_own_portal_only(officer: User) -> None:
    client = signed_in_long_ago(officer)
    for asked, gone in (("/text/", "/text/"), ("https://elsewhere.example/", "/"), ("//elsewhere.example", "/")):
        answer = client.post(f"{CONFIRM}?next={asked}", {"confirm-password": PASSWORD})
        assert answer["Location"] == gone


def test_a_code_confirms_once_and_wrong_ones_are_counted(officer: User) -> None:
    give_app(officer)
    client = signed_in_long_ago(officer)
    code = code_at(timezone.now())
    assert client.post(CONFIRM, {"confirm-code": code}).status_code == 302
    assert client.post(CONFIRM, {"confirm-code": code}).status_code == 200
    for _number in range(5):
        client.post(CONFIRM, {"confirm-password": "wrong"})
    assert WrongTry.objects.filter(user=officer).count() == 5
    assert "Too many attempts" in client.post(CONFIRM, {"confirm-password": PASSWORD}).content.decode()


def test_an_empty_confirmation_confirms_nothing(officer: User) -> None:
    answer = signed_in_long_ago(officer).post(CONFIRM, {"confirm-password": ""})
    assert "Confirm your identity in one of these ways." in answer.content.decode()


def test_guesses_in_an_open_session_are_limited(officer: User) -> None:
    client = signed_in_long_ago(officer)
    change = "/admin/password_change/"
    wrong = {"old_password": "wrong", "new_password1": "another sentence", "new_password2": "another sentence"}
    for _number in range(5):
        assert "Incorrect password." in client.post(change, wrong).content.decode()
    for address, form in ((change, wrong | {"old_password": PASSWORD}), (CONFIRM, {"confirm-password": PASSWORD})):
        assert "Too many attempts" in client.post(address, form).content.decode()
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)


def test_nor_where_a_second_factor_is_taken_away(officer: User) -> None:
    give_app(officer)
    client = Client()
    client.force_login(officer, backend=BACKEND)
    remove = reverse("accounts:app-remove")
    for _number in range(5):
        assert "Incorrect password." in client.post(remove, {"password": "wrong"}).content.decode()
    assert "Too many attempts" in client.post(remove, {"password": PASSWORD}).content.decode()
    assert AuthenticatorApp.objects.filter(user=officer).exists()
