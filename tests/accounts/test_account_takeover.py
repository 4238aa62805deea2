"""One administrator alone takes over no account unseen: whose it was, the ministry and the others are told."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.enums import LinkedBy, SignInMethod
from accounts.models import Identity, IdentityProvider, OpenSession, SignInRule
from accounts.services import account_emails, account_recovery
from accounts.services.single_sign_on import provider_changes
from audit.history_reader import event_model
from contacts.enums import MessageKind, Role
from contacts.models import ContactPoint, Message, User
from tests.accounts.account_mail import NEW, OLD, WHY, change, mail_to
from tests.accounts.conftest import give_app, is_signed_in, sign_in
from tests.factories.contacts import UserFactory
from tests.sessions import BACKEND


@pytest.fixture
def second(seeded: None) -> User:
    return UserFactory.create(role=Role.ADMINISTRATOR, participant=None, email="second@portal.example")


@pytest.fixture
def at_work(client: Client, administrator: User) -> Client:
    client.force_login(administrator, backend=BACKEND)
    return client


def test_what_follows_another_address_goes_to_the_earlier_one_as_well_for_a_month(
    editor: User, administrator: User
) -> None:
    give_app(editor)
    editor.email = NEW
    editor.save(update_fields=["email"])
    account_recovery.reset_factors(user=editor, by=administrator, reason="Lost", at=timezone.now())
    assert "authenticator app" in mail_to(OLD)[-1]
    later = timezone.now() + account_emails.FOLLOWED + timedelta(days=1)
    assert account_emails.addresses_since(editor, later - account_emails.FOLLOWED) == [NEW]
    assert account_emails.addresses_since(editor, timezone.now() - account_emails.FOLLOWED) == [NEW, OLD]


def test_new_or_changed_provider_notifies_the_ministry_and_ends_its_sessions(
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
    }
    assert "reason" in change(at_work, page, **values).context["adminform"].form.errors
    assert not IdentityProvider.objects.exists()
    assert change(at_work, page, **values, reason=WHY).status_code == 302
    for address in (point.mailbox, second.email):
        assert all(word in mail_to(address)[-1] for word in ("https://rogue.example", WHY, "NRCAN"))
    assert {each.kind for each in Message.objects.all()} == {MessageKind.ACCOUNT}
    provider = IdentityProvider.objects.get()
    assert event_model(IdentityProvider).objects.latest("pgh_id").pgh_context["reason"] == WHY

    by_provider, by_password = Client(), Client()
    for each in (by_provider, by_password):
        sign_in(each, editor)
    OpenSession.objects.filter(session_key=by_provider.session.session_key).update(way=SignInMethod.SINGLE_SIGN_ON)
    Identity.objects.create(
        provider=provider,
        participant_id=provider.participant_id,
        user=editor,
        subject="fictitious",
        linked_by=LinkedBy.EMAIL,
        linked_at=timezone.now(),
    )
    there = provider.get_absolute_url()
    IdentityProvider.objects.update(active=True)
    assert change(at_work, there, secret="another", reason=WHY).status_code == 302
    assert is_signed_in(by_provider)
    assert change(at_work, there, active=None, reason="It is not ours.").status_code == 302
    assert (is_signed_in(by_provider), is_signed_in(by_password)) == (False, True)
    assert "It is not ours." in mail_to(point.mailbox)[-1]


def test_sign_in_rule_notifies_the_ministry_and_other_administrators(
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
        assert all(word in mail_to(address)[-1] for word in ("NRCAN", "can sign in with a password only", WHY))
    kept = event_model(SignInRule).objects.latest("pgh_id")
    assert (kept.second_factor, kept.pgh_context["reason"]) == (False, WHY)
    rule = SignInRule.objects.get()
    there = reverse("admin:accounts_signinrule_change", args=[rule.pk])
    assert change(at_work, there, second_factor="on", reason="As before.").status_code == 302
    assert "must use a second factor" in mail_to(point.mailbox)[-1]
    sent = len(mail_to(point.mailbox))
    assert at_work.post(reverse("admin:accounts_signinrule_delete", args=[rule.pk]), {"post": "yes"}).status_code == 302
    assert not SignInRule.objects.exists()
    assert len(mail_to(point.mailbox)) == sent + 1
    assert "the rule was removed" in mail_to(second.email)[-1]


def test_letter_contains_the_domains_of_the_provider(at_work: Client, editor: User, second: User) -> None:
    assert editor.participant
    provider = IdentityProvider.objects.create(
        participant=editor.participant, issuer="https://sign-in.example", client_id="x", sealed="sealed"
    )
    officer = UserFactory.create(role=Role.CONTACT_OFFICER, participant=editor.participant)
    there = provider.get_absolute_url()
    assert change(at_work, there, domains="nrcan.example,rogue.example", reason=WHY).status_code == 302
    provider.refresh_from_db()
    provider_changes.activate(provider=provider, by=officer, at=timezone.now())
    assert "nrcan.example, rogue.example" in mail_to(second.email)[-1]


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
    account_recovery.answer_all(at=timezone.now())
    assert [message.address for message in Message.objects.all()] == [OLD]
    account_recovery.answer_all(at=timezone.now())
    client.post(page, {"username": editor.username})
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        account_recovery.answer_all(at=timezone.now())
    assert Message.objects.count() == 1
