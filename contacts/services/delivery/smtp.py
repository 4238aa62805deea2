"""Speaking SMTP so that it is known how far the conversation came (RFC 5321).

Django's backend opens the connection (TLS, login, time limits). Its own way of sending tells only that something
failed; here each reply is kept, and the caller is told just before the content is handed over.
"""

import email.policy
import re
import smtplib
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage as MIMEMessage
from email.utils import format_datetime

from django.core.mail import EmailMultiAlternatives, mailers
from django.core.mail.backends.smtp import EmailBackend

from contacts.enums import DeliveryOutcome
from contacts.models import Message
from contacts.rules.delivery import outcome_of

# Some servers still take seven bits only; what they are given so, all of them take.
SEVEN_BITS = email.policy.SMTP.clone(cte_type="7bit")
GO_AHEAD = 354
LEADING_DOT = re.compile(rb"(?m)^\.")

_code_fillers: list[Callable[[str, str], str]] = []


def provide(fill_codes: Callable[[str, str], str]) -> None:
    """Set the function that inserts one-time codes into the text of a message (``mocportal.wiring``)."""
    _code_fillers[:] = [fill_codes]


@dataclass(frozen=True, slots=True)
class Answer:
    """How an attempt ended: the server's code and words, or the words for what went wrong without them."""

    outcome: DeliveryOutcome
    code: int | None = None
    text: str = ""


def converse(message: Message, *, before_content: Callable[[], None]) -> Answer:
    """Hand one message to the server that the settings name.

    ``before_content`` is called once the server is ready for the content. When it raises, the connection is closed,
    no content is sent, and the exception passes through.
    """
    backend = mailers.default
    assert isinstance(backend, EmailBackend)
    try:
        mail = written(message)
        # Whatever cannot be an address raises here, and a name in another script becomes its ASCII form.
        sender, recipient = (backend.prep_address(mail[header]) for header in ("From", "To"))
        content = mail.as_bytes()
    except ValueError as error:
        # An address that no server could be given either.
        return Answer(DeliveryOutcome.REFUSED_FOR_GOOD, text=str(error))
    try:
        smtp = opened(backend)
    except smtplib.SMTPResponseException as refusal:
        # The greeting or the login, even for good: that is about this portal, and must not fail every message.
        return Answer(DeliveryOutcome.REFUSED_FOR_NOW, refusal.smtp_code, said(refusal.smtp_error))
    except OSError as error:
        return Answer(DeliveryOutcome.NO_ANSWER_BEFORE_DATA, text=str(error))
    with closing(smtp):
        return handed_over(smtp, sender, recipient, content, before_content)


def handed_over(
    smtp: smtplib.SMTP, sender: str, recipient: str, content: bytes, before_content: Callable[[], None]
) -> Answer:
    """Name sender and recipient, then give the content."""
    try:
        code, text = smtp.mail(sender)
        if outcome_of(code) is DeliveryOutcome.ACCEPTED:
            code, text = smtp.rcpt(recipient)
        if outcome_of(code) is DeliveryOutcome.ACCEPTED:
            code, text = smtp.docmd("DATA")
    except OSError as error:
        return Answer(DeliveryOutcome.NO_ANSWER_BEFORE_DATA, text=str(error))
    if code != GO_AHEAD:
        outcome = outcome_of(code)
        # Success without asking for the content is no success.
        refused = DeliveryOutcome.REFUSED_FOR_NOW if outcome is DeliveryOutcome.ACCEPTED else outcome
        return Answer(refused, code, said(text))
    before_content()
    try:
        smtp.send(LEADING_DOT.sub(b"..", content) + b"\r\n.\r\n")
        code, text = smtp.getreply()
    except OSError as error:
        return Answer(DeliveryOutcome.NO_ANSWER_AFTER_DATA, text=str(error))
    with suppress(OSError):
        # It is the last word; what the server says to it changes nothing and is not waited for.
        smtp.putcmd("QUIT")
    return Answer(outcome_of(code), code, said(text))


def opened(backend: EmailBackend) -> smtplib.SMTP:
    """Return a connection that has been greeted, secured and signed in as the settings say. Raises OSError."""
    try:
        backend.open()
        smtp = backend.connection
        assert smtp is not None
        smtp.ehlo_or_helo_if_needed()
    except OSError:
        # Django would say goodbye first, and wait for the answer of a server that may give none.
        for unfinished in (backend.connection, getattr(backend, "_partial_connection", None)):
            if unfinished is not None:
                unfinished.close()
        raise
    return smtp


def written(message: Message) -> MIMEMessage:
    """The mail as it is sent, the same with each attempt. Raises ValueError where an address cannot be written."""
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=filled(message.text, message.key),
        to=[str(Address(display_name=message.name, addr_spec=message.address))],
        headers={
            "Date": format_datetime(message.recorded_at),
            "Message-ID": message.message_id,
            "Content-Language": message.language,
            # Automatic replies to it would answer nobody (RFC 3834).
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(filled(message.html, message.key), "text/html")
    mime: MIMEMessage = mail.message(policy=SEVEN_BITS)
    # Chosen at random otherwise, and then a second copy would not be a copy.
    mime.set_boundary(message.message_id.strip("<>").partition("@")[0])
    return mime


def said(words: bytes | str) -> str:
    """What a server said, as the log of attempts keeps it."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.replace("\x00", " ").split())


def filled(text: str, key: str) -> str:
    """``text`` of the message ``key``, with what the log of mail is not to hold: its one-time code is a place there."""
    return _code_fillers[0](text, key)
