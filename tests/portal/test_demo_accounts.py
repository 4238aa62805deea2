"""Demo accounts: made once, for the embedded database only, each role for each Participant."""

import json
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from contacts.enums import Role
from contacts.models import ContactPoint, ContactPointOfficer, Participant, User
from contacts.models.functions import acting_officers
from mocportal.local.state import Servers, VarDirectory
from partners.models import Client, Token
from partners.services import tokens
from tests.factories.contacts import ContactPointOfficerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def var(tmp_path: Path, settings) -> Path:
    """A var directory whose servers are those that the tests run on, as `make run` would have left it."""
    database = settings.DATABASES["default"]
    settings.VAR_DIR = tmp_path
    Servers(
        database_port=database["PORT"],
        database_password=database["PASSWORD"],
        superuser_password="none",
        broker_port=1,
        broker_password="none",
    ).save(VarDirectory(tmp_path))
    return tmp_path


@pytest.fixture
def one_participant(participant: Participant) -> Participant:
    assert Participant.objects.count() == 1
    return participant


def written(var: Path) -> list[dict[str, str | None]]:
    accounts: list[dict[str, str | None]] = json.loads((var / "accounts.json").read_text())
    return accounts


def test_each_role_has_one_account_for_each_participant_or_one_in_all(var, one_participant):
    call_command("accounts")

    assert sorted((account["role"], account["participant"]) for account in written(var)) == [
        ("administrator", None),
        ("administrator", None),
        ("contact_officer", "ONE"),
        ("editor", "ONE"),
        ("partner", "ONE"),
        ("partner", "ONE"),
        ("reader", "ONE"),
        ("secretariat", None),
    ]


def test_the_file_says_what_signs_in(var, one_participant):
    call_command("accounts")

    for account in written(var):
        user = User.objects.get(username=account["username"])
        assert user.check_password(account["password"])
        assert user.role == account["role"]
        token = tokens.owner_of(account["api_token"], at=timezone.now())
        assert token is not None
        assert token.user == user


def test_of_the_partner_systems_one_reads_and_one_writes(var, one_participant):
    call_command("accounts")

    found = {
        account["username"]: tokens.owner_of(account["api_token"], at=timezone.now())
        for account in written(var)
        if account["role"] == "partner"
    }
    may_write = {name: token.client.may_write for name, token in found.items() if token and token.client}
    assert may_write == {"one-partner": False, "one-partner-writer": True}


def test_a_system_that_has_expired_is_renewed(var, one_participant):
    call_command("accounts")
    past = timezone.now() - timedelta(days=400)
    Client.objects.update(renewed_at=past, expires_at=past + timedelta(days=1))

    call_command("accounts")

    texts = [account["api_token"] for account in written(var) if account["role"] == "partner"]
    assert all(tokens.owner_of(text, at=timezone.now()) for text in texts)


def test_only_the_owner_can_read_the_file(var, one_participant):
    call_command("accounts")

    assert stat.S_IMODE((var / "accounts.json").stat().st_mode) == 0o600


def test_a_second_run_changes_nothing(var, one_participant):
    call_command("accounts")
    before = (var / "accounts.json").read_bytes(), list(User.objects.order_by("pk").values())

    call_command("accounts")

    assert ((var / "accounts.json").read_bytes(), list(User.objects.order_by("pk").values())) == before


@pytest.mark.owner
def test_a_new_database_gets_the_accounts_that_the_file_names(var, one_participant):
    call_command("accounts")
    passwords = {account["username"]: account["password"] for account in written(var)}
    Token.objects.all().delete()
    Client.objects.all().delete()
    User.objects.all().delete()

    call_command("accounts")

    assert {account["username"]: account["password"] for account in written(var)} == passwords
    assert User.objects.get(username="one-reader").check_password(passwords["one-reader"])


def test_a_lost_file_is_written_anew_with_new_passwords(var, one_participant):
    call_command("accounts")
    lost = {account["username"]: account["password"] for account in written(var)}
    (var / "accounts.json").unlink()

    call_command("accounts")

    found = {account["username"]: account["password"] for account in written(var)}
    assert found.keys() == lost.keys()
    assert not set(found.values()) & set(lost.values())
    assert User.objects.get(username="one-reader").check_password(found["one-reader"])


def test_a_token_that_ended_is_replaced(var, one_participant):
    call_command("accounts")
    before = written(var)
    token = tokens.owner_of(before[0]["api_token"], at=timezone.now())
    assert token is not None
    tokens.revoke(token=token, at=timezone.now())

    call_command("accounts")

    assert written(var)[0]["api_token"] != before[0]["api_token"]
    assert written(var)[1:] == before[1:]


def test_a_database_that_somebody_named_gets_no_account(var, one_participant, settings):
    servers = Servers.load(VarDirectory(var))
    servers.database_password = "of another database"
    servers.save(VarDirectory(var))

    with pytest.raises(CommandError, match="embedded database"):
        call_command("accounts")
    assert not User.objects.exists()
    assert not (var / "accounts.json").exists()


def test_a_deployment_gets_no_account(var, one_participant, settings):
    settings.LOCAL = False

    with pytest.raises(CommandError, match="embedded database"):
        call_command("accounts")


def test_every_role_is_in_the_vocabulary_of_the_file():
    assert {str(role) for role in Role} == {
        "reader",
        "editor",
        "contact_officer",
        "secretariat",
        "administrator",
        "partner",
    }


def test_contact_points_without_an_address_get_one_that_can_never_exist(var, one_participant):
    ContactPoint.objects.create(participant=one_participant)
    call_command("accounts")
    assert ContactPoint.objects.get().mailbox == "contact-point.one@demo.invalid"


def test_an_address_that_is_there_is_left_alone(var, one_participant):
    ContactPoint.objects.create(participant=one_participant, mailbox="kept@example.org")
    call_command("accounts")
    assert ContactPoint.objects.get().mailbox == "kept@example.org"


def test_the_officer_of_each_participant_is_in_function_and_plainly_made_up(var, one_participant):
    ContactPoint.objects.create(participant=one_participant)
    for _run in range(2):
        call_command("accounts")
        officer = ContactPointOfficer.objects.select_related("official__account").get()
        account = officer.official.account
        assert account is not None
        assert acting_officers(one_participant, timezone.now()) == [account]
        assert account.username == "one-contact-officer"
        assert officer.official.title_en == "Demo account, not a real person"
        assert officer.official.email.endswith("@demo.invalid")


def test_a_primary_officer_who_was_entered_by_hand_stays_it(var, one_participant):
    entered = ContactPointOfficerFactory.create(contact_point__participant=one_participant)
    call_command("accounts")
    functions = dict(ContactPointOfficer.objects.values_list("pk", "function"))
    assert functions.pop(entered.pk) == "primary"
    assert list(functions.values()) == ["alternate"]
