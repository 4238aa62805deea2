"""Backup and restore against a real server: a small drill with each run, and `make recovery` is the large one."""

import io
import json
import shutil
import tarfile
from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from contacts.models import Participant
from mocportal.operations.backups import create, programs, stored_files
from mocportal.operations.backups.addresses import DatabaseConnection
from mocportal.operations.backups.exceptions import BackupError
from mocportal.operations.backups.manifests import DATABASE, FILES, MANIFEST, Manifest
from mocportal.operations.backups.restoring import restore
from mocportal.operations.backups.table_checksums import Contents, Rows
from tests import tables

AT = datetime(2026, 11, 26, 3, 15, tzinfo=UTC)
STORED = {"evidence/2026/報告書 été.pdf": b"%PDF-1.7 fictitious", "a.txt": b""}


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker, tmp_path_factory):
    """Make one backup of the seeded portal, which no test changes."""
    with django_db_blocker.unblock():
        tables.seed()
        for name, content in STORED.items():
            default_storage.save(name, ContentFile(content))
        try:
            yield create.make(tmp_path_factory.mktemp("backups"), at=AT)
        finally:
            # Whatever the last test left of its session: a failed transaction, or no connection.
            connection.close()
            for name in STORED:
                default_storage.delete(name)
            tables.empty()


@pytest.fixture
def backup(kept, tmp_path):
    """Give a copy of the backup that may be damaged."""
    return shutil.copytree(kept, tmp_path / kept.name)


@pytest.fixture
def empty(django_db_blocker):
    """Make an empty database beside that of the tests."""
    name = f"{connection.settings_dict['NAME']}_restored"
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name}")
        yield DatabaseConnection.of({**connection.settings_dict, "NAME": name})
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_what_was_backed_up_is_restored_row_by_row_and_file_by_file(backup, empty):
    storage = InMemoryStorage()

    manifest = restore(backup, into=empty, storage=storage)

    assert manifest.contents.tables["public.contacts_participant"].count == 5
    assert manifest.contents.tables["public.history_change"].count > 0
    assert manifest.migrations["contacts"].startswith("0")
    with empty.connect() as restored:
        assert manifest.contents.differences(Contents.of(restored)) == []
        codes = restored.execute("SELECT count(*) FROM contacts_participant WHERE code = 'METI'").fetchone()
    assert codes == (1,)
    assert {name: storage.open(name).read() for name in STORED} == STORED


def test_nothing_is_restored_into_a_database_that_holds_anything(backup, empty):
    with empty.connect() as there:
        there.execute("CREATE TABLE precious (row integer)")

    with pytest.raises(BackupError, match="is not empty"):
        restore(backup, into=empty)


def truncate(path):
    path.write_bytes(path.read_bytes()[:-1])


def alter(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("part", [DATABASE, FILES])
@pytest.mark.parametrize(
    ("damage", "said"),
    [(truncate, "bytes instead of"), (alter, "was altered"), (lambda path: path.unlink(), "is missing")],
)
def test_a_damaged_part_is_named_before_anything_is_written(backup, empty, part, damage, said):
    damage(backup / part)

    with pytest.raises(BackupError, match=f"{part}.*{said}"):
        restore(backup, into=empty)
    with empty.connect() as there:
        assert Contents.of(there).tables == {}


def test_a_manifest_that_somebody_else_wrote_is_refused(backup, settings):
    body = json.loads((backup / MANIFEST).read_text())
    body["contents"]["tables"]["public.contacts_participant"]["count"] = 6
    (backup / MANIFEST).write_text(json.dumps(body))

    with pytest.raises(BackupError, match="altered since"):
        Manifest.read(backup)


def test_the_backup_of_another_portal_is_taken_with_its_key_alone(backup, settings):
    earlier, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    with pytest.raises(CommandError, match="SECRET_KEY"):
        call_command("restore", str(backup), "--verify")

    settings.SECRET_KEY_FALLBACKS = [earlier]
    call_command("restore", str(backup), "--verify")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"seal": "x"}'])
def test_what_is_no_manifest_is_no_backup(backup, content):
    (backup / MANIFEST).write_text(content)

    with pytest.raises(BackupError, match="not the manifest"):
        Manifest.read(backup)


def test_rows_that_came_back_otherwise_are_named_by_table():
    backed_up = Contents({"a": Rows(2, "1f"), "b": Rows(1, "2f"), "c": Rows(1, "3f")}, {"a_seq": 2})
    found = Contents({"a": Rows(1, "1f"), "b": Rows(1, "2e"), "d": Rows(1, "3f")}, {"a_seq": 1})

    assert backed_up.differences(found) == [
        "a has 1 rows instead of 2",
        "b has as many rows, but not the same",
        "c is missing",
        "d is not in the backup",
        "the sequence a_seq is at 1 instead of 2",
    ]


@pytest.mark.django_db
def test_another_byte_in_one_row_is_another_hash():
    tables.seed()
    before = _hash_of_participants()

    Participant.objects.filter(code="METI").update(legal_name_en="Another name")

    assert _hash_of_participants() != before


def _hash_of_participants():
    # In the transaction of the test, which no other connection sees.
    with connection.cursor() as cursor:
        return Contents.of(cursor.connection).tables["public.contacts_participant"]


def test_a_backup_that_is_interrupted_leaves_nothing(tmp_path, monkeypatch, django_db_blocker, django_db_setup):
    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(stored_files, "pack", full)

    with django_db_blocker.unblock(), pytest.raises(BackupError, match="No space left"):
        create.make(tmp_path, at=AT)
    assert list(tmp_path.iterdir()) == []


def test_old_backups_go_and_the_newest_stay(tmp_path):
    for day in (1, 2, 3):
        (tmp_path / f"portal-2026110{day}T031500Z").mkdir()
    (tmp_path / ".unfinished-portal-20261104T031500Z").mkdir()

    create.forget(tmp_path, keep=2)

    assert [path.name for path in sorted(tmp_path.iterdir())] == ["portal-20261102T031500Z", "portal-20261103T031500Z"]


def test_programs_older_than_the_server_are_refused_with_the_package_that_brings_others():
    with pytest.raises(BackupError, match="apt-get install postgresql-client-99"):
        programs.find("pg_dump", 99)


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/outside"])
def test_an_archive_writes_nowhere_but_into_the_store(tmp_path, name):
    outside = InMemoryStorage()
    content = b"fictitious"
    part = stored_files._part(content)
    path = tmp_path / FILES
    with tarfile.open(path, "w") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))

    with pytest.raises(BackupError, match="no name of a stored file"):
        stored_files.unpack(path, outside, {name: part})
