"""A disk and a service that speaks S3 keep files in the same way, and neither has an address for them."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3  # type: ignore[import-untyped]
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.test import override_settings

from commitments.services import evidence_files
from core.files.storage.addresses import storage_at
from mocportal.local.ports import free_port
from mocportal.operations import orphan_files
from tests.core.rules.files.sample_files import PDF
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
KEYS = {"access_key": "key-of-a-test", "secret_key": "secret-of-a-test"}
PATIENCE = 60


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    """A service that speaks S3, in a process of its own."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert time.monotonic() < until, "The service did not start."
                time.sleep(0.1)
        client: Any = boto3.client(
            "s3",
            endpoint_url=address,
            region_name="ca-central-1",
            aws_access_key_id=KEYS["access_key"],
            aws_secret_access_key=KEYS["secret_key"],
        )
        client.create_bucket(Bucket="files", CreateBucketConfiguration={"LocationConstraint": "ca-central-1"})
        yield f"s3://files/portal?endpoint={address}&region=ca-central-1"
        process.terminate()


class Keeps:
    """What each store has to do."""

    @pytest.fixture
    def address(self, request: pytest.FixtureRequest) -> str:
        raise NotImplementedError

    @pytest.fixture
    def storage(self, address: str) -> Iterator[Storage]:
        entry = storage_at(address, **(KEYS if address.startswith("s3:") else {}))
        with override_settings(
            STORAGES={
                "default": entry,
                "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
            }
        ):
            yield storages["default"]

    @pytest.mark.django_db
    def test_evidence_comes_back_as_it_was_brought(self, storage: Storage) -> None:
        evidence = evidence_files.bring(
            commitment=CommitmentFactory.create(),
            file=ContentFile(PDF, "議事録.pdf"),
            at=NOW,
            title_en="Record",
            mark=HandlingMarkFactory.create(),
        )
        assert storage.exists(evidence.file.name)
        assert (evidence_files.read(evidence), storage.size(evidence.file.name)) == (PDF, len(PDF))

    def test_a_second_file_never_takes_the_place_of_the_first(self, storage: Storage) -> None:
        first, second = (storage.save("twice/a.pdf", ContentFile(content)) for content in (b"1", b"2"))
        assert first != second
        with storage.open(first) as file:
            assert file.read() == b"1"

    def test_no_file_has_an_address(self, storage: Storage) -> None:
        name = storage.save("addresses/a.pdf", ContentFile(PDF))
        with pytest.raises(NotImplementedError):
            storage.url(name)

    @pytest.mark.django_db
    def test_a_file_that_was_lost_halfway_is_removed_after_a_day(self, storage: Storage) -> None:
        lost = storage.save("evidence/2026/lost.pdf", ContentFile(PDF))
        at = storage.get_modified_time(lost)
        orphan_files.remove_orphans(at=at, storage=storage)
        assert storage.exists(lost)
        orphan_files.remove_orphans(at=at + timedelta(days=2), storage=storage)
        assert not storage.exists(lost)


class TestDisk(Keeps):
    @pytest.fixture
    def address(self, tmp_path: Path) -> str:
        return (tmp_path / "files of the portal").as_uri()


class TestService(Keeps):
    @pytest.fixture
    def address(self, service: str) -> str:
        return service


@pytest.mark.parametrize(
    "address",
    ["", "/srv/files", "file:relative", "file://host/srv", "ftp://host/x", "s3://", "s3://b?public=yes", "s3://a:b@c"],
)
def test_any_other_address_stops_the_start(address: str) -> None:
    with pytest.raises(ValueError, match=r"FILES_URL|bad query"):
        storage_at(address)
