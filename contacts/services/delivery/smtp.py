"""SMTP client that reports how far the session came (RFC 5321).

Django's backend opens the connection (TLS, login, timeouts). Its send method only reports a failure; here each reply is
returned, and the caller is called back just before the content is sent.
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

# Some servers accept 7-bit content only, which all of them accept.
SEVEN_BITS = email.policy.SMTP.clone(cte_type="7bit")
GO_AHEAD = 354
LEADING_DOT = re.compile(rb"(?m)^\.")

_code_fillers: list[Callable[[str, str], str]] = []


def provide(fill_codes: Callable[[str, str], str]) -> None:
    """Set the function that inserts one-time codes into the text of a message (``mocportal.wiring``)."""
    _code_fillers[:] = [fill_codes]


@dataclass(frozen=True, slots=True)
class SmtpResult:
    """SMTP result: the outcome with the server's code and text, or with an error message."""

    outcome: DeliveryOutcome
    code: int | None = None
    text: str = ""


def converse(message: Message, *, before_content: Callable[[], None]) -> SmtpResult:
    """Send one message to the configured server.

    ``before_content`` is called once the server is ready for the content. If it raises, the connection is closed
    without sending the content, and the exception is propagated.
    """
    backend = mailers.default
    assert isinstance(backend, EmailBackend)
    try:
        mail = written(message)
        # An invalid address raises here, and a non-ASCII name is encoded.
        sender, recipient = (backend.prep_address(mail[header]) for header in ("From", "To"))
        content = mail.as_bytes()
    except ValueError as error:
        # No server could accept this address.
        return SmtpResult(DeliveryOutcome.REFUSED_FOR_GOOD, text=str(error))
    try:
        smtp = opened(backend)
    except smtplib.SMTPResponseException as refusal:
        # A refused greeting or login, even a permanent one, concerns this portal and must not fail every message.
        return SmtpResult(DeliveryOutcome.REFUSED_FOR_NOW, refusal.smtp_code, said(refusal.smtp_error))
    except OSError as error:
        return SmtpResult(DeliveryOutcome.NO_ANSWER_BEFORE_DATA, text=str(error))
    with closing(smtp):
        return handed_over(smtp, sender, recipient, content, before_content)


def handed_over(
    smtp: smtplib.SMTP, sender: str, recipient: str, content: bytes, before_content: Callable[[], None]
) -> SmtpResult:
    """Send the envelope and the content."""
    try:
        code, text = smtp.mail(sender)
        if outcome_of(code) is DeliveryOutcome.ACCEPTED:
            code, text = smtp.rcpt(recipient)
        if outcome_of(code) is DeliveryOutcome.ACCEPTED:
            code, text = smtp.docmd("DATA")
    except OSError as error:
        return SmtpResult(DeliveryOutcome.NO_ANSWER_BEFORE_DATA, text=str(error))
    if code != GO_AHEAD:
        outcome = outcome_of(code)
        # A success code without 354 is not a success.
        refused = DeliveryOutcome.REFUSED_FOR_NOW if outcome is DeliveryOutcome.ACCEPTED else outcome
        return SmtpResult(refused, code, said(text))
    before_content()
    try:
        smtp.send(LEADING_DOT.sub(b"..", content) + b"\r\n.\r\n")
        code, text = smtp.getreply()
    except OSError as error:
        return SmtpResult(DeliveryOutcome.NO_ANSWER_AFTER_DATA, text=str(error))
    with suppress(OSError):
        # The server's reply to QUIT does not matter and is not awaited.
        smtp.putcmd("QUIT")
    return SmtpResult(outcome_of(code), code, said(text))


def opened(backend: EmailBackend) -> smtplib.SMTP:
    """Return an open, authenticated connection according to the settings. Raises OSError."""
    try:
        backend.open()
        smtp = backend.connection
        assert smtp is not None
        smtp.ehlo_or_helo_if_needed()
    except OSError:
        # Django would send QUIT first and wait for a reply that may never come.
        for unfinished in (backend.connection, getattr(backend, "_partial_connection", None)):
            if unfinished is not None:
                unfinished.close()
        raise
    return smtp


def written(message: Message) -> MIMEMessage:
    """Return the MIME message, identical for each attempt. Raises ValueError for an invalid address."""
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=filled(message.text, message.key),
        to=[str(Address(display_name=message.name, addr_spec=message.address))],
        headers={
            "Date": format_datetime(message.recorded_at),
            "Message-ID": message.message_id,
            "Content-Language": message.language,
            # Automatic replies would reach no one (RFC 3834).
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(filled(message.html, message.key), "text/html")
    mime: MIMEMessage = mail.message(policy=SEVEN_BITS)
    # It would be random otherwise, so that a second copy would differ.
    mime.set_boundary(message.message_id.strip("<>").partition("@")[0])
    return mime


def said(words: bytes | str) -> str:
    """Return a server reply as text for the log."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.replace("\x00", " ").split())


def filled(text: str, key: str) -> str:
    """Return the text with its one-time codes, which the mail log stores as placeholders only."""
    return _code_fillers[0](text, key)
