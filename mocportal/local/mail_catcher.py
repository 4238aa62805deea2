"""Mail catcher: accepts every message, forwards none, and stores each one as a file.

``python -m mocportal.local.mail_catcher`` is the server; ``service`` is how `make run` starts it.
"""

import argparse
import asyncio
import signal
import smtplib
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from core.files.atomic_write import write_whole
from mocportal.local.ports import LOOPBACK
from mocportal.local.service import Service
from mocportal.local.state import PROJECT, Servers, VarDirectory

# More than a week of a demo, and few enough for one listing.
MAX_MESSAGES = 500

# Time of arrival in UTC: names sort by it, and need no escaping in a URL or a shell.
NAME = "%Y%m%d-%H%M%S-%f"


class MailCatcher:
    """Mail handler that writes each message to a file in ``directory``, and deletes the oldest beyond ``limit``.

    aiosmtpd calls its ``handle_`` method.
    """

    def __init__(self, directory: Path, limit: int = MAX_MESSAGES) -> None:
        self.directory = directory
        self.limit = limit

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # Its name.
        try:
            path = self.write(envelope, datetime.now(UTC))
        except OSError as error:
            print(f"A message could not be written: {error}", flush=True)
            # The portal keeps the message and retries.
            return "452 4.3.1 Insufficient system storage"
        print(f"{path.name} came in", flush=True)
        return "250 2.0.0 Kept for reading, sent to nobody"

    def write(self, envelope: Envelope, at: datetime) -> Path:
        """Write the message received at ``at`` (aware, UTC), and return its path. Raise OSError on failure.

        The envelope sender and recipients precede it as delivery headers (RFC 5321, 4.4).
        """
        while (path := self.directory / f"{at:{NAME}}.eml").exists():
            at += timedelta(microseconds=1)
        trace = [
            f"Return-Path: <{envelope.mail_from or ''}>",
            *(f"Delivered-To: {address}" for address in envelope.rcpt_tos),
            f"Received: by {LOOPBACK} with SMTP; {format_datetime(at)}",
        ]
        content = envelope.original_content or b""
        with write_whole(path, mode=0o600) as file:
            file.write("".join(f"{line}\r\n" for line in trace).encode() + content)
        self.let_go()
        return path

    def let_go(self) -> None:
        """Delete the oldest messages beyond the limit."""
        for path in sorted(self.directory.glob("*.eml"))[: -self.limit]:
            # Another process may delete files too.
            path.unlink(missing_ok=True)


def service(servers: Servers, var: VarDirectory, environment: Mapping[str, str]) -> Service:
    """Return the mail catcher as a separate service, listening on loopback only."""
    return Service(
        name="mail",
        command=(
            *(sys.executable, "-m", "mocportal.local.mail_catcher"),
            *("--port", str(servers.mail_port), "--directory", str(var.mail)),
        ),
        ready=lambda: _answers(servers.mail_port),
        environment=environment,
        directory=PROJECT,
    )


def _answers(port: int) -> bool:
    try:
        with smtplib.SMTP(LOOPBACK, port, timeout=2):
            return True
    except (smtplib.SMTPException, OSError):
        return False


async def serve(port: int, directory: Path) -> None:
    """Run the mail catcher until a signal to stop."""
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    connection = partial(SMTP, MailCatcher(directory), enable_SMTPUTF8=True, hostname="localhost", loop=loop)
    server = await loop.create_server(connection, LOOPBACK, port)
    await ended.wait()
    server.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--directory", type=Path, required=True)
    options = parser.parse_args()
    asyncio.run(serve(options.port, options.directory))


if __name__ == "__main__":
    main()
