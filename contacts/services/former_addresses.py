"""Emails to former addresses about a change of address, so that readers can object (articles 6 and 9)."""

import secrets
from collections.abc import Callable
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from contacts.enums import MessageKind
from contacts.models import ContactPoint, Official, Participant, User
from contacts.rules.email_content import EmailContent, fits_a_header, on_one_line
from contacts.services import outbox
from contacts.services.addresses import LONGEST_NAME, Addressee
from core.text.languages import Language


def notify_of_official(*, official: Official, former: str, by: User, at: datetime) -> None:
    """Notify the former address of ``official``; the caller has changed it in the same transaction."""
    _post(official.participant, former, official.name_in, lambda: _of_official(by), at=at)


def notify_of_mailbox(*, contact_point: ContactPoint, former: str, by: User, at: datetime) -> None:
    """Notify the former mailbox of ``contact_point``; the caller has changed it in the same transaction."""
    participant = contact_point.participant
    _post(participant, former, lambda _language: str(participant.applied_title), lambda: _of_mailbox(by), at=at)


def _post(
    participant: Participant,
    former: str,
    name: Callable[[str], str],
    words: Callable[[], EmailContent],
    *,
    at: datetime,
) -> None:
    if not former or not fits_a_header(former):
        return
    point = ContactPoint.objects.filter(participant=participant).first()
    language = point.language if point else Language.ENGLISH.value
    with translation.override(language):
        to = Addressee(on_one_line(name(language))[:LONGEST_NAME], former, language)
        letter = words()
    # A random key: the same address may be replaced, restored and replaced again.
    key = f"former-address:{secrets.token_hex(8)}"
    outbox.post(kind=MessageKind.ACCOUNT, key=key, to=to, letter=letter, at=at, participant=participant)


def _of_official(by: User) -> EmailContent:
    return EmailContent(
        _("Your email address in the MOC Portal was changed"),
        (
            _("Your email address in the portal was changed by %(who)s. This address will no longer receive messages.")
            % {"who": by},
            _("If you did not expect this change, contact your ministry's contact point immediately."),
        ),
    )


def _of_mailbox(by: User) -> EmailContent:
    return EmailContent(
        _("Your contact point's mailbox was changed"),
        (
            _(
                "The mailbox of your contact point was changed by %(who)s. This address will no longer receive "
                "notices under the MOC."
            )
            % {"who": by},
            _("If you did not expect this change, contact the secretariat immediately."),
        ),
    )
