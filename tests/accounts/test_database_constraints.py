"""What the database refuses about signing in, whoever writes it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.enums import CodePurpose, LinkedBy, SignInMethod
from accounts.models import Identity, IdentityProvider, OneTimeCode, OpenSession, RecoveryCode, RoleClaim
from contacts.enums import Role
from contacts.models import Participant, User
from tests.factories.register import account

NOW = timezone.now()
DIGEST = "0" * 64


def provider(issuer: str = "https://sign-in.example", client: str = "portal") -> IdentityProvider:
    return IdentityProvider.objects.create(
        participant=Participant.objects.get(code="NRCAN"), issuer=issuer, client_id=client, sealed="-", active=True
    )


def claim(of: IdentityProvider, order: int = 1, value: str = "staff", role: Role = Role.READER) -> RoleClaim:
    return RoleClaim.objects.create(provider=of, order=order, claim="groups", value=value, role=role)


def identity(of: IdentityProvider, user: User, subject: str = "one") -> Identity:
    return Identity.objects.create(
        provider=of,
        participant_id=of.participant_id,
        user=user,
        subject=subject,
        linked_by=LinkedBy.EMAIL,
        linked_at=NOW,
    )


def code(user: User, purpose: CodePurpose, by: User | None, lasts: timedelta = timedelta(hours=1)) -> None:
    nonce = f"{OneTimeCode.objects.count():010}"
    OneTimeCode.objects.create(user=user, purpose=purpose, nonce=nonce, made_by=by, made_at=NOW, expires_at=NOW + lasts)


def session(user: User) -> OpenSession:
    return OpenSession.objects.create(
        user=user, session_key="same", way=SignInMethod.PASSWORD, began_at=NOW, seen_at=NOW
    )


def paper(user: User) -> RecoveryCode:
    return RecoveryCode.objects.create(user=user, digest=DIGEST, made_at=NOW)


def other_of_the_same(user: User) -> User:
    return account(Role.READER, "NRCAN")


def move(user: User) -> None:
    identity(provider(), user)
    User.objects.filter(pk=user.pk).update(participant=Participant.objects.get(code="METI"))


CASES: dict[str, Callable[[User], object]] = {
    "participant_has_one_active_provider": lambda _user: [provider(), provider("https://second.example")],
    "provider_has_an_address_of_web": lambda _user: provider("ftp://sign-in.example"),
    "claim_gives_a_role_of_people": lambda _user: claim(provider(), role=Role.PARTNER),
    "claim_gives_one_role": lambda _user: [claim(of := provider()), claim(of, order=2)],
    "claims_have_an_order": lambda _user: [claim(of := provider()), claim(of, value="other")],
    "subject_is_one_account": lambda user: [identity(of := provider(), user), identity(of, other_of_the_same(user))],
    "account_has_one_subject_at_a_provider": lambda user: [identity(of := provider(), user), identity(of, user, "two")],
    "identity_of_its_accounts_participant": move,
    "invitation_has_somebody_who_invites": lambda user: code(user, CodePurpose.INVITATION, None),
    "one_time_code_expires_after_it_was_made": lambda user: code(
        user, CodePurpose.RECOVERY, None, timedelta(seconds=-1)
    ),
    "session_is_open_once": lambda user: [session(user), session(user)],
    "recovery_code_once_for_each_account": lambda user: [paper(user), paper(user)],
}


@pytest.mark.parametrize("name", CASES)
def test_the_database_refuses(editor: User, name: str) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        CASES[name](editor)
