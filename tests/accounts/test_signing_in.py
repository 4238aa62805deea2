"""User name and password, then the second factor: each opens nothing without the other, and no code opens twice."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone
from structlog.testing import capture_logs

from accounts.checks import second_factor_is_demanded
from accounts.enums import SignInMethod
from accounts.models import OpenSession, SignInRule, WrongTry
from accounts.passwords import PasswordLengthValidator
from accounts.rules import one_time_passwords
from accounts.services import attempts, factors
from contacts.enums import Role
from contacts.models import Participant, User
from tests import tables
from tests.accounts.conftest import SECRET, code_at, give_app, is_signed_in, sign_in
from tests.factories.register import PASSWORD, account

STEP = "/sign-in/second-step/"


@pytest.mark.parametrize(
    ("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]
)
def test_codes_are_those_of_rfc_6238(seconds: int, code: str) -> None:
    at = datetime.fromtimestamp(seconds, UTC)
    assert one_time_passwords.code_of(SECRET, one_time_passwords.step_at(at)) == code


def test_without_a_second_factor_the_password_opens(client: Client, editor: User) -> None:
    answer = sign_in(client, editor, onward="/commitments/")
    assert (answer.status_code, answer["Location"]) == (302, "/commitments/")
    assert OpenSession.objects.get().way == SignInMethod.PASSWORD


def test_with_an_app_the_password_opens_nothing_until_its_code_is_shown(client: Client, editor: User) -> None:
    give_app(editor)
    assert sign_in(client, editor, onward="/commitments/")["Location"] == STEP
    assert not is_signed_in(client)
    assert client.post(STEP, {"code": "000000"}).status_code == 200
    assert not is_signed_in(client)
    answer = client.post(STEP, {"code": code_at(timezone.now())})
    assert answer["Location"] == "/commitments/"
    assert OpenSession.objects.get().way == SignInMethod.APP


def test_the_second_step_by_itself_leads_to_the_first(client: Client, editor: User) -> None:
    give_app(editor)
    assert client.post(STEP, {"code": code_at(timezone.now())})["Location"].startswith("/admin/login/")


def test_password_change_ends_a_pending_sign_in(client: Client, editor: User) -> None:
    give_app(editor)
    sign_in(client, editor)
    editor.set_password("another long word for tests")
    editor.save(update_fields=["password"])
    assert client.post(STEP, {"code": code_at(timezone.now())})["Location"].startswith("/admin/login/")


def test_pending_sign_in_expires_after_ten_minutes(client: Client, editor: User) -> None:
    give_app(editor)
    sign_in(client, editor)
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert client.post(STEP, {"code": code_at(timezone.now())})["Location"].startswith("/admin/login/")


def test_a_code_opens_once_and_neither_does_one_before_it(editor: User) -> None:
    now = timezone.now()
    give_app(editor)
    assert factors.use(user=editor, code=code_at(now), at=now) is SignInMethod.APP
    assert factors.use(user=editor, code=code_at(now), at=now) is None
    assert factors.use(user=editor, code=code_at(now - timedelta(seconds=30)), at=now) is None
    later = now + timedelta(seconds=60)
    assert factors.use(user=editor, code=f" {code_at(later)[:3]} {code_at(later)[3:]} ", at=later) is SignInMethod.APP


@pytest.mark.django_db(transaction=True)
def test_of_two_requests_with_one_code_one_gets_in(transactional_db: None) -> None:
    tables.seed()
    editor, now = account(Role.EDITOR, "NRCAN"), timezone.now()
    give_app(editor)

    def try_it() -> SignInMethod | None:
        try:
            return factors.use(user=editor, code=code_at(now), at=now)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        found = [future.result() for future in [pool.submit(try_it) for _number in range(2)]]
    assert sorted(str(way) for way in found) == ["None", "app"]


def test_a_recovery_code_opens_once_however_it_is_typed(client: Client, editor: User) -> None:
    codes = give_app(editor)
    sign_in(client, editor)
    client.post(STEP, {"code": codes[3].lower().replace("-", " ").replace("0", "o").replace("1", "l")})
    assert is_signed_in(client)
    assert OpenSession.objects.get().way == SignInMethod.RECOVERY_CODE
    assert factors.use(user=editor, code=codes[3], at=timezone.now()) is None
    assert editor.recovery_codes.unused().count() == 9


def test_another_account_s_recovery_code_opens_nothing(editor: User, administrator: User) -> None:
    codes = give_app(administrator)
    assert factors.use(user=editor, code=codes[0], at=timezone.now()) is None


def test_five_wrong_codes_lock_the_method_for_a_quarter_of_an_hour(client: Client, editor: User) -> None:
    give_app(editor)
    sign_in(client, editor)
    with capture_logs() as lines:
        for _number in range(attempts.MOST):
            client.post(STEP, {"code": "000000"})
    assert [line["account"] for line in lines if line["event"] == "wrong_try"] == [editor.pk] * attempts.MOST
    # The right one too: whoever guesses is not told.
    answer = client.post(STEP, {"code": code_at(timezone.now())})
    assert "Too many attempts" in answer.content.decode()
    assert not is_signed_in(client)
    WrongTry.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert client.post(STEP, {"code": code_at(timezone.now())}).status_code == 302


def test_guesses_behind_a_proxy_lock_no_other_client_out(editor: User, settings) -> None:
    settings.TRUSTED_PROXIES = 1
    here, there = (Client(headers={"X-Forwarded-For": address}) for address in ("192.0.2.1", "192.0.2.2"))
    for _number in range(settings.AXES_FAILURE_LIMIT):
        sign_in(here, editor, "a wrong word for tests")
    # Nor does the lock go away by saying to come from elsewhere: the proxy writes the last address.
    elsewhere = Client(headers={"X-Forwarded-For": "192.0.2.9, 192.0.2.1"})
    assert (sign_in(here, editor).status_code, sign_in(elsewhere, editor).status_code) == (429, 429)
    assert sign_in(there, editor).status_code == 302


def test_an_unknown_name_is_answered_like_a_wrong_password_and_costs_as_much(client: Client, editor: User) -> None:
    said, costs = [], []
    for name in (editor.username, "nobody-of-that-name"):
        with mock.patch.object(
            MD5PasswordHasher, "encode", autospec=True, side_effect=MD5PasswordHasher.encode
        ) as hashed:
            answer = client.post("/admin/login/", {"username": name, "password": "a wrong word for tests"})
        costs.append(hashed.call_count)
        said.append(answer.content.decode().replace(name, ""))
    assert costs[0] == costs[1] == 1
    assert _without_tokens(said[0]) == _without_tokens(said[1])


def _without_tokens(page: str) -> str:
    return re.sub(r'value="[A-Za-z0-9]{64}"|nonce="[^"]+"', "", page)


def test_who_must_have_a_second_factor_sets_it_up_before_anything_else(client: Client, editor: User) -> None:
    SignInRule.objects.create(participant=Participant.objects.get(code="NRCAN"), second_factor=True)
    assert sign_in(client, editor, onward="/commitments/")["Location"] == "/your-account/"
    for closed in ("/", "/commitments/", "/admin/contacts/official/", "/tokens/new/"):
        assert client.get(closed)["Location"] == "/your-account/"
    assert client.get("/api/v1/commitments/").status_code == 401
    page = client.get("/your-account/app/")
    secret = page.context["secret"]
    code = one_time_passwords.code_of(secret, one_time_passwords.step_at(timezone.now()))
    shown = client.post("/your-account/app/", {"code": code})
    assert shown.content.decode().count("<code>") == factors.RECOVERY_CODES
    assert client.get("/commitments/").status_code == 200


def test_a_short_password_that_lost_its_second_factor_opens_nothing_but_setting_one_up(
    client: Client, editor: User
) -> None:
    editor.set_password("short8ch")
    editor.save(update_fields=["password"])
    assert sign_in(client, editor, "short8ch")["Location"] == "/your-account/"
    assert client.get("/")["Location"] == "/your-account/"


def test_password_length_is_fifteen_or_eight_with_a_second_factor(editor: User) -> None:
    check = PasswordLengthValidator()
    for short in ("four teen char", "eightchr"):
        with pytest.raises(ValidationError):
            check.validate(short, editor)
    check.validate("exactly 15 long", editor)
    give_app(editor)
    check.validate("eightchr", editor)
    with pytest.raises(ValidationError):
        check.validate("seven c", editor)


def test_deployment_with_passwords_alone_gets_a_warning(settings) -> None:
    settings.SECOND_FACTOR_DEMANDED = False
    assert [message.id for message in second_factor_is_demanded()] == ["mocportal.W050"]
    settings.SECOND_FACTOR_DEMANDED = True
    assert second_factor_is_demanded() == []


def test_what_is_set_counts_where_nothing_is_ruled(client: Client, administrator: User, settings) -> None:
    settings.SECOND_FACTOR_DEMANDED = True
    assert sign_in(client, administrator)["Location"] == "/your-account/"
    assert client.get("/")["Location"] == "/your-account/"


def test_the_last_factor_stays_while_it_is_demanded_or_the_password_is_short(client: Client, editor: User) -> None:
    rule = SignInRule.objects.create(participant=Participant.objects.get(code="NRCAN"), second_factor=True)
    give_app(editor)
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/your-account/app/remove/", {"password": PASSWORD})
    assert "Add another one first" in answer.content.decode()
    rule.second_factor = False
    rule.save()
    assert client.post("/your-account/app/remove/", {"password": PASSWORD})["Location"] == "/your-account/"
    assert not factors.of(editor)
    assert not editor.recovery_codes.exists()


def test_a_deactivated_account_gets_no_further_at_the_second_step(client: Client, editor: User) -> None:
    give_app(editor)
    sign_in(client, editor)
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert client.post(STEP, {"code": code_at(timezone.now())})["Location"].startswith("/admin/login/")
