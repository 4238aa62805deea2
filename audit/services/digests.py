"""Digest verification of texts and files against the register."""

import hashlib
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import Model

from commitments.enums import EvidenceKind
from commitments.models import Evidence, JointDecision, Notice
from commitments.services import decision_texts, notices
from core.text.multilingual_text import LANGUAGES
from dialogue.models import RecordParagraph
from dialogue.services import record_rows

CHUNK = 200
STORED = """
SELECT id, sha256, size, encode(sha256(content), 'hex'), length(content) FROM dialogue_storedfile
WHERE sha256 <> encode(sha256(content), 'hex') OR size <> length(content) ORDER BY id
"""


def differences() -> Iterator[str]:
    """Yield a sentence for each text and file that differs from its recorded digest."""
    yield from _texts()
    yield from _stored_files()
    yield from _evidence_files()


def _texts() -> Iterator[str]:
    issued = Notice._base_manager.exclude(text_hash="").select_related(
        "instrument", "sender", "emergency", "consultation"
    )
    for notice in issued.order_by("pk").iterator(CHUNK):
        yield from _differs(notice, notice.text_hash, notices.hash_of(notice))
    proposed = JointDecision._base_manager.exclude(text_hash="").select_related(
        "instrument", "retires_area", "retires_form", "emergency", "rotating_side"
    )
    for decision in proposed.order_by("pk").iterator(CHUNK):
        yield from _differs(decision, decision.text_hash, decision_texts.hash_of(decision))
    for paragraph in RecordParagraph._base_manager.order_by("pk").iterator(CHUNK):
        texts = {each: getattr(paragraph, f"text_{each}") for each in LANGUAGES}
        yield from _differs(paragraph, paragraph.text_hash, record_rows.hash_of(texts, paragraph.original_language))


def _differs(record: Model, recorded: str, found: str) -> Iterator[str]:
    if recorded != found:
        yield (
            f"{record._meta.db_table} {record.pk}: text_hash is not the SHA-256 of the text:"
            f" recorded {recorded[:16]}, found {found[:16]}"
        )


def _stored_files() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(STORED)
        for key, sha256, size, found, length in cursor.fetchall():
            yield (
                f"dialogue_storedfile {key}: content is not what was stored:"
                f" recorded SHA-256 {sha256[:16]} and {size} bytes, found {found[:16]} and {length} bytes"
            )


def _evidence_files() -> Iterator[str]:
    """Yield differences of evidence files, read in parts since the store may be on another machine."""
    rows = Evidence._base_manager.filter(kind=EvidenceKind.FILE).order_by("pk")
    for key, name, sha256 in rows.values_list("pk", "file", "sha256").iterator(CHUNK):
        digest = hashlib.sha256()
        try:
            with default_storage.open(name) as file:
                for part in file.chunks():
                    digest.update(part)
        except Exception as error:  # noqa: BLE001  # Storage backends differ in errors; read the next.
            yield f"commitments_evidence {key}: file could not be read ({type(error).__name__})"
        else:
            if digest.hexdigest() != sha256:
                yield (
                    f"commitments_evidence {key}: file is not what was stored:"
                    f" recorded SHA-256 {sha256[:16]}, found {digest.hexdigest()[:16]}"
                )
