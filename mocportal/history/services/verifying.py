"""The whole history compared with its seals and their signatures, and word of it kept."""

import time
from datetime import datetime

from mocportal.history.models import Verification
from mocportal.history.services import comparing, exporting, signing
from mocportal.history.services.sealing import seal_all
from mocportal.history.verify_history import Verifier

# Whoever changed a table changed all of it; the first hundred tell that as well as a million would.
KEPT = 100


def verify(*, at: datetime, key: bytes | None = None) -> tuple[Verification, list[str], Verifier]:
    """Read everything, at the present instant ``at``; return the word of it, all findings, and who counted.

    ``key`` is the public key that is believed, by default the portal's own where it has one. It takes a minute or two
    for a million rows, and little memory.
    """
    begun = time.monotonic()
    seal_all()
    verifier = Verifier(key or (signing.public_key() if signing.has_key() else None))
    verifier.read(exporting.lines())
    findings = [*verifier.findings, *comparing.differences()]
    word = Verification.objects.create(
        at=at,
        seconds=time.monotonic() - begun,
        rows=verifier.counts["rows"],
        signed=verifier.signed,
        number=len(findings),
        findings=findings[:KEPT],
    )
    return word, findings, verifier
