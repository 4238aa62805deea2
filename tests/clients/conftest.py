"""The clients in a folder of their own, with the types that belong to the description."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from contacts.enums import Role
from contacts.models import Participant
from core.feed.sequencer import settle_all
from tests import tables
from tests.factories.contacts import UserFactory
from tests.factories.partners import token_text

CLIENTS: Path = settings.BASE_DIR / "clients"


@pytest.fixture(scope="session")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the clients with generated types."""
    folder = tmp_path_factory.mktemp("clients")
    generated = shutil.ignore_patterns("records.*", "node_modules", "dist")
    shutil.copytree(CLIENTS, folder, dirs_exist_ok=True, ignore=generated)
    description = Client().get("/api/v1/schema/?for=clients&format=json").json()
    (folder / "description.json").write_text(json.dumps(description))
    subprocess.run([sys.executable, folder / "write_types.py", folder / "description.json"], check=True)
    return folder


@pytest.fixture(scope="session")
def package(clients: Path) -> Iterator[Any]:
    """The Python client, imported."""
    sys.path.insert(0, str(clients / "python"))
    yield import_module("moc_client")
    sys.path.remove(str(clients / "python"))


@pytest.fixture
def environment(transactional_db: None, live_server: LiveServer) -> dict[str, str]:
    """The address of a seeded portal, and the token of METI's partner system."""
    tables.seed()
    settle_all()
    system = UserFactory.create(role=Role.PARTNER, participant=Participant.objects.get(code="METI"))
    return {"PORTAL": live_server.url, "TOKEN": token_text(system)}
