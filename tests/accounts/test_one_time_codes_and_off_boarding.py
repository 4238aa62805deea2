"""Invitations, forgotten passwords, lost factors, and the end of an account."""

import re
from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessLog
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.exceptions import CodeInvalidError
from accounts.models import OpenSession
from accounts.services import account_recovery, codes, factors, off_boarding, sessions
from accounts.services.codes import PLACE
from audit.history_reader import entries, event_model
from contacts.enums import Role
from contacts.models import ContactPoint, ContactPointOfficer, Message, User
from contacts.services.delivery.smtp import written
from partners.services import tokens
from tests.accounts.account_mail import CHOOSE, CODE, FORGOTTEN, code_in, mailed
from tests.accounts.conftest import code_at, give_app, is_signed_in, sign_in
from tests.factories.contacts import OfficialFactory
from tests.factories.register import PASSWORD, account
from tests.sessions import BACKEND

NEW = "an entirely new sentence"


def ask_for_a_new_password(client: Client, username: str) -> None:
    """By the page, and as the worker answers it."""
    client.post(FORGOTTEN, {"username": username})
    account_recovery.answer_all(at=timezone.now())


def choose(client: Client, code: str, password: str = NEW) -> None:
    assert client.post(CODE, {"code": code})["Location"] == CHOOSE
    answer = client.post(CHOOSE, {"new_password1": password, "new_password2": password})
    assert answer["Location"] == "/admin/login/"


def test_an_invitation_leads_to_a_password_once(client: Client, editor: User, administrator: User) -> None:
    client.force_login(administrator, backend=BACKEND)
    page = reverse("accounts:account-act", args=[editor.pk, "invite"])
    assert "one-time code" in client.get(page).content.decode()
    assert client.post(page).status_code == 302
    code = code_in(mailed(editor))
    invited = Client()
    choose(invited, code)
    assert sign_in(invited, editor, NEW).status_code == 302
    assert is_signed_in(invited)
    assert "already used" in Client().post(CODE, {"code": code}).content.decode()


def test_an_account_without_an_address_is_not_invited(client: Client, editor: User, administrator: User) -> None:
    User.objects.filter(pk=editor.pk).update(email="")
    client.force_login(administrator, backend=BACKEND)
    answer = client.post(reverse("accounts:account-act", args=[editor.pk, "invite"]))
    assert "Add the email address of this account first." in answer.content.decode()
    assert not Message.objects.exists()


def test_the_log_of_mail_and_the_database_hold_no_code(editor: User, administrator: User) -> None:
    row = account_recovery.invite(user=editor, by=administrator, at=timezone.now())
    message = mailed(editor)
    code = code_in(message)
    stored = f"{message.text}{message.html}{message.link}{message.subject}"
    assert PLACE.search(stored)
    assert code not in stored
    assert code.replace("-", "") not in row.nonce
    html = written(message).get_body(("html",))
    assert html
    # Behind the #, which the browser keeps to itself.
    assert f"/sign-in/code/#{code}" in html.get_content()


def test_a_place_that_is_copied_from_the_log_into_another_mail_is_sent_as_it_is(
    editor: User, administrator: User
) -> None:
    now = timezone.now()
    account_recovery.ask(username=editor.username, at=now)
    place = PLACE.search(mailed(editor).text)
    assert place
    account_recovery.reset_factors(user=administrator, by=editor, reason=f"Lost {place[0]}", at=now)
    sent = written(mailed(administrator)).as_string()
    assert place[0] in sent.replace("=\n", "")
    assert codes.find(code_in(mailed(editor)), at=now).user == editor


def test_a_session_in_which_a_code_is_shown_is_ended_with_the_others(
    client: Client, editor: User, administrator: User
) -> None:
    account_recovery.invite(user=editor, by=administrator, at=timezone.now())
    sign_in(client, editor)
    client.post(CODE, {"code": code_in(mailed(editor))})
    assert is_signed_in(client)
    sessions.end_all(user=editor, at=timezone.now())
    assert not is_signed_in(client)


def test_a_code_ends_with_its_time_with_the_next_and_with_its_account(editor: User, administrator: User) -> None:
    now = timezone.now()
    account_recovery.invite(user=editor, by=administrator, at=now)
    first = code_in(mailed(editor))
    assert codes.find(first, at=now + timedelta(days=6)).user == editor
    with pytest.raises(CodeInvalidError):
        codes.find(first, at=now + timedelta(days=7))
    later = now + timedelta(minutes=1)
    account_recovery.invite(user=editor, by=administrator, at=later)
    with pytest.raises(CodeInvalidError):
        codes.find(first, at=later)
    second = code_in(mailed(editor))
    User.objects.filter(pk=editor.pk).update(is_active=False)
    with pytest.raises(CodeInvalidError):
        codes.find(second, at=later)


@pytest.mark.parametrize("wrong", ["", "0", "AAAAA-AAAAA", "ＡＡＡ" * 20, "\x00", "é" * 90])
def test_invalid_code_shows_an_error_in_the_form(client: Client, seeded: None, wrong: str) -> None:
    assert client.post(CODE, {"code": wrong}).status_code == 200


def test_one_letter_changed_opens_nothing(editor: User, administrator: User) -> None:
    account_recovery.invite(user=editor, by=administrator, at=timezone.now())
    code = code_in(mailed(editor))
    with pytest.raises(CodeInvalidError):
        codes.find(code[:-1] + ("0" if code[-1] != "0" else "1"), at=timezone.now())


def test_a_forgotten_password_is_answered_alike_for_every_name(client: Client, editor: User) -> None:
    pages = []
    for name in (editor.username, "nobody-of-that-name"):
        answer = client.post(FORGOTTEN, {"username": name})
        pages.append(re.sub(r'value="[A-Za-z0-9]{64}"|nonce="[^"]+"', "", answer.content.decode()))
    assert pages[0] == pages[1]
    account_recovery.answer_all(at=timezone.now())
    assert Message.objects.count() == 1


def test_a_new_password_does_not_go_round_the_second_factor(client: Client, editor: User) -> None:
    give_app(editor)
    ask_for_a_new_password(client, editor.username)
    choose(client, code_in(mailed(editor)))
    assert not is_signed_in(client)
    assert sign_in(client, editor, NEW)["Location"] == "/sign-in/second-step/"
    client.post("/sign-in/second-step/", {"code": code_at(timezone.now())})
    assert is_signed_in(client)


def test_a_new_password_ends_every_session(client: Client, editor: User) -> None:
    sign_in(client, editor)
    other = Client()
    ask_for_a_new_password(other, editor.username)
    choose(other, code_in(mailed(editor)))
    assert not is_signed_in(client)
    assert not OpenSession.objects.open().exists()


def test_nobody_s_mailbox_is_filled(client: Client, editor: User) -> None:
    for _number in range(account_recovery.MOST_MAILS + 2):
        ask_for_a_new_password(client, editor.username)
    assert Message.objects.filter(address=editor.email).count() == account_recovery.MOST_MAILS


def test_reset_of_factors_needs_a_reason_and_notifies_the_user(
    client: Client, editor: User, administrator: User
) -> None:
    give_app(editor)
    client.force_login(administrator, backend=BACKEND)
    page = reverse("accounts:account-act", args=[editor.pk, "reset"])
    assert client.post(page, {"reason": ""}).status_code == 400
    assert factors.of(editor)
    assert client.post(page, {"reason": "Called: the telephone was lost"}).status_code == 302
    assert not factors.of(editor)
    assert "Called: the telephone was lost" in mailed(editor).text
    told = [entry for entry in entries(editor, administrator) if entry.reason == "Called: the telephone was lost"]
    assert {entry.who for entry in told} == {str(administrator)}
    assert "authenticator app" in {entry.part for entry in told}


def test_administrator_cannot_reset_own_factors(client: Client, administrator: User) -> None:
    give_app(administrator)
    client.force_login(administrator, backend=BACKEND)
    for act in ("reset", "offboard"):
        page = reverse("accounts:account-act", args=[administrator.pk, act])
        assert client.post(page, {"reason": "Fictitious"}).status_code == 403
    assert factors.of(administrator)


def test_off_boarding_ends_all_access_and_lists_remaining_duties(
    client: Client, editor: User, administrator: User
) -> None:
    now = timezone.now()
    give_app(editor)
    sign_in(client, editor)
    client.post("/sign-in/second-step/", {"code": code_at(now)})
    _token, text = tokens.issue(user=editor, name="A script", at=now)
    account_recovery.invite(user=editor, by=administrator, at=now)
    code = code_in(mailed(editor))
    point = ContactPoint.objects.get_or_create(participant=editor.participant)[0]
    official = OfficialFactory.create(participant=editor.participant, email=editor.email.upper())
    function = ContactPointOfficer.objects.create(contact_point=point, official=official, since=now.date())
    there = Client()
    there.force_login(administrator, backend=BACKEND)
    page = reverse("accounts:account-act", args=[editor.pk, "offboard"])
    assert str(official) in there.get(page).content.decode()
    assert there.post(page, {"reason": "Left the ministry"}).status_code == 302
    editor.refresh_from_db()
    assert not editor.is_active
    assert not editor.check_password(PASSWORD)
    assert not is_signed_in(client)
    assert tokens.owner_of(text, at=now) is None
    with pytest.raises(CodeInvalidError):
        codes.find(code, at=now)
    assert not factors.of(editor)
    assert off_boarding.left_by(editor, now).functions == [function]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.SECRETARIAT])
@pytest.mark.parametrize("act", ["invite", "reset", "offboard"])
def test_only_administrators_do_any_of_it(client: Client, editor: User, role: Role, act: str) -> None:
    other = account(role, "METI" if role.belongs_to_participant else "")
    client.force_login(other, backend=BACKEND)
    # Existing and missing accounts answer alike.
    for key in (editor.pk, 9_000_000):
        assert client.post(reverse("accounts:account-act", args=[key, act]), {"reason": "x"}).status_code == 404
        for page in ("change", "history", "delete"):
            answer = client.get(reverse(f"admin:contacts_user_{page}", args=[key]))
            assert answer.status_code == (403 if page == "delete" else 404), (page, key)


def test_sessions_are_listed_and_ended_one_by_one_and_all_others(editor: User) -> None:
    here, there, third = Client(), Client(headers={"user-agent": "Mozilla/5.0 (iPhone) Safari/605.1.15"}), Client()
    for each in (here, there, third):
        sign_in(each, editor)
    page = here.get("/your-account/").content.decode()
    assert "Safari on iPhone" in page
    other = OpenSession.objects.get(device__contains="iPhone")
    here.post(f"/your-account/sessions/{other.pk}/end/")
    assert [is_signed_in(each) for each in (here, there, third)] == [True, False, True]
    here.post("/your-account/sessions/end/")
    assert [is_signed_in(each) for each in (here, there, third)] == [True, False, False]


def test_another_s_session_is_not_there_to_be_ended(client: Client, editor: User, administrator: User) -> None:
    sign_in(client, editor)
    other = Client()
    sign_in(other, administrator)
    theirs = OpenSession.objects.get(user=editor)
    assert other.post(f"/your-account/sessions/{theirs.pk}/end/").status_code == 404
    assert is_signed_in(client)


def test_signing_out_and_changing_the_password_end_what_they_end(editor: User) -> None:
    here, there = Client(), Client()
    sign_in(here, editor)
    sign_in(there, editor)
    changed = here.post(
        "/admin/password_change/", {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    )
    assert changed.status_code == 302
    assert is_signed_in(here)
    assert not is_signed_in(there)
    assert OpenSession.objects.open().count() == 1
    here.post("/admin/logout/")
    assert not OpenSession.objects.open().exists()


def test_a_session_that_ended_is_forgotten_after_ninety_days_and_its_history_is_not(editor: User) -> None:
    client = Client(headers={"user-agent": "A browser"})
    sign_in(client, editor)
    Session.objects.all().delete()
    now = timezone.now()
    sessions.note_ends(now)
    assert OpenSession.objects.get().ended_at == now
    sessions.note_ends(now + timedelta(days=89))
    assert OpenSession.objects.exists()
    assert AccessLog.objects.get().user_agent == "A browser"
    sessions.note_ends(now + timedelta(days=90))
    assert not OpenSession.objects.exists()
    # Nor is it known from where it was, in the log of sign-ins either.
    visit = AccessLog.objects.get()
    assert (visit.username, visit.user_agent, visit.ip_address) == (editor.username, "", None)
    kept = event_model(OpenSession)
    assert list(kept.objects.order_by("pgh_id").values_list("pgh_label", flat=True)) == ["insert", "update", "delete"]
    assert not {"device", "address", "session_key"} & {field.name for field in kept._meta.fields}


def test_last_seen_is_written_every_few_minutes(editor: User) -> None:
    client = Client()
    sign_in(client, editor)
    began = OpenSession.objects.get().seen_at
    client.get("/text/")
    assert OpenSession.objects.get().seen_at == began
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        client.get("/text/")
    assert OpenSession.objects.get().seen_at > began
