"""Account emails to its own address in its own language. None of them contains a code: see ``codes``."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.enums import CodePurpose
from accounts.models import IdentityProvider, OneTimeCode
from accounts.services import codes, factors
from contacts.enums import MessageKind, Role
from contacts.models import ContactPoint, Participant, User
from contacts.rules.email_content import EmailContent, on_one_line
from contacts.services import outbox
from contacts.services.addresses import LONGEST_NAME, Addressee
from contacts.services.personal_data.history import events
from core.text.languages import Language

# Period after a change of address in which the previous one receives notifications too.
FOLLOWED = timedelta(days=30)
# Recipients of a letter about a Participant's sign-in configuration.
MINISTRY, ADMINISTRATOR = "ministry", "administrator"


def send_code(*, code: OneTimeCode, at: datetime) -> None:
    """Send a one-time code to its account."""
    user = code.user
    if code.purpose == CodePurpose.INVITATION:
        post(user, lambda: _invitation(code, factors.provider_of(user)), key=codes.key_of(code), at=at)
    else:
        post(user, lambda: _recovery(code), key=codes.key_of(code), at=at)


def notify_of_change(*, user: User, at: datetime) -> None:
    """Notify the user of a change of sign-in methods, so that an unexpected one is reported."""
    _post_to_all(user, _change, key=f"account-changed:{user.pk}:{secrets.token_hex(8)}", at=at)


def notify_of_reset(*, user: User, reason: str, at: datetime) -> None:
    """Notify the user that an administrator reset the second factor, with the reason."""
    _post_to_all(user, lambda: _reset(reason), key=f"factors-reset:{user.pk}:{secrets.token_hex(8)}", at=at)


def notify_of_new_address(*, user: User, by: User, reason: str, at: datetime) -> None:
    """Notify the current and previous addresses of an account of its new address, with author and reason."""
    key = f"address-changed:{user.pk}:{secrets.token_hex(8)}"
    _post_to_all(user, lambda: _new_address(user, by, reason), key=key, at=at)


def notify_of_single_sign_on(*, user: User, provider: IdentityProvider, at: datetime) -> None:
    """Send the sign-in URL to a user without a local password who requested a new one."""
    # Once an hour: a message with an existing key is not created again.
    post(user, lambda: _elsewhere(provider), key=f"sign-in-elsewhere:{user.pk}:{at:%Y-%m-%dT%H}", at=at)


def notify_administrators(
    *, of: User, by: User | IdentityProvider, what: Callable[[], str], reason: str, at: datetime
) -> None:
    """Notify the other administrators of an action on an account by an administrator or a provider.

    ``what`` returns the sentence in the active language.
    """
    key = f"account-act:{of.pk}:{secrets.token_hex(8)}"
    for each in administrators(but=by if isinstance(by, User) else of):
        post(each, lambda: _seen(of, by, what(), reason), key=key, at=at)


def notify_of_rights(*, of: User, by: User | IdentityProvider, at: datetime) -> None:
    """Notify the ministry or the administrators of new rights of the account ``of``, and who granted them."""
    by_hand = isinstance(by, User)
    if of.may.edits_own:
        notify_ministry(of=of, by=by, at=at)
    elif of.may.runs_register or of.may.administers:
        notify_administrators(
            of=of,
            by=by,
            what=lambda: _("role changed to “%(role)s”.") % {"role": of.get_role_display()},
            reason=_("No reason recorded: the role was changed on the account page.")
            if by_hand
            else _("Role assigned by the identity provider"),
            at=at,
        )


def notify_ministry(*, of: User, by: User | IdentityProvider, at: datetime) -> None:
    """Notify the contact point that the account ``of`` may act for its Participant, and who granted it."""
    point = ContactPoint.objects.filter(participant=of.participant_id).select_related("participant__side").first()
    if point is not None:
        outbox.post_to_contact_point(
            kind=MessageKind.ACCOUNT,
            key=f"account-of-ministry:{of.pk}:{secrets.token_hex(8)}",
            contact_point=point,
            words=lambda _language: _may_act(of, by),
            at=at,
        )


def notify_of_invitation(*, of: User, by: User, key: str, at: datetime) -> None:
    """Notify the contact point of the account ``of``, and the other administrators, of its one-time code."""
    if of.participant is not None:
        notify_of_sign_in(of=of.participant, by=by, key=key, words=lambda _whom: _invited(of, by), at=at)
        return
    for each in administrators(but=by):
        if each != of:
            post(each, lambda: _invited(of, by), key=key, at=at)


def notify_of_sign_in(
    *, of: Participant, by: User, key: str, words: Callable[[str], EmailContent], at: datetime
) -> None:
    """Notify the contact point of a Participant, and the other administrators, of its new sign-in configuration.

    ``words`` returns the letter in the active language for its argument, ``administrator`` or ``ministry``.
    """
    point = ContactPoint.objects.filter(participant=of).select_related("participant__side").first()
    if point is not None:
        outbox.post_to_contact_point(
            kind=MessageKind.ACCOUNT, key=key, contact_point=point, words=lambda _language: words(MINISTRY), at=at
        )
    for each in administrators(but=by):
        post(each, lambda: words(ADMINISTRATOR), key=key, at=at)


def administrators(*, but: User | None) -> list[User]:
    """Return the active administrators with an address, except ``but``."""
    found = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exclude(email="")
    found = found.exclude(pk=but.pk) if but else found
    return list(found.select_related("participant").order_by("pk"))


def addresses_since(user: User, since: datetime) -> list[str]:
    """Return the addresses of an account since a time, the current one first."""
    found = {user.email.casefold(): user.email}
    snapshots = events(User).filter(pgh_obj_id=user.pk).order_by("-pgh_id")
    for began, email in snapshots.values_list("pgh_created_at", "email"):
        found.setdefault(email.casefold(), email)
        if began < since:
            # The address in use at the start of the period.
            break
    return [email for email in found.values() if email]


def _post_to_all(user: User, words: Callable[[], EmailContent], *, key: str, at: datetime) -> None:
    """Send to all recent addresses of the account, so that an attacker's new address is not the only recipient."""
    for address in addresses_since(user, at - FOLLOWED):
        post(user, words, key=key, at=at, address=address)


def post(user: User, words: Callable[[], EmailContent], *, key: str, at: datetime, address: str = "") -> None:
    address = address or user.email
    if not address:
        return
    language = language_of(user)
    with translation.override(language):
        letter = words()
    to = Addressee(on_one_line(str(user))[:LONGEST_NAME], address, language)
    outbox.post(kind=MessageKind.ACCOUNT, key=key, to=to, letter=letter, at=at, participant=user.participant)


def language_of(user: User) -> str:
    return user.language or _language_of(user)


def _language_of(user: User) -> str:
    """Return the language of the ministry's contact point, for users without a choice."""
    point = getattr(user.participant, "contact_point", None)
    return str(point.language) if point is not None else Language.ENGLISH.value


def _invitation(code: OneTimeCode, provider: IdentityProvider | None) -> EmailContent:
    lines = [
        _("%(who)s created an account for you in the MOC Portal. User name: %(username)s")
        % {"who": code.made_by, "username": code.user.username},
    ]
    if provider is not None:
        lines.append(
            _(
                "Follow the link and sign in with your ministry's credentials. You do not need a password for the "
                "portal."
            )
        )
    else:
        lines.append(_("Follow the link or enter the code, then choose a password."))
    return EmailContent(
        _("Your account in the MOC Portal"),
        (
            *lines,
            codes.place_of(code),
            _("The code is valid once, for 7 days. Do not share it."),
        ),
        link=f"{reverse('accounts:code')}#{codes.place_of(code)}",
    )


def _recovery(code: OneTimeCode) -> EmailContent:
    return EmailContent(
        _("Reset your MOC Portal password"),
        (
            _("We received a request to reset the password of account %(username)s.")
            % {"username": code.user.username},
            _("If it was you, follow the link or enter the code. Your second factor does not change."),
            codes.place_of(code),
            _(
                "The code is valid once, for one hour. If you did not request it, ignore this email: nothing has "
                "changed."
            ),
        ),
        link=f"{reverse('accounts:code')}#{codes.place_of(code)}",
    )


def _change() -> EmailContent:
    return EmailContent(
        _("Your sign-in details were changed"),
        (
            _("The password, authenticator app, a passkey or recovery codes of your account were changed."),
            _(
                "If it was not you, contact your administrator immediately and sign out all other devices "
                "under “Your account”."
            ),
        ),
        link=reverse("accounts:account"),
    )


def _reset(reason: str) -> EmailContent:
    return EmailContent(
        _("Your two-factor authentication was reset"),
        (
            _("An administrator removed the authenticator app, passkeys and recovery codes of your account."),
            _("Reason: %(reason)s") % {"reason": reason},
            _("If you did not request this, contact your contact point immediately."),
        ),
        link=reverse("accounts:account"),
    )


def _new_address(user: User, by: User, reason: str) -> EmailContent:
    return EmailContent(
        _("The email address of your account was changed"),
        (
            _("Administrator %(who)s changed the email address of account %(username)s.")
            % {"who": by, "username": user.username},
            _("Reason: %(reason)s") % {"reason": reason},
            _(
                "Emails about this account will be sent to the new address. If you did not request this, contact "
                "your contact point immediately."
            ),
        ),
        link=reverse("accounts:account"),
    )


def _may_act(of: User, by: User | IdentityProvider) -> EmailContent:
    return EmailContent(
        _("A user received a role at your ministry"),
        (
            _("%(who)s assigned a role at your ministry to account %(username)s (%(name)s): %(role)s.")
            % {"who": by, "username": of.username, "name": of, "role": of.get_role_display()},
            _("If you do not recognize this person, contact another administrator and the secretariat immediately."),
        ),
    )


def _seen(of: User, by: User | IdentityProvider, what: str, reason: str) -> EmailContent:
    return EmailContent(
        _("An administrator changed an account"),
        (
            _("%(who)s, account %(username)s: %(what)s") % {"who": by, "username": of.username, "what": what},
            _("Reason: %(reason)s") % {"reason": reason},
            _(
                "All administrators are notified of this change. If it is not correct, contact the administrator "
                "named above."
            ),
        ),
        link=reverse("admin:contacts_user_change", args=[of.pk]),
    )


def _invited(of: User, by: User) -> EmailContent:
    return EmailContent(
        _("An invitation with a one-time code was sent"),
        (
            _("%(who)s sent a one-time code to the email address of account %(username)s (%(name)s).")
            % {"who": by, "username": of.username, "name": of},
            _("If you did not expect this, contact the administrator named above and the secretariat immediately."),
        ),
    )


def _elsewhere(provider: IdentityProvider) -> EmailContent:
    return EmailContent(
        _("How to sign in to the MOC Portal"),
        (_("Your account has no portal password. Sign in with your ministry's credentials."),),
        link=reverse("accounts:ministry", args=[provider.participant.code]),
    )
