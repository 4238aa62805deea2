"""What follows when an administrator enters or changes a provider: sessions end, and the ministry is told.

A provider vouches for the people of its Participant, so that who can enter one can sign in as any of them.
"""

import secrets
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from contacts.enums import MessageKind
from contacts.models import ContactPoint, User
from contacts.rules.letters import Letter, on_one_line
from contacts.services import outbox
from contacts.services.addresses import LONGEST_NAME, Addressee
from mocportal.accounts.enums import Way
from mocportal.accounts.models import IdentityProvider, OpenSession
from mocportal.accounts.services import letters, sessions


@transaction.atomic
def follow(*, provider: IdentityProvider, by: User, reason: str, at: datetime) -> None:
    """Tell the contact point of the Participant, and the other administrators; the sessions of one that ended end."""
    if not provider.active:
        end_sessions(provider=provider, at=at)
    key = f"provider-changed:{provider.pk}:{secrets.token_hex(8)}"
    point = ContactPoint.objects.filter(participant=provider.participant_id).select_related("participant__side").first()
    if point is not None:
        outbox.post_to_contact_point(
            kind=MessageKind.ACCOUNT,
            key=key,
            contact_point=point,
            words=lambda _language: _letter(provider, by, reason),
            at=at,
        )
    for each in letters.administrators(but=by):
        language = letters.language_of(each)
        with translation.override(language):
            letter = _letter(provider, by, reason, link=provider.get_absolute_url())
        to = Addressee(on_one_line(str(each))[:LONGEST_NAME], each.email, language)
        outbox.post(kind=MessageKind.ACCOUNT, key=key, to=to, letter=letter, at=at, participant=each.participant)


@transaction.atomic
def end_sessions(*, provider: IdentityProvider, at: datetime) -> int:
    """End the sessions that came through a ministry's sign-in, of those whom ``provider`` vouched for; how many."""
    rows = OpenSession.objects.open().filter(way=Way.SINGLE_SIGN_ON, user__identities__provider=provider)
    found = list(rows.distinct())
    for session in found:
        sessions.end(session=session, at=at)
    return len(found)


def _letter(provider: IdentityProvider, by: User, reason: str, *, link: str = "") -> Letter:
    ended = _("It signs nobody in; sessions that came by it have ended.")
    state = _("It signs people in.") if provider.active else ended
    return Letter(
        _("The sign-in of %(participant)s was changed") % {"participant": provider.participant.code},
        (
            _("The administrator %(who)s has entered or changed the identity provider of %(participant)s: %(issuer)s.")
            % {"who": by, "participant": provider.participant.code, "issuer": provider.issuer},
            state,
            _("Reason: %(reason)s") % {"reason": reason},
            _(
                "Who is signed in there can act for your Participant. If you did not ask for it, tell another "
                "administrator and the secretariat at once."
            ),
        ),
        link=link or reverse("accounts:ministry", args=[provider.participant.code]),
    )
