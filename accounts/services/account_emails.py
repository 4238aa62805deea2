"""Mails about an account, to its own address and in its own language. None of them holds a code: see ``codes``."""

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
from contacts.rules.letters import Letter, on_one_line
from contacts.services import outbox
from contacts.services.addresses import LONGEST_NAME, Addressee
from contacts.services.personal_data.history import events
from core.text.languages import Language

# For so long after a change of the address, what is told of an account goes to the earlier address as well.
FOLLOWED = timedelta(days=30)
# To whom a letter goes that says how a Participant's people sign in.
MINISTRY, ADMINISTRATOR = "ministry", "administrator"


def send_code(*, code: OneTimeCode, at: datetime) -> None:
    """Mail a one-time code to the account that it is for."""
    user = code.user
    if code.purpose == CodePurpose.INVITATION:
        post(user, lambda: _invitation(code, factors.provider_of(user)), key=codes.key_of(code), at=at)
    else:
        post(user, lambda: _recovery(code), key=codes.key_of(code), at=at)


def tell_of_change(*, user: User, at: datetime) -> None:
    """Say that what an account signs in with has changed, so that whoever did not do it can speak up."""
    _post_to_all(user, _change, key=f"account-changed:{user.pk}:{secrets.token_hex(8)}", at=at)


def tell_of_reset(*, user: User, reason: str, at: datetime) -> None:
    """Say that an administrator took the second factor away, and why."""
    _post_to_all(user, lambda: _reset(reason), key=f"factors-reset:{user.pk}:{secrets.token_hex(8)}", at=at)


def tell_of_new_address(*, user: User, by: User, reason: str, at: datetime) -> None:
    """Say to the addresses that an account has and had that it has another one, by whom and why."""
    key = f"address-changed:{user.pk}:{secrets.token_hex(8)}"
    _post_to_all(user, lambda: _new_address(user, by, reason), key=key, at=at)


def tell_how_to_sign_in(*, user: User, provider: IdentityProvider, at: datetime) -> None:
    """Say to who has no password here, and asked for a new one, where to sign in."""
    # Once an hour: a mail whose key is there already is not written again.
    post(user, lambda: _elsewhere(provider), key=f"sign-in-elsewhere:{user.pk}:{at:%Y-%m-%dT%H}", at=at)


def tell_administrators(
    *, of: User, by: User | IdentityProvider, what: Callable[[], str], reason: str, at: datetime
) -> None:
    """Say to the other administrators what one of them, or a provider, did to an account: nobody does it unseen.

    ``what`` gives the sentence in the language that is active.
    """
    key = f"account-act:{of.pk}:{secrets.token_hex(8)}"
    for each in administrators(but=by if isinstance(by, User) else of):
        post(each, lambda: _seen(of, by, what(), reason), key=key, at=at)


def tell_of_rights(*, of: User, by: User | IdentityProvider, at: datetime) -> None:
    """Say that the account ``of`` may from now on act for a ministry, or for all of them, and who gave it that."""
    by_hand = isinstance(by, User)
    if of.may.edits_own:
        tell_ministry(of=of, by=by, at=at)
    elif of.may.runs_register or of.may.administers:
        tell_administrators(
            of=of,
            by=by,
            what=lambda: _("it has the role “%(role)s” now.") % {"role": of.get_role_display()},
            reason=_("None: it was given on the account’s page.")
            if by_hand
            else _("Role given by the identity provider"),
            at=at,
        )


def tell_ministry(*, of: User, by: User | IdentityProvider, at: datetime) -> None:
    """Say to the contact point that somebody may now act for its Participant: the account ``of``, and who gave it."""
    point = ContactPoint.objects.filter(participant=of.participant_id).select_related("participant__side").first()
    if point is not None:
        outbox.post_to_contact_point(
            kind=MessageKind.ACCOUNT,
            key=f"account-of-ministry:{of.pk}:{secrets.token_hex(8)}",
            contact_point=point,
            words=lambda _language: _may_act(of, by),
            at=at,
        )


def tell_of_sign_in(*, of: Participant, by: User, key: str, words: Callable[[str], Letter], at: datetime) -> None:
    """Say to the contact point of a Participant, and to the other administrators, how its people sign in from now on.

    ``words`` gives the letter in the language that is active: ``administrator`` or ``ministry`` says to whom.
    """
    point = ContactPoint.objects.filter(participant=of).select_related("participant__side").first()
    if point is not None:
        outbox.post_to_contact_point(
            kind=MessageKind.ACCOUNT, key=key, contact_point=point, words=lambda _language: words(MINISTRY), at=at
        )
    for each in administrators(but=by):
        post(each, lambda: words(ADMINISTRATOR), key=key, at=at)


def administrators(*, but: User) -> list[User]:
    """The administrators who can be written to, without ``but``."""
    found = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exclude(pk=but.pk).exclude(email="")
    return list(found.select_related("participant").order_by("pk"))


def addresses_since(user: User, since: datetime) -> list[str]:
    """The addresses that an account has or has had since then, its present one first."""
    found = {user.email.casefold(): user.email}
    kept = events(User).filter(pgh_obj_id=user.pk).order_by("-pgh_id")
    for began, email in kept.values_list("pgh_created_at", "email"):
        found.setdefault(email.casefold(), email)
        if began < since:
            # What stood there when the time began.
            break
    return [email for email in found.values() if email]


def _post_to_all(user: User, words: Callable[[], Letter], *, key: str, at: datetime) -> None:
    """To each address that the account had of late: whoever put another one there does not read the mail alone."""
    for address in addresses_since(user, at - FOLLOWED):
        post(user, words, key=key, at=at, address=address)


def post(user: User, words: Callable[[], Letter], *, key: str, at: datetime, address: str = "") -> None:
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
    """Who never chose one is written to as the ministry's contact point is."""
    point = getattr(user.participant, "contact_point", None)
    return str(point.language) if point is not None else Language.ENGLISH.value


def _invitation(code: OneTimeCode, provider: IdentityProvider | None) -> Letter:
    lines = [
        _("%(who)s has made an account for you in the MOC Portal. Your user name: %(username)s")
        % {"who": code.made_by, "username": code.user.username},
    ]
    if provider is not None:
        lines.append(_("Follow the link and sign in as you do at your ministry. You need no password here."))
    else:
        lines.append(_("Follow the link, or enter the code there, and choose a password."))
    return Letter(
        _("Your account in the MOC Portal"),
        (
            *lines,
            codes.place_of(code),
            _("The code opens one page, once, within 7 days. Give it to nobody."),
        ),
        link=f"{reverse('accounts:code')}#{codes.place_of(code)}",
    )


def _recovery(code: OneTimeCode) -> Letter:
    return Letter(
        _("A new password for the MOC Portal"),
        (
            _("Somebody asked for a new password for the account %(username)s.") % {"username": code.user.username},
            _("If it was you, follow the link, or enter the code there. Your second factor stays as it is."),
            codes.place_of(code),
            _("The code opens one page, once, within one hour. If it was not you, nothing has changed."),
        ),
        link=f"{reverse('accounts:code')}#{codes.place_of(code)}",
    )


def _change() -> Letter:
    return Letter(
        _("What you sign in with has changed"),
        (
            _("The password, an authenticator app, a passkey or a recovery code of your account was changed."),
            _(
                "If it was not you, tell your administrator at once, and sign out all other devices on the page "
                "“Your account”."
            ),
        ),
        link=reverse("accounts:account"),
    )


def _reset(reason: str) -> Letter:
    return Letter(
        _("Your second factor was taken away"),
        (
            _("An administrator took away the authenticator app, the passkeys and the recovery codes of your account."),
            _("Reason: %(reason)s") % {"reason": reason},
            _("If you did not ask for it, tell your contact point at once."),
        ),
        link=reverse("accounts:account"),
    )


def _new_address(user: User, by: User, reason: str) -> Letter:
    return Letter(
        _("The e-mail address of your account was changed"),
        (
            _("The administrator %(who)s has entered another e-mail address for the account %(username)s.")
            % {"who": by, "username": user.username},
            _("Reason: %(reason)s") % {"reason": reason},
            _("Mails of the account go there from now on. If you did not ask for it, tell your contact point at once."),
        ),
        link=reverse("accounts:account"),
    )


def _may_act(of: User, by: User | IdentityProvider) -> Letter:
    return Letter(
        _("An account may act for your ministry"),
        (
            _("%(who)s has given the account %(username)s (%(name)s) a role at your ministry: %(role)s.")
            % {"who": by, "username": of.username, "name": of, "role": of.get_role_display()},
            _("If you do not know the person, tell another administrator and the secretariat at once."),
        ),
    )


def _seen(of: User, by: User | IdentityProvider, what: str, reason: str) -> Letter:
    return Letter(
        _("An administrator has changed an account"),
        (
            _("%(who)s, account %(username)s: %(what)s") % {"who": by, "username": of.username, "what": what},
            _("Reason: %(reason)s") % {"reason": reason},
            _("You are told because no administrator does this unseen. If it is not right, talk to each other."),
        ),
        link=reverse("admin:contacts_user_change", args=[of.pk]),
    )


def _elsewhere(provider: IdentityProvider) -> Letter:
    return Letter(
        _("How to sign in to the MOC Portal"),
        (_("Your account has no password here: sign in as you do at your ministry."),),
        link=reverse("accounts:ministry", args=[provider.participant.code]),
    )
