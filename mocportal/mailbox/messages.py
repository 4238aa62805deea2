"""Messages stored by mocportal.local.mail_catcher: one file each, named by its time of arrival."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from email.policy import default
from pathlib import Path

from mocportal.local.mail_catcher import NAME

# Headers as plain text: the parsers of addresses and dates fail on some malformed ones.
POLICY = default.clone(header_factory=HeaderRegistry(use_default_map=False))


@dataclass(frozen=True, slots=True)
class Attachment:
    """Attachment for download; ``number`` is its index among all parts of the message."""

    number: int
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class CaughtMessage:
    """Caught message with its arrival time ``at`` (aware)."""

    name: str
    at: datetime
    message: EmailMessage

    @property
    def sender(self) -> str:
        return self.header("From")

    @property
    def to(self) -> str:
        return self.header("To")

    @property
    def subject(self) -> str:
        return self.header("Subject")

    @property
    def language(self) -> str:
        """Return the language code of the message; an empty string if it has none."""
        return self.header("Content-Language")

    @property
    def delivered_to(self) -> list[str]:
        """Return the envelope recipients, which alone determine the delivery."""
        return [str(address) for address in self.message.get_all("Delivered-To", [])]

    @property
    def headers(self) -> list[tuple[str, str]]:
        return [(name, str(value)) for name, value in self.message.items()]

    @property
    def text(self) -> str:
        return self._body("text/plain")

    @property
    def html(self) -> str:
        return self._body("text/html")

    @property
    def attachments(self) -> list[Attachment]:
        return [
            Attachment(number, part.get_filename() or f"{number}", _content(part))
            for number, part in self._parts()
            if _is_attached(part)
        ]

    def header(self, name: str) -> str:
        """Return the first header of that name, decoded; an empty string without one."""
        return str(self.message.get(name, ""))

    def _parts(self) -> Iterator[tuple[int, EmailMessage]]:
        return ((number, part) for number, part in enumerate(self.message.walk()) if not part.is_multipart())

    def _body(self, kind: str) -> str:
        for _, part in self._parts():
            if part.get_content_type() == kind and not _is_attached(part):
                return _text(part)
        return ""


def names(directory: Path) -> list[str]:
    """Return the names of the caught messages, the newest first."""
    return sorted((path.stem for path in directory.glob("*.eml")), reverse=True)


def read(directory: Path, name: str, *, headers_only: bool = False) -> CaughtMessage:
    """Return the message of that name. Raise OSError if it is missing, and ValueError for an invalid name."""
    at = datetime.strptime(name, NAME).replace(tzinfo=UTC)
    parser = (BytesHeaderParser if headers_only else BytesParser)(policy=POLICY)
    return CaughtMessage(name, at, parser.parsebytes(file(directory, name).read_bytes()))


def file(directory: Path, name: str) -> Path:
    """Return the path of the raw message of that name."""
    return directory / f"{name}.eml"


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _content(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(part: EmailMessage) -> str:
    try:
        return _content(part).decode(part.get_content_charset("utf-8"), "replace")
    except (LookupError, ValueError):
        # A charset that is unknown, or whose name holds a null character.
        return _content(part).decode(errors="replace")
