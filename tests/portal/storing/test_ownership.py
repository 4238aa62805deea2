"""A copy of the portal that is given the files of the portal that goes on removes none of them, and says so."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.core.management import call_command
from django.utils import timezone
from structlog.testing import capture_logs

from core.files.storage import ownership
from mocportal.operations import orphan_files
from mocportal.operations.backups import stored_files
from mocportal.operations.checks import files

pytestmark = pytest.mark.django_db
LATER = timedelta(days=2)


@pytest.fixture
def shared(settings: Any, monkeypatch: pytest.MonkeyPatch) -> InMemoryStorage:
    """The store of the portal that goes on, which this one, with another address, was given too."""
    storage = InMemoryStorage()
    settings.PORTAL_URL = "https://portal.example"
    assert orphan_files.remove_orphans(at=timezone.now(), storage=storage) == 0
    # Of the other one's records, this one knows nothing.
    storage.save("evidence/2026/newer.pdf", ContentFile(b"%PDF-"))
    settings.PORTAL_URL = "https://trial.example"
    for module in ("mocportal.operations.checks.files", "mocportal.management.commands.own_files"):
        monkeypatch.setattr(f"{module}.default_storage", storage)
    return storage


def test_nothing_is_removed_from_the_store_of_another_portal(shared: InMemoryStorage) -> None:
    with capture_logs() as told:
        assert orphan_files.remove_orphans(at=timezone.now() + LATER, storage=shared) == 0
    assert shared.exists("evidence/2026/newer.pdf")
    assert [(line["event"], line["owner"]["portal"]) for line in told] == [("orphans_kept", "https://portal.example")]
    assert [message.id for message in files.owner(databases=["default"])] == ["mocportal.W021"]


def test_whoever_says_that_the_store_is_this_portals_has_it_tidied(shared: InMemoryStorage) -> None:
    call_command("own_files")
    assert files.owner(databases=["default"]) == []
    assert orphan_files.remove_orphans(at=timezone.now() + LATER, storage=shared) == 1


def test_a_store_that_nobody_calls_his_own_is_taken_where_all_in_it_is_known_and_never_tidied_before() -> None:
    storage = InMemoryStorage()
    storage.save("evidence/2026/lost.pdf", ContentFile(b"%PDF-"))
    assert orphan_files.remove_orphans(at=timezone.now() + LATER, storage=storage) == 0
    assert ownership.owner_of(storage) is None
    storage.delete("evidence/2026/lost.pdf")
    orphan_files.remove_orphans(at=timezone.now() + LATER, storage=storage)
    assert ownership.owner_of(storage) == ownership.identity()


def test_a_backup_says_nothing_of_whose_the_store_is(shared: InMemoryStorage, tmp_path: Any) -> None:
    assert list(stored_files.pack(shared, tmp_path / "files.tar")) == ["evidence/2026/newer.pdf"]
