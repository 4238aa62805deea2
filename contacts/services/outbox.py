"""Recording mail. What is recorded is sent, later and by a worker; a rollback of the caller takes it back too."""

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
from contacts.rules.letters import Letter, fits_a_header
from contacts.services.addresses import Addressee, addresses_of
from core.tasks.dispatch import nudge

LONGEST_SUBJECT = 300


@transaction.atomic
def post(
    *,
    kind: MessageKind,
    key: str,
    to: Addressee,
    letter: Letter,
    at: datetime,
    participant: Participant | None = None,
    contact_point: ContactPoint | None = None,
    reminder: Reminder | None = None,
) -> Message:
    """Record one mail in the caller's transaction, to be sent once that is committed.

    ``key`` names what the mail tells of (``notice:12:4``); for an address that has a mail of that key already, that
    one is returned and nothing is written. With a ``contact_point`` the address is compared with its addresses again
    before sending, and the mail counts as its Participant's; ``participant`` says whose it is otherwise.

    The words of ``letter`` are the caller's, in the language of ``to``. They are stored and can be read in the mail
    log: no password and no token belongs in them, and of restricted content neither the subject nor the text tells
    anything: such a mail says that there is something to read, and ``letter.link`` leads to it.

    Raises HeaderUnsafeError where subject, name or address would not stay on one line.
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
        next_attempt_at=at,
    )
    return record(message)


def post_to_contact_point(
    *,
    kind: MessageKind,
    key: str,
    contact_point: ContactPoint,
    words: Callable[[str], Letter],
    at: datetime,
    reminder: Reminder | None = None,
) -> list[Message]:
    """Record one mail to each address behind a contact point on the day that ``at`` is in its capital.

    ``words`` gives the letter in a language, which is active while it does. The list is empty where the contact
    point has no address yet.
    """
    messages = []
    for to in addresses_of(contact_point, day_of(contact_point, at)):
        with translation.override(to.language):
            letter = words(to.language)
        messages.append(
            post(kind=kind, key=key, to=to, letter=letter, at=at, contact_point=contact_point, reminder=reminder)
        )
    return messages


def record(message: Message) -> Message:
    """Write a new message unless its key and address have one, and see to its delivery after the commit."""
    # One statement: between looking and writing, another transaction could write the same.
    Message.objects.bulk_create([message], ignore_conflicts=True)
    recorded = Message.objects.get(key=message.key, address__iexact=message.address)
    if recorded.message_id == message.message_id:
        # Robust: what is committed has happened, and nobody is told that it failed.
        transaction.on_commit(lambda: nudge(recorded.pk), robust=True)
    return recorded


def is_current(message: Message, at: datetime) -> bool:
    """Whether the address is still one of its contact point's; that of nobody's contact point always is."""
    point = message.contact_point
    if point is None:
        return True
    current = {to.address.casefold() for to in addresses_of(point, day_of(point, at))}
    return message.address.casefold() in current


@transaction.atomic
def follow(message: Message, at: datetime) -> list[Message]:
    """Record a message anew for those who took the place of an address that is no longer its contact point's.

    Who has a mail of the same key already gets no second one.
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
    """The day that it is at an instant in the capital of a contact point's Participant."""
    return at.astimezone(ZoneInfo(contact_point.participant.side.time_zone)).date()


def _refuse_unsafe(*headers: str) -> None:
    for header in headers:
        if not fits_a_header(header):
            raise HeaderUnsafeError(_("Subject, name and address of a mail are one line of plain characters each."))


def _render(letter: Letter, language: str) -> tuple[str, str]:
    context = {"letter": letter, "language": language, "url": letter.link and settings.PORTAL_URL + letter.link}
    with translation.override(language):
        text, html = (render_to_string(f"mail/message.{form}", context) for form in ("txt", "html"))
    return text.strip() + "\n", html


def new_message_id() -> str:
    """A Message-ID (RFC 5322, 3.6.4) that says nothing of the machine or the moment."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{uuid.uuid4()}@{domain}>"
