"""Letters to the holder, the contact point and the administrators about each credential that a system receives."""

import getpass
import io
from collections.abc import Callable
from typing import Any

import pghistory
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction
from django.test import Client as Browser
from django.utils import timezone

from accounts.models import Passkey
from accounts.services import account_recovery
from accounts.services.credential_emails import WATCHED
from audit.history_reader import event_model
from contacts.enums import Role
from contacts.models import Message, User
from partners.models import Client, Token, Webhook
from partners.services import calendars, clients, tokens, webhooks
from partners.services.webhooks import secrets
from tests.factories.contacts import ContactPointFactory, UserFactory
from tests.factories.partners import ClientFactory

pytestmark = pytest.mark.django_db

# Models of the two apps that are no credential, or whose letters come from the service that writes them.
NOT_WATCHED = {
    "accounts.AccountRequest": "services.requests notifies of it.",
    "accounts.OneTimeCode": "It is mailed to its holder; services.account_recovery notifies of an invitation.",
    "accounts.Identity": "Its holder makes it; services.account_emails notifies of it.",
    "accounts.OpenSession": "Its holder signs in.",
    "accounts.SignInRule": "services.mfa_policy notifies of it.",
    "accounts.IdentityProvider": "services.single_sign_on.provider_changes notifies of it.",
    "accounts.RoleClaim": "It belongs to an identity provider.",
    "partners.ExternalKey": "It names a record and opens nothing.",
    "partners.WebhookCondition": "It narrows what a webhook is told of.",
}


@pytest.fixture
def system() -> Client:
    client: Client = ClientFactory.create()
    ContactPointFactory.create(participant=client.owner, mailbox="contact-point@ministry.invalid")
    client.contact.email = "officer@ministry.invalid"
    client.contact.save()
    UserFactory.create(role=Role.ADMINISTRATOR, email="first@portal.invalid")
    UserFactory.create(role=Role.ADMINISTRATOR, email="second@portal.invalid")
    tokens.issue_to(client=client, name="There already", at=timezone.now())
    secrets.make(webhook=Webhook.objects.create(client=client, url="https://receiver.invalid/"), at=timezone.now())
    return client


EVERYBODY = {
    "contact-point@ministry.invalid",
    "officer@ministry.invalid",
    "first@portal.invalid",
    "second@portal.invalid",
}


def token(system: Client) -> None:
    tokens.issue_to(client=system, name="Server", at=timezone.now())


def replaced(system: Client) -> None:
    tokens.replace(token=system.tokens.get(), at=timezone.now())


def scopes(system: Client) -> None:
    clients.change(
        client=system, name=system.name, contact=system.contact, scopes=["register:read"], networks=system.networks
    )


def renewed(system: Client) -> None:
    now = timezone.now()
    clients.renew(client=system, expires_at=now + (system.expires_at - system.renewed_at) / 2, at=now)


def rotated(system: Client) -> None:
    webhooks.rotate(webhook=system.webhooks.get(), at=timezone.now())


def led_elsewhere(system: Client) -> None:
    webhook = system.webhooks.get()
    webhook.url = "https://elsewhere.invalid/"
    webhook.save()


@pytest.mark.parametrize("act", [token, replaced, scopes, renewed, rotated, led_elsewhere])
def test_all_concerned_are_written_to_when_a_system_receives_a_credential(
    act: Callable[[Client], None], system: Client
) -> None:
    with pghistory.context(user=system.contact.pk):
        act(system)
    letters = Message.objects.all()
    assert {letter.address for letter in letters} == EVERYBODY
    for letter in letters:
        assert system.name in letter.text
        assert system.contact.username in letter.text


def test_nothing_is_written_where_nothing_widens(system: Client) -> None:
    with pghistory.context(user=system.contact.pk):
        clients.limit(client=system, rate=5)
        clients.end(client=system, because="Over", by=system.contact, at=timezone.now())
    assert not Message.objects.exists()


def test_credential_and_letters_are_saved_or_rolled_back_together(system: Client) -> None:
    def undone() -> None:
        with pghistory.context(user=system.contact.pk), transaction.atomic():
            token(system)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        undone()
    assert Token.objects.count() == 1
    assert not Message.objects.exists()


MADE_BY_ANOTHER: list[Callable[[User], Any]] = [
    lambda user: tokens.issue(user=user, name="Script", at=timezone.now()),
    lambda user: calendars.issue(user=user, name="Telephone", at=timezone.now()),
    lambda user: Passkey.objects.create(user=user, name="Key", credential="x", public_key="y", added_at=timezone.now()),
]


@pytest.mark.parametrize("act", MADE_BY_ANOTHER)
def test_credential_made_by_another_user_notifies_the_holder_and_own_one_does_not(
    act: Callable[[User], Any], system: Client
) -> None:
    holder = system.contact
    with pghistory.context(user=holder.pk):
        act(holder)
    assert not Message.objects.exists()
    Passkey.objects.all().delete()
    with pghistory.context(user=User.objects.filter(role=Role.ADMINISTRATOR).earliest("pk").pk):
        act(holder)
    assert {letter.address for letter in Message.objects.all()} == EVERYBODY - {"first@portal.invalid"}


def test_each_model_of_a_credential_is_watched_with_all_its_columns() -> None:
    tracked = {
        model._meta.label: model
        for app in ("accounts", "partners")
        for model in apps.get_app_config(app).get_models()
        if event_model(model) is not None
    }
    assert set(tracked) == {model._meta.label for model in WATCHED} | set(NOT_WATCHED)
    for model, watched in WATCHED.items():
        events: Any = event_model(model)
        columns = {field.name for field in events._meta.concrete_fields if not field.name.startswith("pgh_")} - {"id"}
        assert columns == watched.widens | watched.others, model


def test_invitation_notifies_holder_contact_point_and_administrators(system: Client) -> None:
    by = User.objects.filter(role=Role.ADMINISTRATOR).earliest("pk")
    account_recovery.invite(user=system.contact, by=by, at=timezone.now())
    letters = Message.objects.all()
    assert {letter.address for letter in letters} == EVERYBODY - {by.email}
    told = [letter for letter in letters if letter.address != system.contact.email]
    assert all(system.contact.username in letter.text for letter in told)


def test_the_pages_name_who_did_it(system: Client) -> None:
    browser = Browser()
    browser.force_login(system.contact, backend="django.contrib.auth.backends.ModelBackend")
    browser.post(f"/systems/{system.pk}/issue/", {"name": "Server", "days": "30"})
    assert {letter.address for letter in Message.objects.all()} == EVERYBODY


def test_a_password_set_by_a_command_is_reported_to_holder_contact_point_and_administrators(
    system: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getpass", lambda prompt: "set-by-the-operator-26")
    call_command("changepassword", system.contact.username, stdout=io.StringIO())

    first = list(Message.objects.all())
    assert {letter.address for letter in first} == EVERYBODY
    assert "an operator of the portal" in first[0].text

    call_command("createsuperuser", username="third", role=Role.ADMINISTRATOR, interactive=False, verbosity=0)
    later = Message.objects.exclude(pk__in=[letter.pk for letter in first])
    assert {letter.address for letter in later} == {"first@portal.invalid", "second@portal.invalid"}
