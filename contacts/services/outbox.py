"""Outbox: mail is recorded in the caller's transaction and sent later by a worker; a rollback discards it."""

import uuid
from collections.abc import Callable
from datetime import date, datetime
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from contacts.enums import MessageKind
from contacts.exceptions import HeaderUnsafeError
from contacts.models import ContactPoint, Message, Participant, Reminder
from contacts.rules.digest import next_digest
from contacts.rules.email_content import EmailContent, fits_a_header
from contacts.services.addresses import Addressee, addresses_of
from core.tasks.dispatch import nudge

LONGEST_SUBJECT = 300


@transaction.atomic
def post(  # noqa: PLR0913  # Each argument is a column of the message.
    *,
    kind: MessageKind,
    key: str,
    to: Addressee,
    letter: EmailContent,
    at: datetime,
    participant: Participant | None = None,
    contact_point: ContactPoint | None = None,
    reminder: Reminder | None = None,
    send_at: datetime | None = None,
) -> Message:
    """Record one message in the caller's transaction, to be sent after the commit, or at ``send_at``.

    ``key`` identifies the event (``notice:12:4``); an existing message with that key to the same address is returned
    unchanged. With a ``contact_point`` the address is compared with its current addresses before sending, and the
    message belongs to its Participant; otherwise to ``participant``.

    ``letter`` is in the language of ``to``. Its text is stored and can be read in the mail log: it must not contain
    passwords or tokens, and neither subject nor text may reveal restricted content; such a mail only announces the
    record, and ``letter.link`` leads to it.

    Raises HeaderUnsafeError if subject, name or address is not one line.
    """
    _refuse_unsafe(letter.heading, to.name, to.address)
    text, html = _render(letter, to.language)
    message = Message(
        kind=kind,
        key=key,
        message_id=new_message_id(),
        participant=contact_point.participant if contact_point else participant,
        contact_point=contact_point,
        reminder=reminder,
        name=to.name,
        address=to.address,
        language=to.language,
        subject=Truncator(letter.heading).chars(LONGEST_SUBJECT),
        text=text,
        html=html,
        link=letter.link,
        recorded_at=at,
        next_attempt_at=send_at or at,
    )
    return record(message)


def post_to_contact_point(
    *,
    kind: MessageKind,
    key: str,
    contact_point: ContactPoint,
    words: Callable[[str], EmailContent],
    at: datetime,
    reminder: Reminder | None = None,
    send_at: datetime | None = None,
    may_wait: bool = False,
) -> list[Message]:
    """Record one message to each address of a contact point, for the day of ``at`` in its capital.

    A message that ``may_wait`` and has no handling mark, which the heading of a digest does not show, is sent at the
    recipient's hour of the daily digest. Others are sent at ``send_at`` or immediately.

    ``words`` returns the email content in a language, which is active during the call. The list is empty if the contact
    point has no address.
    """
    messages = []
    zone = contact_point.participant.side.time_zone
    for to in addresses_of(contact_point, day_of(contact_point, at)):
        with translation.override(to.language):
            letter = words(to.language)
        later = send_at
        if may_wait and not letter.label and to.digest_hour is not None:
            later = next_digest(send_at or at, hour=to.digest_hour, zone=zone)
        messages.append(
            post(
                kind=kind,
                key=key,
                to=to,
                letter=letter,
                at=at,
                contact_point=contact_point,
                reminder=reminder,
                send_at=later,
            )
        )
    return messages


def record(message: Message) -> Message:
    """Insert a message unless its key and address exist, and enqueue it after the commit."""
    # One statement: between a check and an insert, another transaction could insert the same.
    Message.objects.bulk_create([message], ignore_conflicts=True)
    recorded = Message.objects.get(key=message.key, address__iexact=message.address)
    is_due = message.next_attempt_at is not None and message.next_attempt_at <= message.recorded_at
    if recorded.message_id == message.message_id and is_due:
        # Robust: the change is committed, and a failure to enqueue is not an error.
        transaction.on_commit(lambda: nudge(recorded.pk), robust=True)
    return recorded


def is_current(message: Message, at: datetime) -> bool:
    """Return whether the address is still one of its contact point's; True without a contact point."""
    point = message.contact_point
    if point is None:
        return True
    current = {to.address.casefold() for to in addresses_of(point, day_of(point, at))}
    return message.address.casefold() in current


@transaction.atomic
def follow(message: Message, at: datetime) -> list[Message]:
    """Record a message for the current addresses of a contact point, in place of an outdated one.

    An address with a message of the same key gets no second one.
    """
    point = message.contact_point
    assert point is not None
    return [
        record(
            Message(
                kind=message.kind,
                key=message.key,
                message_id=new_message_id(),
                participant_id=message.participant_id,
                contact_point=point,
                reminder_id=message.reminder_id,
                name=to.name,
                address=to.address,
                language=message.language,
                subject=message.subject,
                text=message.text,
                html=message.html,
                link=message.link,
                recorded_at=at,
                next_attempt_at=at,
            )
        )
        for to in addresses_of(point, day_of(point, at))
    ]


def day_of(contact_point: ContactPoint, at: datetime) -> date:
    """Return the day of an instant in the capital of the contact point's Participant."""
    return at.astimezone(ZoneInfo(contact_point.participant.side.time_zone)).date()


def _refuse_unsafe(*headers: str) -> None:
    for header in headers:
        if not fits_a_header(header):
            raise HeaderUnsafeError(_("Email subjects, names and addresses must be one line of plain text."))


def _render(letter: EmailContent, language: str) -> tuple[str, str]:
    context = {"letter": letter, "language": language, "url": letter.link and settings.PORTAL_URL + letter.link}
    with translation.override(language):
        text, html = (render_to_string(f"mail/message.{form}", context) for form in ("txt", "html"))
    return text.strip() + "\n", html


def new_message_id() -> str:
    """Return a Message-ID (RFC 5322, 3.6.4) that reveals neither the machine nor the time."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{uuid.uuid4()}@{domain}>"
