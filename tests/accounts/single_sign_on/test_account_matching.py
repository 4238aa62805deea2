"""Whose account the word of a ministry's provider opens, and with which role."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.enums import LinkedBy, SignInMethod
from accounts.models import Identity, IdentityProvider, OpenSession, RoleClaim
from accounts.services import account_recovery
from contacts.enums import Role
from contacts.models import Message, User
from tests.accounts.account_mail import CODE, code_in, mailed
from tests.accounts.conftest import is_signed_in, sign_in
from tests.accounts.single_sign_on.conftest import PERSON, refused
from tests.factories.contacts import UserFactory
from tests.factories.register import PASSWORD, account


def test_the_ministry_vouches_for_its_officer(client: Client, ministry, provider, editor: User) -> None:
    answer = ministry.come_back(client, ask="?next=/text/")
    assert answer["Location"] == "/text/"
    assert is_signed_in(client)
    assert OpenSession.objects.get().way == SignInMethod.SINGLE_SIGN_ON
    identity = Identity.objects.get()
    assert (identity.user, identity.subject, identity.linked_by) == (editor, "fictitious-1", LinkedBy.EMAIL)
    # The password is none any more: it would be a way round. The person is told.
    assert sign_in(Client(), editor, PASSWORD).status_code == 200
    assert mailed(editor).subject == "Your sign-in details were changed"


def test_it_is_known_by_its_subject_whatever_address_it_has_later(client: Client, ministry, provider, editor) -> None:
    ministry.come_back(client)
    ministry.vouch(person={"email": "married@elsewhere.example", "email_verified": False})
    later = Client()
    assert ministry.come_back(later).status_code == 302
    assert is_signed_in(later)


@pytest.mark.parametrize(
    "person",
    [
        {"email": "editor@nrcan.example", "email_verified": False},
        {"email": "editor@nrcan.example"},
        {"email": "editor@nrcan.example", "email_verified": "true"},
        {"email": "editor@nrcan.example.evil.example", "email_verified": True},
        {"email": "editor@meti.example", "email_verified": True},
        # What the database takes for the same, and is another mailbox.
        {"email": "ed\N{LATIN SMALL LETTER DOTLESS I}tor@nrcan.example", "email_verified": True},
        {"email": "stranger@nrcan.example", "email_verified": True},
        {"email_verified": True},
    ],
)
def test_a_first_sign_in_needs_a_verified_address_of_an_account_and_an_allowed_domain(
    client: Client, ministry, provider, editor, person
) -> None:
    ministry.vouch(person=person)
    assert "you have no account in this portal" in refused(ministry.come_back(client), client)
    assert not Identity.objects.exists()


def test_that_one_address_is_verified_says_nothing_of_another(client: Client, ministry, provider, editor) -> None:
    own = {"email": "stranger@nrcan.example", "email_verified": True}
    ministry.vouch(person=own, claims={"email": editor.email}, without=["email_verified"])
    refused(ministry.come_back(client), client)
    assert not Identity.objects.exists()


def test_a_ministry_never_signs_in_another_s_officer(client: Client, ministry, provider) -> None:
    other = account(Role.CONTACT_OFFICER, "METI", email="editor@nrcan.example")
    refused(ministry.come_back(client), client)
    # Nor does the database hold such a link.
    with pytest.raises(IntegrityError, match="identity_of_its_accounts_participant"), transaction.atomic():
        Identity.objects.create(
            provider=provider,
            participant=provider.participant,
            user=other,
            subject="fictitious-1",
            linked_by=LinkedBy.EMAIL,
            linked_at=timezone.now(),
        )


def test_an_account_is_one_subject_s_alone(client: Client, ministry, provider, editor) -> None:
    ministry.come_back(client)
    ministry.vouch(sub="fictitious-9")
    later = Client()
    assert "you have no account in this portal" in refused(ministry.come_back(later), later)


def test_a_deactivated_account_stays_out(client: Client, ministry, provider, editor) -> None:
    ministry.come_back(client)
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert not is_signed_in(client)
    later = Client()
    assert "you have no account in this portal" in refused(ministry.come_back(later), later)


def test_an_invitation_links_whatever_address_the_ministry_knows(
    client: Client, ministry, provider, editor: User, administrator: User
) -> None:
    account_recovery.invite(user=editor, by=administrator, at=timezone.now())
    ministry.vouch(sub="fictitious-2", person={})
    code = code_in(mailed(editor))
    client.post(CODE, {"code": code})
    assert "Sign in at NRCan" in client.get("/sign-in/new-password/").content.decode()
    # There is no password to choose, and none is taken.
    chosen = "an entirely new sentence"
    client.post("/sign-in/new-password/", {"new_password1": chosen, "new_password2": chosen})
    editor.refresh_from_db()
    assert not editor.check_password(chosen)
    assert ministry.come_back(client).status_code == 302
    assert is_signed_in(client)
    assert Identity.objects.get().linked_by == LinkedBy.INVITATION
    # It is used up.
    later = Client()
    ministry.vouch(sub="fictitious-3", person={})
    assert later.post(CODE, {"code": code}).status_code == 200


def test_recovery_request_of_single_sign_on_user_sends_one_notice_an_hour(provider, editor) -> None:
    editor.set_unusable_password()
    editor.save(update_fields=["password"])
    for minutes in (0, 1, 2, 62):
        account_recovery.ask(
            username=editor.username, at=datetime(2030, 1, 1, 9, tzinfo=UTC) + timedelta(minutes=minutes)
        )
    assert Message.objects.filter(address=editor.email).count() == 2


def test_claims_give_roles_by_the_rows_and_none_without_one(client: Client, ministry, provider, editor: User) -> None:
    RoleClaim.objects.create(
        provider=provider, order=1, claim="groups", value="moc-officers", role=Role.CONTACT_OFFICER
    )
    RoleClaim.objects.create(provider=provider, order=2, claim="groups", value="moc-readers", role=Role.READER)
    # A change makes a provider inactive; its officer activates it again.
    IdentityProvider.objects.update(active=True)
    for groups, role in (
        (["staff", "moc-readers"], Role.READER),
        (["moc-readers", "moc-officers"], Role.CONTACT_OFFICER),
        ("moc-readers", Role.READER),
    ):
        ministry.vouch(person=PERSON | {"groups": groups})
        ministry.come_back(Client())
        editor.refresh_from_db()
        assert editor.role == role
    ministry.vouch(person=PERSON | {"groups": ["administrator", "staff"]})
    assert "you have no account in this portal" in refused(ministry.come_back(client), client)


def test_no_claim_gives_a_role_outside_the_ministry(ministry, provider, editor: User) -> None:
    other = UserFactory.create(role=Role.ADMINISTRATOR, email="other@example.org")
    RoleClaim.objects.create(provider=provider, order=1, claim="groups", value="boss", role=Role.ADMINISTRATOR)
    IdentityProvider.objects.update(active=True)
    ministry.vouch(person=PERSON | {"groups": ["boss"]})
    ministry.come_back(Client())
    editor.refresh_from_db()
    assert editor.may is Role.EDITOR
    assert not Message.objects.filter(address=other.email).exists()
