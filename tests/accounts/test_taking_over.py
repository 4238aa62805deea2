"""One administrator alone takes over no account unseen: whose it was, the ministry and the others are told."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from contacts.enums import MessageKind, Role
from contacts.models import ContactPoint, Message, User
from mocportal.accounts.enums import LinkedBy, Way
from mocportal.accounts.exceptions import CodeOverError
from mocportal.accounts.models import Identity, IdentityProvider, OpenSession, SignInRule
from mocportal.accounts.services import codes, letters, recovery
from mocportal.history.records import event_model
from tests.accounts.conftest import give_app, is_signed_in, sign_in
from tests.accounts.test_codes_and_leaving import BACKEND, code_in, mailed
from tests.factories.contacts import UserFactory
from tests.filled import filled

OLD, NEW, WHY = "editor@nrcan.example", "new@elsewhere.example", "The ministry moved to another domain."


@pytest.fixture
def second(seeded: None) -> User:
    return UserFactory.create(role=Role.ADMINISTRATOR, participant=None, email="second@portal.example")


@pytest.fixture
def at_work(client: Client, administrator: User) -> Client:
    client.force_login(administrator, backend=BACKEND)
    return client


def told(address: str) -> list[str]:
    return list(Message.objects.filter(address=address).order_by("pk").values_list("text", flat=True))


def change(client: Client, page: str, **values: Any) -> Any:
    return client.post(page, filled(client.get(page), **values))


def test_another_address_needs_a_reason_and_whose_it_was_and_the_other_administrators_are_told(
    at_work: Client, editor: User, second: User, administrator: User
) -> None:
    recovery.invite(user=editor, by=administrator, at=timezone.now())
    code, before = code_in(mailed(editor)), Message.objects.count()
    page = reverse("admin:contacts_user_change", args=[editor.pk])
    assert "Say why the e-mail address changes" in change(at_work, page, email=NEW).text
    assert Message.objects.count() == before
    assert change(at_work, page, email=NEW, reason=WHY).status_code == 302
    for address in (OLD, NEW):
        assert all(word in told(address)[-1] for word in (str(administrator), WHY, editor.username))
    assert WHY in told(second.email)[-1]
    assert not told(administrator.email)
    kept = event_model(User).objects.filter(pgh_obj_id=editor.pk).latest("pgh_id")
    assert (kept.email, kept.pgh_context["reason"], kept.pgh_context["user"]) == (NEW, WHY, administrator.pk)
    with pytest.raises(CodeOverError):
        codes.find(code, at=timezone.now())
    # A change of anything else asks for no reason, and tells nobody.
    sent = Message.objects.count()
    assert change(at_work, page, full_name="Another").status_code == 302
    assert Message.objects.count() == sent


def test_a_password_that_an_administrator_sets_is_told_and_ends_the_sessions(
    at_work: Client, editor: User, second: User
) -> None:
    there = Client()
    sign_in(there, editor)
    page = reverse("admin:auth_user_password_change", args=[editor.pk])
    sent = {"password1": "seventeen white horses", "password2": "seventeen white horses", "usable_password": "true"}
    assert at_work.post(page, sent | {"password2": "others"}).status_code == 200
    assert not Message.objects.exists()
    assert at_work.post(page, sent).status_code == 302
    assert "was changed" in told(OLD)[-1]
    assert "a password was set" in told(second.email)[-1]
    assert not is_signed_in(there)


def test_a_ministry_is_told_of_each_account_that_may_act_for_it(at_work: Client, editor: User) -> None:
    point = ContactPoint.objects.get_or_create(participant=editor.participant)[0]
    point.mailbox = "mailbox@nrcan.example"
    point.save()
    add, values = reverse("admin:contacts_user_add"), {"participant": editor.participant_id, "usable_password": "false"}
    assert change(at_work, add, **values, username="a.reader", role=Role.READER).status_code == 302
    assert not told(point.mailbox)
    assert change(at_work, add, **values, username="rogue", role=Role.CONTACT_OFFICER).status_code == 302
    assert all(word in told(point.mailbox)[-1] for word in ("rogue", "Contact point officer"))
    reader = reverse("admin:contacts_user_change", args=[User.objects.get(username="a.reader").pk])
    assert change(at_work, reader, role=Role.EDITOR).status_code == 302
    assert "a.reader" in told(point.mailbox)[-1]


def test_what_follows_another_address_goes_to_the_earlier_one_as_well_for_a_month(
    at_work: Client, editor: User, administrator: User
) -> None:
    give_app(editor)
    page = reverse("admin:contacts_user_change", args=[editor.pk])
    assert change(at_work, page, email=NEW, reason=WHY).status_code == 302
    editor.refresh_from_db()
    recovery.reset_factors(user=editor, by=administrator, reason="Lost", at=timezone.now())
    assert "authenticator app" in told(OLD)[-1]
    later = timezone.now() + letters.FOLLOWED + timedelta(days=1)
    assert letters.addresses_since(editor, later - letters.FOLLOWED) == [NEW]
    assert letters.addresses_since(editor, timezone.now() - letters.FOLLOWED) == [NEW, OLD]


def test_a_provider_that_is_entered_or_changed_is_told_to_the_ministry_and_ends_with_its_sessions(
    at_work: Client, editor: User, second: User
) -> None:
    point = ContactPoint.objects.get_or_create(participant=editor.participant)[0]
    point.mailbox = "mailbox@nrcan.example"
    point.save()
    page = reverse("admin:accounts_identityprovider_add")
    values = {
        "participant": editor.participant_id,
        "issuer": "https://rogue.example",
        "client_id": "x",
        "secret": "y",
        "active": "on",
    }
    assert "reason" in change(at_work, page, **values).context["adminform"].form.errors
    assert not IdentityProvider.objects.exists()
    assert change(at_work, page, **values, reason=WHY).status_code == 302
    for address in (point.mailbox, second.email):
        assert all(word in told(address)[-1] for word in ("https://rogue.example", WHY, "NRCAN"))
    assert {each.kind for each in Message.objects.all()} == {MessageKind.ACCOUNT}
    provider = IdentityProvider.objects.get()
    assert event_model(IdentityProvider).objects.latest("pgh_id").pgh_context["reason"] == WHY

    by_provider, by_password = Client(), Client()
    for each in (by_provider, by_password):
        sign_in(each, editor)
    OpenSession.objects.filter(session_key=by_provider.session.session_key).update(way=Way.SINGLE_SIGN_ON)
    Identity.objects.create(
        provider=provider,
        participant_id=provider.participant_id,
        user=editor,
        subject="fictitious",
        linked_by=LinkedBy.EMAIL,
        linked_at=timezone.now(),
    )
    there = provider.get_absolute_url()
    assert change(at_work, there, domains="nrcan.example", reason=WHY).status_code == 302
    assert is_signed_in(by_provider)
    assert change(at_work, there, active=None, reason="It is not ours.").status_code == 302
    assert (is_signed_in(by_provider), is_signed_in(by_password)) == (False, True)
    assert "It is not ours." in told(point.mailbox)[-1]


def test_a_rule_for_signing_in_is_told_to_the_ministry_and_the_other_administrators(
    at_work: Client, editor: User, second: User
) -> None:
    point = ContactPoint.objects.get_or_create(participant=editor.participant)[0]
    point.mailbox = "mailbox@nrcan.example"
    point.save()
    add, values = reverse("admin:accounts_signinrule_add"), {"participant": editor.participant_id}
    assert "reason" in change(at_work, add, **values, second_factor=None).context["adminform"].form.errors
    assert not SignInRule.objects.exists()
    assert change(at_work, add, **values, second_factor=None, reason=WHY).status_code == 302
    for address in (point.mailbox, second.email):
        assert all(word in told(address)[-1] for word in ("NRCAN", "a password alone opens their accounts", WHY))
    kept = event_model(SignInRule).objects.latest("pgh_id")
    assert (kept.second_factor, kept.pgh_context["reason"]) == (False, WHY)
    rule = SignInRule.objects.get()
    there = reverse("admin:accounts_signinrule_change", args=[rule.pk])
    assert change(at_work, there, second_factor="on", reason="As before.").status_code == 302
    assert "need a second factor" in told(point.mailbox)[-1]
    sent = len(told(point.mailbox))
    assert at_work.post(reverse("admin:accounts_signinrule_delete", args=[rule.pk]), {"post": "yes"}).status_code == 302
    assert not SignInRule.objects.exists()
    assert len(told(point.mailbox)) == sent + 1
    assert "the rule was taken away" in told(second.email)[-1]


def test_the_domains_of_a_provider_stand_in_the_letter(at_work: Client, editor: User, second: User) -> None:
    assert editor.participant
    provider = IdentityProvider.objects.create(
        participant=editor.participant, issuer="https://sign-in.example", client_id="x", sealed="sealed"
    )
    there = provider.get_absolute_url()
    assert change(at_work, there, domains="nrcan.example,rogue.example", reason=WHY).status_code == 302
    assert "nrcan.example, rogue.example" in told(second.email)[-1]


def test_the_other_administrators_are_told_of_who_becomes_one_or_runs_the_register(
    at_work: Client, editor: User, second: User
) -> None:
    page = reverse("admin:contacts_user_change", args=[editor.pk])
    for role, words in ((Role.SECRETARIAT, "Secretariat"), (Role.ADMINISTRATOR, "Administrator")):
        assert change(at_work, page, role=role).status_code == 302
        assert all(word in told(second.email)[-1] for word in (editor.username, words))
    sent = Message.objects.count()
    assert change(at_work, page, is_active=None).status_code == 302
    assert Message.objects.count() == sent
    assert change(at_work, page, is_active="on").status_code == 302
    assert Message.objects.count() > sent


def test_the_first_address_of_an_account_that_is_in_use_is_another_one(
    at_work: Client, editor: User, second: User
) -> None:
    """Whoever enters it can ask for a new password there, as with any other."""
    User.objects.filter(pk=editor.pk).update(email="")
    page = reverse("admin:contacts_user_change", args=[editor.pk])
    assert "Say why the e-mail address changes" in change(at_work, page, email=NEW).text
    assert change(at_work, page, email=NEW, reason=WHY).status_code == 302
    assert WHY in told(second.email)[-1]


def test_a_forgotten_password_costs_the_same_for_every_name_and_a_worker_answers(client: Client, editor: User) -> None:
    page = reverse("accounts:forgotten")
    client.post(page, {"username": "warm"})
    counted = []
    for name in (editor.username, "nobody-of-that-name"):
        with CaptureQueriesContext(connection) as queries:
            client.post(page, {"username": name})
        # Without what stands before and behind what is written: numbers of the request, and the name.
        counted.append([query["sql"].rpartition("; ")[2].split('" ')[0].split("_x")[0] for query in queries])
    assert counted[0] == counted[1]
    assert not Message.objects.exists()
    recovery.answer_all(at=timezone.now())
    assert [message.address for message in Message.objects.all()] == [OLD]
    recovery.answer_all(at=timezone.now())
    client.post(page, {"username": editor.username})
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        recovery.answer_all(at=timezone.now())
    assert Message.objects.count() == 1
