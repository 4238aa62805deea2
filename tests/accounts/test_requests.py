"""Requests of administrators, and identity providers, take effect once another person approves."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.exceptions import CodeInvalidError, NotApproverError
from accounts.models import AccountRequest, IdentityProvider, RoleClaim
from accounts.services import account_recovery, codes, requests
from accounts.services.single_sign_on import provider_changes
from contacts.enums import Role
from contacts.models import ContactPoint, Message, User
from tests.accounts.account_mail import NEW, OLD, WHY, change, code_in, mail_to, mailed
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.register import account
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

MAILBOX = "mailbox@nrcan.example"


@pytest.fixture
def at_work(administrator: User) -> Client:
    return signed_in(administrator)


@pytest.fixture
def second(seeded: None) -> User:
    return UserFactory.create(role=Role.ADMINISTRATOR, participant=None, email="second@portal.example")


@pytest.fixture
def officer(editor: User) -> User:
    point = ContactPoint.objects.get_or_create(participant=editor.participant)[0]
    point.mailbox = MAILBOX
    point.save()
    return account(Role.CONTACT_OFFICER, "NRCAN", email="officer@nrcan.example")


def page_of(user: User) -> str:
    return reverse("admin:contacts_user_change", args=[user.pk])


def decide(by: User, request: AccountRequest, name: str = "approve") -> int:
    url = reverse("accounts:request-act", args=[request.pk, name])
    return int(signed_in(by).post(url).status_code)


def ask_for_address(at_work: Client, user: User) -> AccountRequest:
    assert change(at_work, page_of(user), email=NEW, reason=WHY).status_code == 302
    return AccountRequest.objects.get()


def test_another_address_takes_effect_once_the_holder_approves(
    at_work: Client, administrator: User, editor: User, officer: User, second: User
) -> None:
    account_recovery.invite(user=editor, by=administrator, at=timezone.now())
    code = code_in(mailed(editor))
    assert "Enter a reason" in change(at_work, page_of(editor), email=NEW).text
    request = ask_for_address(at_work, editor)
    editor.refresh_from_db()
    assert editor.email == OLD
    for address in (OLD, MAILBOX, second.email):
        assert all(word in mail_to(address)[-1] for word in (editor.username, administrator.username))
    assert not mail_to(NEW)
    assert codes.find(code, at=timezone.now()).user == editor
    assert decide(administrator, request) == 403
    assert decide(second, request) == 403
    assert decide(editor, request) == 302
    editor.refresh_from_db()
    assert editor.email == NEW
    assert WHY in mail_to(OLD)[-1]
    with pytest.raises(CodeInvalidError):
        codes.find(code, at=timezone.now())


def test_an_officer_of_the_ministry_approves_where_the_address_is_lost(
    at_work: Client, editor: User, officer: User
) -> None:
    stranger = account(Role.CONTACT_OFFICER, "METI")
    request = ask_for_address(at_work, editor)
    assert decide(stranger, request) == 404
    assert decide(account(Role.READER, "NRCAN"), request) == 404
    assert decide(officer, request) == 302
    editor.refresh_from_db()
    assert editor.email == NEW


def test_a_second_administrator_approves_where_there_is_no_ministry(
    at_work: Client, administrator: User, second: User
) -> None:
    secretariat = UserFactory.create(role=Role.SECRETARIAT, participant=None, email=OLD)
    request = ask_for_address(at_work, secretariat)
    assert decide(administrator, request) == 403
    assert decide(second, request) == 302
    secretariat.refresh_from_db()
    assert secretariat.email == NEW


@pytest.mark.parametrize(
    "wanted",
    [
        {"role": Role.CONTACT_OFFICER},
        {"role": Role.ADMINISTRATOR, "participant": ""},
        {"role": Role.SECRETARIAT, "participant": ""},
        {"participant": "METI"},
    ],
)
def test_more_rights_take_effect_once_another_person_approves(
    at_work: Client, administrator: User, editor: User, officer: User, second: User, wanted: dict[str, Any]
) -> None:
    other = account(Role.CONTACT_OFFICER, "METI")
    assert other.participant
    entered = {name: other.participant_id if value == "METI" else value for name, value in wanted.items()}
    assert "Enter a reason" in change(at_work, page_of(editor), **entered).text
    assert change(at_work, page_of(editor), **entered, full_name="New name", reason=WHY).status_code == 302
    before = editor.role, editor.participant_id
    editor.refresh_from_db()
    assert (editor.role, editor.participant_id) == before
    assert editor.full_name == "New name"
    request = AccountRequest.objects.get()
    approver = other if "METI" in wanted.values() else second if "participant" in wanted else officer
    for stranger in {administrator, editor, officer, other, second} - {approver}:
        assert decide(stranger, request) in {403, 404}
    assert decide(approver, request) == 302
    editor.refresh_from_db()
    assert editor.role == wanted.get("role", before[0])
    assert editor.participant_id == (entered["participant"] or None if "participant" in entered else before[1])


def test_fewer_rights_take_effect_at_once(at_work: Client, officer: User) -> None:
    assert change(at_work, page_of(officer), role=Role.READER).status_code == 302
    officer.refresh_from_db()
    assert officer.may == Role.READER
    assert not AccountRequest.objects.exists()


def test_an_account_is_active_again_once_another_person_approves(at_work: Client, editor: User, officer: User) -> None:
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert change(at_work, page_of(editor), is_active="on", reason=WHY).status_code == 302
    editor.refresh_from_db()
    assert not editor.is_active
    assert decide(officer, AccountRequest.objects.get()) == 302
    editor.refresh_from_db()
    assert editor.is_active


def test_a_new_account_opens_by_its_invitation_after_the_approval(at_work: Client, editor: User, officer: User) -> None:
    values = {"username": "new", "email": NEW, "role": Role.CONTACT_OFFICER, "participant": editor.participant_id}
    assert change(at_work, reverse("admin:contacts_user_add"), **values).status_code == 302
    new = User.objects.get(username="new")
    assert at_work.post(reverse("accounts:account-act", args=[new.pk, "invite"])).status_code == 302
    assert not Message.objects.filter(key__startswith="code:").exists()
    assert decide(officer, AccountRequest.objects.get()) == 302
    new.refresh_from_db()
    assert new.is_active
    assert Message.objects.filter(address=NEW, key__startswith="code:").count() == 1


def test_where_a_ministry_has_no_officer_a_second_administrator_approves(
    at_work: Client, administrator: User, second: User, editor: User
) -> None:
    ministry = ParticipantFactory.create(order=99)
    values = {"username": "first", "email": NEW, "role": Role.CONTACT_OFFICER, "participant": ministry.pk}
    assert change(at_work, reverse("admin:contacts_user_add"), **values).status_code == 302
    request = AccountRequest.objects.get()
    assert decide(administrator, request) == 403
    assert decide(editor, request) == 404
    assert decide(second, request) == 302


def test_requester_withdraws_and_no_request_is_decided_twice(
    at_work: Client, administrator: User, editor: User
) -> None:
    request = ask_for_address(at_work, editor)
    assert decide(administrator, request, "refuse") == 302
    assert decide(editor, request) == 302
    editor.refresh_from_db()
    assert editor.email == OLD
    with pytest.raises(NotApproverError):
        requests.decide(request=request, by=editor, approved=True, at=timezone.now())


def test_database_refuses_an_approval_by_the_requester(at_work: Client, administrator: User, editor: User) -> None:
    request = ask_for_address(at_work, editor)
    with pytest.raises(IntegrityError, match="approved_by_another"), transaction.atomic():
        AccountRequest.objects.update(decided_by=administrator, decided_at=timezone.now(), approved=True)
    AccountRequest.objects.update(decided_by=editor, decided_at=timezone.now(), approved=False)
    with pytest.raises(IntegrityError, match="stays as it was asked"), transaction.atomic():
        AccountRequest.objects.filter(pk=request.pk).update(approved=True)


# --- Identity providers ----------------------------------------------------------------------------------------


@pytest.fixture
def provider(editor: User) -> IdentityProvider:
    assert editor.participant
    made: IdentityProvider = IdentityProvider.objects.create(
        participant=editor.participant, issuer="https://sign-in.example", client_id="x", sealed="sealed"
    )
    return made


def activate(by: User, provider: IdentityProvider) -> int:
    url = reverse("accounts:provider-act", args=[provider.pk, "activate"])
    answer = int(signed_in(by).post(url).status_code)
    provider.refresh_from_db()
    return answer


def test_only_the_officer_of_the_ministry_lets_a_provider_sign_people_in(
    at_work: Client, administrator: User, editor: User, officer: User, provider: IdentityProvider
) -> None:
    change(at_work, provider.get_absolute_url(), active="on", reason=WHY)
    provider.refresh_from_db()
    assert not provider.active
    assert Client().get(reverse("accounts:ministry", args=["NRCAN"])).status_code == 404
    for stranger in (administrator, editor, account(Role.CONTACT_OFFICER, "METI")):
        assert activate(stranger, provider) in {403, 404}
        assert not provider.active
    page = signed_in(officer).get(provider.get_absolute_url()).text
    assert "https://sign-in.example" in page
    assert activate(officer, provider) == 302
    assert provider.active


@pytest.mark.parametrize(
    "values",
    [{"issuer": "https://rogue.example"}, {"client_id": "y"}, {"domains": ["rogue.example"]}],
)
def test_changed_provider_is_inactive_until_the_officer_activates_it(
    officer: User, provider: IdentityProvider, values: dict[str, Any]
) -> None:
    assert activate(officer, provider) == 302
    IdentityProvider.objects.filter(pk=provider.pk).update(**values)
    provider.refresh_from_db()
    assert not provider.active


def test_a_role_by_claim_makes_a_provider_inactive(officer: User, provider: IdentityProvider) -> None:
    assert activate(officer, provider) == 302
    claim = RoleClaim.objects.create(provider=provider, order=1, claim="groups", value="all", role=Role.CONTACT_OFFICER)
    provider.refresh_from_db()
    assert not provider.active
    assert activate(officer, provider) == 302
    claim.delete()
    provider.refresh_from_db()
    assert not provider.active


def test_an_officer_activates_what_the_officer_has_seen(officer: User, provider: IdentityProvider) -> None:
    IdentityProvider.objects.filter(pk=provider.pk).update(issuer="https://rogue.example")
    with pytest.raises(Exception, match="has changed"):
        provider_changes.activate(provider=provider, by=officer, at=timezone.now())


def test_a_role_outside_the_ministry_is_given_by_no_claim(
    at_work: Client, officer: User, provider: IdentityProvider
) -> None:
    choices = RoleClaim._meta.get_field("role").choices or []
    assert {value for value, _label in choices} == {"reader", "editor", "contact_officer"}


def test_an_administrator_who_resets_the_second_factor_can_add_none(at_work: Client, editor: User) -> None:
    """The pages that add a factor act on the account that is signed in; there is none for another account."""
    names = [pattern.name for pattern in __import__("accounts.urls", fromlist=["x"]).urlpatterns]
    for name in ("app", "passkey-add", "recovery-codes"):
        assert name in names
        url = reverse(f"accounts:{name}")
        assert str(editor.pk) not in url
        at_work.post(url, {"user": editor.pk, "code": "000000"})
    assert not editor.recovery_codes.exists()


def account_for_a_colleague(by: User, code: str = "NRCAN", **changes: str) -> Any:
    sent = {"full_name": "New Colleague", "email": NEW, "role": "editor", "reason": WHY}
    return signed_in(by).post(reverse("accounts:ministry-act", args=[code, "request-account"]), sent | changes)


def test_an_officer_requests_an_account_that_another_officer_approves(
    editor: User, officer: User, administrator: User
) -> None:
    other = UserFactory.create(role=Role.CONTACT_OFFICER, participant=officer.participant)
    answer = account_for_a_colleague(officer)
    (said,) = get_messages(answer.wsgi_request)
    assert answer["Location"] == reverse("home")
    assert str(said) == f"Account requested for New Colleague. Officers who can approve the request: {other}."
    user = AccountRequest.objects.get().user
    assert user.username == f"nrcan-{NEW.partition('@')[0]}"
    assert not Message.objects.filter(address=NEW).exists()
    assert (user.is_active, user.has_usable_password(), user.participant) == (False, False, officer.participant)
    request = AccountRequest.objects.get(user=user)
    assert (request.role, request.asked_by, request.reason) == (Role.EDITOR, officer, WHY)
    assert all(word in mail_to(MAILBOX)[-1] for word in (user.username, officer.username))
    assert [decide(by, request) for by in (officer, administrator, editor)] == [403, 403, 404]
    assert decide(other, request) == 302
    user.refresh_from_db()
    assert (user.is_active, user.role) == (True, Role.EDITOR)
    assert code_in(mailed(user))


def test_without_another_officer_an_administrator_approves(officer: User, administrator: User) -> None:
    (said,) = get_messages(account_for_a_colleague(officer).wsgi_request)
    assert str(said) == "Account requested for New Colleague. An administrator can approve the request."
    request = AccountRequest.objects.get()
    assert decide(officer, request) == 403
    assert decide(administrator, request) == 302


def test_only_an_officer_in_function_requests_an_account_for_the_own_ministry(editor: User, officer: User) -> None:
    for by, code in ((editor, "NRCAN"), (officer, "METI"), (UserFactory.create(role=Role.SECRETARIAT), "NRCAN")):
        assert account_for_a_colleague(by, code).status_code == 403
    assert account_for_a_colleague(officer, role=Role.SECRETARIAT.value).status_code == 400
    assert not AccountRequest.objects.exists()


def test_requests_for_colleagues_are_limited_and_their_user_names_differ(officer: User) -> None:
    for _ in range(requests.MOST_WAITING):
        assert account_for_a_colleague(officer).status_code == 302
    names = set(AccountRequest.objects.values_list("user__username", flat=True))
    assert len(names) == requests.MOST_WAITING
    assert "of your requests are pending approval" in account_for_a_colleague(officer).text
    assert AccountRequest.objects.count() == requests.MOST_WAITING


def test_an_administrator_cannot_change_the_address_of_an_account_before_its_approval(
    at_work: Client, officer: User
) -> None:
    """The approval sends the invitation to this address, so another one needs a request of its own."""
    account_for_a_colleague(officer)
    user = AccountRequest.objects.get().user
    change(at_work, page_of(user), email="elsewhere@example.org", reason=WHY)
    user.refresh_from_db()
    assert user.email == NEW
    assert AccountRequest.objects.open().filter(user=user).count() == 2
