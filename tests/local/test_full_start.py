"""`make run` from nothing to an answer and back to nothing, as the README promises it."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from mocportal.local.ports import LOOPBACK, free_port
from mocportal.local.state import PROJECT

# What the tests' own servers have put into the environment, and what a fresh machine does not have in it.
NOT_ON_A_FRESH_MACHINE = {
    *("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "EMAIL_HOST", "PORTAL_URL"),
    *("VAR_DIR", "MOC_LOCAL", "DJANGO_SETTINGS_MODULE"),
}

# What the README says of manage.py beside a running portal.
BESIDE = 'eval "$("$0" -m mocportal.local env)" && exec "$0" manage.py shell --no-imports --command "$1"'

POST_AND_SIGN_IN = """
from datetime import UTC, datetime
from django.test import Client
from contacts.enums import MessageKind
from contacts.models import User
from contacts.rules.email_content import EmailContent
from contacts.services.addresses import Addressee
from contacts.services.outbox import post

to, letter = Addressee("", "desk@example.org", "en"), EmailContent("A trial of the whole", ("Some words.",))
post(kind=MessageKind.DECISION, key="trial", to=to, letter=letter, at=datetime.now(UTC))
client = Client()
client.force_login(User.objects.get(role="secretariat"), backend="django.contrib.auth.backends.ModelBackend")
print(client.cookies["sessionid"].value)
"""


# Who plans a list without knowing that there are four marks and five Participants plans it for a handful of rows.
KNOWN = """
from django.db import connection

with connection.cursor() as cursor:
    cursor.execute("SELECT DISTINCT tablename FROM pg_stats WHERE tablename LIKE 'contacts%'")
    print(*(name for (name,) in cursor.fetchall()))
"""


class Portal:
    """A portal on a directory of its own, started when it is made."""

    def __init__(self, var):
        self.var, self.port = var, free_port()
        self.start()

    def start(self):
        """Start it, and read what it says until it is up or has ended."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mocportal.local", "run"],
            cwd=PROJECT,
            env=self.environment() | {"PORT": str(self.port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = ""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line
            if line.startswith("Ctrl-C"):
                return
        self.process.communicate()

    def environment(self):
        kept = {name: value for name, value in os.environ.items() if name not in NOT_ON_A_FRESH_MACHINE}
        return kept | {"VAR_DIR": str(self.var)}

    def shell(self, code):
        """What ``code`` prints, run beside the portal."""
        command = ["sh", "-c", BESIDE, sys.executable, code]
        done = subprocess.run(
            command, cwd=PROJECT, env=self.environment(), stdout=subprocess.PIPE, text=True, check=True
        )
        return done.stdout.strip()

    def get(self, path, **headers):
        connection = HTTPConnection(LOOPBACK, self.port, timeout=10)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def answers(self, path):
        try:
            return self.get(path)[0] == 200
        except OSError:
            return False

    def processes(self):
        """Numbers of the services' processes, which are also those of their groups."""
        return [one["pid"] for one in json.loads((self.var / "run" / "processes.json").read_text())]

    def end(self):
        self.process.send_signal(signal.SIGINT)
        rest, _ = self.process.communicate(timeout=60)
        self.said += rest
        return self.process.returncode


@pytest.fixture(scope="module")
def var():
    with tempfile.TemporaryDirectory(prefix="moc-whole-") as directory:
        # The servers' account passes through, as it does below most people's home.
        Path(directory).chmod(0o711)
        yield Path(directory) / "var"


@pytest.fixture(scope="module")
def portal(var):
    one = Portal(var)
    yield one
    one.end()


def wait_for(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.2)


def test_it_answers_with_all_its_parts(portal):
    status, body = portal.get("/readyz")
    assert (status, json.loads(body)) == (200, {"status": "ok", "database": "ok", "broker": "ok", "worker": "ok"})


def test_it_prints_address_agenda_and_accounts(portal, var):
    accounts = json.loads((var / "accounts.json").read_text())
    assert f"http://localhost:{portal.port}/" in portal.said
    assert f"{var}/agenda/dialogue-3-agenda." in portal.said
    for account in accounts:
        # A partner system signs in with its token; a password that no page takes would only mislead.
        assert (account["password"] in portal.said) == (account["role"] != "partner"), account["username"]


def test_the_agenda_is_written_in_three_languages_and_two_forms(portal, var):
    written = {path.name: path.read_bytes()[:4] for path in (var / "agenda").iterdir()}
    assert written == {
        f"dialogue-3-agenda.{language}.{form}": begin
        for language in ("en", "fr", "ja")
        for form, begin in (("docx", b"PK\x03\x04"), ("pdf", b"%PDF"))
    }


def test_the_database_knows_its_smallest_tables(portal):
    assert {"contacts_handlingmark", "contacts_participant"} <= set(portal.shell(KNOWN).split())


def test_mail_that_is_sent_is_read_in_the_browser_and_reaches_nobody(portal, var):
    assert f"http://localhost:{portal.port}/mail/" in portal.said
    cookie = f"sessionid={portal.shell(POST_AND_SIGN_IN)}"
    wait_for(lambda: "A trial of the whole" in portal.get("/mail/", cookie=cookie)[1].decode())
    assert len(list((var / "mail").glob("*.eml"))) == 1


def test_a_second_portal_on_the_same_directory_is_refused(portal, var):
    second = Portal(var)
    assert second.process.returncode == 1
    assert f"already runs here (process {portal.process.pid}" in second.said


def test_what_is_killed_comes_back(portal):
    before = portal.processes()
    for pid in before:
        os.killpg(pid, signal.SIGKILL)
    wait_for(lambda: len(portal.processes()) == len(before) and not set(portal.processes()) & set(before))
    wait_for(lambda: portal.answers("/readyz"))


def test_it_ends_on_ctrl_c_with_nothing_left_over_and_starts_again_with_what_it_had(portal, var):
    groups, accounts = portal.processes(), (var / "accounts.json").read_text()
    assert portal.end() == 0
    for group in groups:
        with pytest.raises(ProcessLookupError):
            os.killpg(group, 0)
    portal.start()
    assert portal.answers("/readyz")
    assert (var / "accounts.json").read_text() == accounts
    assert "Creating the database" not in portal.said
