"""What the environment alone gets wrong."""

import os
import subprocess
import sys

import pytest

from mocportal.local.state import PROJECT
from mocportal.operations.checks import environment


@pytest.fixture(autouse=True)
def _deployed(settings):
    settings.LOCAL = False
    settings.PORTAL_URL = "https://portal.example"
    settings.ALLOWED_HOSTS = ["portal.example"]


def ids(messages):
    return [message.id for message in messages]


def test_a_deployment_that_is_right_hears_nothing(settings):
    settings.SECRET_KEY = "fifty characters and more of which not all are the same"

    assert not [*environment.portal_url(), *environment.secret_key(), *environment.directories()]


@pytest.mark.parametrize("address", ["http://portal.example", "portal.example", "https://"])
def test_links_in_mail_never_lead_over_an_open_line(settings, address):
    settings.PORTAL_URL = address

    assert ids(environment.portal_url()) == ["mocportal.E001"]


def test_a_link_in_mail_leads_to_a_host_that_answers(settings):
    settings.ALLOWED_HOSTS = ["other.example"]

    assert ids(environment.portal_url()) == ["mocportal.E002"]


@pytest.mark.parametrize("key", ["short-but-random-1a2b3c", "a" * 80])
def test_a_key_that_can_be_guessed_is_an_error_and_so_is_an_earlier_one(settings, key):
    settings.SECRET_KEY = key
    assert ids(environment.secret_key()) == ["mocportal.E003"]

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "0123456789" * 5, [key]
    assert ids(environment.secret_key()) == ["mocportal.E003"]


def test_a_directory_that_cannot_be_written_is_named(settings, monkeypatch):
    settings.BACKUP_DIR = "/proc/moc"
    # To root every directory seems open.
    monkeypatch.setattr("mocportal.operations.checks.environment.os.access", lambda path, _mode: str(path) != "/proc")

    (message,) = environment.directories()

    assert (message.id, "BACKUP_DIR=/proc/moc" in message.msg) == ("mocportal.E004", True)


def test_a_setting_comes_from_the_file_that_is_named(tmp_path):
    (tmp_path / "key").write_text("from-a-file-with-an-end-of-line\n")
    (tmp_path / "url").write_text("postgres://nobody:f%23ile@127.0.0.1:1/none\n")
    given = {name: value for name, value in os.environ.items() if name not in {"SECRET_KEY", "DATABASE_URL"}}
    files = {"SECRET_KEY_FILE": str(tmp_path / "key"), "DATABASE_URL_FILE": str(tmp_path / "url")}
    tell = "from mocportal import settings as s; print(s.SECRET_KEY, s.DATABASES['default']['PASSWORD'])"

    told = subprocess.run(
        [sys.executable, "-c", tell], env=given | files, cwd=PROJECT, capture_output=True, text=True, check=True
    )

    assert told.stdout.split() == ["from-a-file-with-an-end-of-line", "f#ile"]


def test_a_catalogue_that_is_not_compiled_is_named(settings, tmp_path):
    folder = tmp_path / "locale" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    settings.BASE_DIR = tmp_path
    assert not environment.catalogues()

    (folder / "django.po").touch()
    (message,) = environment.catalogues()
    assert (message.id, "locale/fr/LC_MESSAGES/django.po" in message.msg) == ("mocportal.E005", True)

    (folder / "django.mo").touch()
    assert not environment.catalogues()
