"""A file of evidence waits until a scanner has looked at it, and stays back where that finds something."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from commitments.models import Evidence
from commitments.services import evidence_files
from core.files import quarantine
from core.files.enums import ScanState
from core.files.models import WaitingScan
from core.files.quarantine import scanning
from mocportal.operations import orphan_files
from tests.core.quarantine.server import Scanner, scanner
from tests.core.rules.files.sample_files import PDF
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


def brought(content: bytes = PDF) -> Evidence:
    return evidence_files.bring(
        commitment=CommitmentFactory.create(),
        file=ContentFile(content, "a.pdf"),
        at=NOW,
        title_en="Record",
        mark=HandlingMarkFactory.create(),
    )


def state_of(evidence: Evidence) -> str:
    return str(Evidence.objects.values_list("scan_state", flat=True).get(pk=evidence.pk))


@pytest.mark.parametrize(
    ("content", "state"),
    [(PDF, ScanState.CLEAN), (PDF.replace(b"endobj", Scanner.EVIL), ScanState.REFUSED)],
)
def test_the_verdict_of_the_scanner_stands_on_the_record_and_the_file_no_longer_waits(
    settings: Any, content: bytes, state: ScanState
) -> None:
    evidence = brought(content)
    with scanner() as running:
        settings.SCANNER = running.address
        for _twice in range(2):
            for waiting in WaitingScan.objects.all():
                quarantine.scan(waiting=waiting.pk, at=NOW)
    assert (state_of(evidence), WaitingScan.objects.count(), running.seen) == (state, 0, [content])
    evidence.refresh_from_db()
    assert evidence.can_be_had == (state is ScanState.CLEAN)


def test_a_file_on_which_the_scanner_says_nothing_waits_and_is_free_for_the_next_try(settings: Any) -> None:
    evidence, waiting = brought(), WaitingScan.objects.get()
    with scanner(b"stream: Can't allocate memory ERROR\0") as running:
        settings.SCANNER = running.address
        quarantine.scan(waiting=waiting.pk, at=NOW)
    waiting.refresh_from_db()
    assert (state_of(evidence), waiting.tries) == (ScanState.WAITING, 1)
    assert "allocate memory" in waiting.error
    with scanner() as running:
        settings.SCANNER = running.address
        quarantine.scan(waiting=waiting.pk, at=NOW)
    assert state_of(evidence) == ScanState.CLEAN


def test_one_worker_gets_a_file_until_it_was_gone_for_three_minutes(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    evidence, waiting = brought(), WaitingScan.objects.get()
    WaitingScan.objects.update(claimed_at=NOW)
    handed: list[Any] = []
    monkeypatch.setattr(scanning, "hand_over", lambda *rows: handed.append(rows))
    with scanner() as running:
        settings.SCANNER = running.address
        for later in (timedelta(0), timedelta(minutes=2)):
            quarantine.retry_stale(at=NOW + later)
            quarantine.scan(waiting=waiting.pk, at=NOW + later)
        assert (running.seen, handed) == ([], [])
        quarantine.retry_stale(at=NOW + timedelta(minutes=3))
        quarantine.scan(waiting=waiting.pk, at=NOW + timedelta(minutes=3))
    assert (state_of(evidence), handed) == (ScanState.CLEAN, [("contacts.tasks.scan", waiting.pk)])


def test_what_was_brought_before_there_was_a_scanner_is_scanned_when_there_is_one(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[Any] = []
    monkeypatch.setattr(scanning, "hand_over", lambda *rows: handed.append(rows))
    brought()
    quarantine.retry_stale(at=NOW)
    assert handed == []
    settings.SCANNER = "clamd://127.0.0.1:9"
    quarantine.retry_stale(at=NOW)
    assert handed == [("contacts.tasks.scan", WaitingScan.objects.get().pk)]


def test_a_file_that_is_no_longer_what_its_checksum_says_is_told_and_not_given_out() -> None:
    evidence = brought()
    default_storage.delete(evidence.file.name)
    default_storage.save(evidence.file.name, ContentFile(b"other"))
    with pytest.raises(ValueError, match="checksum"):
        evidence_files.read(evidence)


def test_only_files_that_no_record_ever_named_are_removed_and_only_after_a_day() -> None:
    kept, taken_off = brought(), brought()
    names = [kept.file.name, taken_off.file.name]
    taken_off.delete()
    lost = default_storage.save("evidence/2026/lost.pdf", ContentFile(PDF))
    stored_at = default_storage.get_modified_time(lost)
    assert orphan_files.remove_orphans(at=stored_at + timedelta(hours=23)) == 0
    orphan_files.remove_orphans(at=stored_at + timedelta(days=2))
    assert not default_storage.exists(lost)
    assert all(default_storage.exists(name) for name in names)
