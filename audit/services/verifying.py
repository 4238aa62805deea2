"""Verification of the history against its seals and signatures, and of the register against its history."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

import structlog
from django.db import connection

from audit.models import Verification
from audit.services import accesses, digests, exporting, head_copies, live_rows, seal_comparison, signing
from audit.services.sealer import seal_all
from audit.verify_history import Verifier, statements_of
from core.files.storage.ownership import HEADS

logger = structlog.get_logger(__name__)

# A manipulated table usually differs throughout; the first hundred findings are sufficient.
MAX_FINDINGS = 100
# Per statement; a longer scan would delay VACUUM.
LONGEST = "15min"
CHECKS: dict[str, Callable[[], Iterator[str]]] = {
    "history": seal_comparison.differences,
    "access log": accesses.differences,
    "live rows": live_rows.differences,
    "texts and files": digests.differences,
}


def verify(
    *, at: datetime, keys: Collection[bytes] = (), expected: Iterable[str] = ()
) -> tuple[Verification, list[str], Verifier]:
    """Verify everything, at the current time ``at``; return the result, all findings, and the verifier.

    ``keys`` are the trusted public keys, by default the portal's own. ``expected`` are statements of heads whose seals
    the chain must contain, in addition to those in the file store. It takes a minute or two for a million rows, and
    little memory.
    """
    begun = time.monotonic()
    seal_all()
    believed = tuple(keys or signing.public_keys())
    findings: list[str] = []
    verifier = Verifier(*believed, expected=[*expected, *_stored_heads(believed, findings)])
    verifier.read(exporting.lines())
    findings += verifier.findings
    with _limited_statements():
        for name, differences in CHECKS.items():
            found = [*differences()]
            findings += found
            logger.info("history_compared", what=name, findings=len(found), seconds=round(time.monotonic() - begun, 1))
    word = Verification.objects.create(
        at=at,
        seconds=time.monotonic() - begun,
        rows=verifier.counts["rows"],
        signed=verifier.signed,
        number=len(findings),
        findings=findings[:MAX_FINDINGS],
    )
    return word, findings, verifier


def _stored_heads(keys: Collection[bytes], findings: list[str]) -> list[str]:
    """Return the statements of the heads in the file store; one without a signature of ``keys`` is a finding."""
    statements: list[str] = []
    try:
        for copy in head_copies.copies():
            try:
                statements += statements_of([copy.line], keys)
            except ValueError as error:
                findings.append(f"{copy.name} in the file store: {error}")
    except Exception as error:  # noqa: BLE001  # Storage backends differ in errors; compare the rest.
        findings.append(f"{HEADS} in the file store: could not be read ({type(error).__name__})")
    return statements


@contextmanager
def _limited_statements() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SET statement_timeout = '{LONGEST}'")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET statement_timeout")
