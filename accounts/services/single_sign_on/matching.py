"""Identity matching to accounts of the provider's own Participant."""

from datetime import datetime
from typing import Any

import pghistory
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.enums import CodePurpose, LinkedBy
from accounts.exceptions import SignInRefusedError
from accounts.models import Identity, IdentityProvider, OneTimeCode
from accounts.models.ministries import OF_A_MINISTRY
from accounts.services import account_emails, codes
from contacts.models import User

LONGEST_SUBJECT = 255


def match(
    *,
    provider: IdentityProvider,
    claims: dict[str, Any],
    invitation: OneTimeCode | None,
    at: datetime,
    may_link: bool = True,
) -> User:
    """Return the account for ``claims``, linked on the first sign-in if that is allowed.

    Raise SignInRefusedError, with the same message for every reason: a user of the ministry's provider must not learn
    which accounts exist here.
    """
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
        raise _refused("no subject")
    try:
        with transaction.atomic():
            user = _known(provider, subject)
            if user is None:
                if not may_link:
                    raise _refused("not linked")
                user = _linked(provider, subject, claims, invitation, at)
            _give_role(provider, user, claims, at)
    except IntegrityError as error:
        # Concurrent sign-ins, or an account with another subject at the same provider.
        raise _refused("linked otherwise") from error
    return user


def _known(provider: IdentityProvider, subject: str) -> User | None:
    identity = Identity.objects.filter(provider=provider, subject=subject).select_related("user").first()
    if identity is None:
        return None
    user: User = identity.user
    return _require_fit(provider, user)


def _linked(
    provider: IdentityProvider, subject: str, claims: dict[str, Any], invitation: OneTimeCode | None, at: datetime
) -> User:
    if invitation is not None and invitation.purpose == CodePurpose.INVITATION:
        user, why = _require_fit(provider, invitation.user), LinkedBy.INVITATION
        codes.use(code=invitation, at=at)
    else:
        user, why = _require_fit(provider, _by_address(provider, claims)), LinkedBy.EMAIL
    with pghistory.context(user=user.pk, reason=str(why.label)):
        Identity.objects.create(
            provider=provider,
            participant_id=provider.participant_id,
            user=user,
            subject=subject,
            linked_by=why,
            linked_at=at,
        )
        # The ministry now authenticates the user, and a local password would bypass it.
        user.set_unusable_password()
        user.save(update_fields=["password"])
        # An unexpected link must be reported, before the user notices that the old password is invalid.
        account_emails.notify_of_change(user=user, at=at)
    return user


def _by_address(provider: IdentityProvider, claims: dict[str, Any]) -> User:
    """Return the account with the address, if the provider verified it and the domain is one of the provider's."""
    address = claims.get("email")
    if not isinstance(address, str) or claims.get("email_verified") is not True:
        raise _refused("no verified address")
    domain = address.rpartition("@")[2].casefold()
    if domain not in {each.casefold() for each in provider.domains}:
        raise _refused("address of another domain")
    # The database's case folding equates letters of other alphabets (ı and I), so Python compares again.
    alike = User.objects.filter(participant=provider.participant_id, email__iexact=address, is_active=True)
    found = [user for user in alike if user.email.lower() == address.lower()]
    if len(found) != 1:
        raise _refused("no account" if not found else "several accounts")
    return found[0]


def _require_fit(provider: IdentityProvider, user: User) -> User:
    if user.participant_id != provider.participant_id:
        raise _refused("account of another Participant")
    if not user.is_active:
        raise _refused("inactive account")
    if not user.is_staff:
        raise _refused("account of a partner system")
    return user


def _give_role(provider: IdentityProvider, user: User, claims: dict[str, Any], at: datetime) -> None:
    """Set the role from the claims, if the provider has role rows, and notify of a change."""
    rows = list(provider.role_claims.filter(role__in=OF_A_MINISTRY).order_by("order"))
    if not rows:
        return
    role = next((row.role for row in rows if row.value in _values(claims.get(row.claim))), None)
    if role is None:
        raise _refused("no role")
    if user.role != role:
        with pghistory.context(user=user.pk, reason=_("Role assigned by the identity provider")):
            user.role = role
            user.save(update_fields=["role"])
            account_emails.notify_of_rights(of=user, by=provider, at=at)


def _values(claim: object) -> set[str]:
    return {str(each) for each in claim} if isinstance(claim, list) else {str(claim)} if claim is not None else set()


def _refused(reason: str) -> SignInRefusedError:
    return SignInRefusedError(
        _(
            "You are signed in at your ministry, but you have no account in this portal. Ask your administrator "
            "for an invitation."
        ),
        reason=reason,
    )
