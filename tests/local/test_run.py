import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from mocportal.local import __main__, run as run_module
from mocportal.local.errors import LocalError
from mocportal.local.run import is_ready, processes, run, table, welcome
from mocportal.local.state import VarDirectory


@pytest.fixture
def var(tmp_path):
    var = VarDirectory(tmp_path)
    (tmp_path / "accounts.json").write_text(
        json.dumps(
            [
                {
                    "username": "editor.metix",
                    "password": "correct-horse-battery",
                    "role": "editor",
                    "participant": "METIX",
                    "api_token": "moc_secret",
                },
                {
                    "username": "administrator",
                    "password": "staple",
                    "role": "administrator",
                    "participant": None,
                    "api_token": "moc_other",
                },
            ]
        )
    )
    return var


@pytest.fixture
def answers():
    """A web server on loopback that answers every request with a given status."""
    servers = []

    def start(status):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(status)
                self.end_headers()

            def log_message(self, *args):
                """Say nothing."""

        server = HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server.server_port

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(("status", "ready"), [(200, True), (503, False), (400, False)])
def test_the_portal_is_ready_when_its_probe_says_so(answers, status, ready):
    assert is_ready(answers(status)) is ready


def test_the_portal_s_probe_is_not_sent_through_a_proxy(answers, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert is_ready(answers(200))


def test_the_accounts_are_shown_with_their_passwords_and_without_their_tokens(var, tmp_path):
    shown = table(tmp_path / "accounts.json")
    assert "editor         METIX        editor.metix   correct-horse-battery" in shown
    assert "moc_" not in "".join(shown)


def test_the_welcome_names_address_and_agenda(var, tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    text = "\n".join(welcome(var, 8080))
    assert "http://localhost:8080/" in text
    assert f"{tmp_path}/agenda/dialogue-3-agenda.{{en,fr,ja}}.{{docx,pdf}}" in text
    assert "correct-horse-battery" in text


def test_the_last_lines_offer_the_demonstration_or_say_that_it_is_one(var):
    assert "make demo" in welcome(var, 8080)[-1]
    assert "DEMO" in welcome(var, 8080, demonstration=True)[-1]


def test_the_demonstration_has_a_database_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    started = []
    monkeypatch.setattr(__main__, "run", lambda var, *, demonstration: started.append((var.root, demonstration)))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    __main__.demo()
    assert started == [(tmp_path.resolve() / "demo", True)]
    monkeypatch.setenv("DATABASE_URL", "postgres://own")
    with pytest.raises(LocalError, match="database of its own"):
        __main__.demo()


def test_the_welcome_says_where_mail_is_read(var, monkeypatch):
    monkeypatch.delenv("EMAIL_HOST", raising=False)
    assert "http://localhost:8080/mail/" in "\n".join(welcome(var, 8080))
    monkeypatch.setenv("EMAIL_HOST", "smtp.example.org")
    text = "\n".join(welcome(var, 8080))
    assert "/mail/" not in text
    assert "smtp.example.org" in text


def test_accounts_of_an_earlier_run_are_not_shown_for_a_database_of_one_s_own(var, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://own")
    assert "correct-horse-battery" not in "\n".join(welcome(var, 8080))


def test_the_web_server_is_reached_from_this_machine_only(var):
    web = processes(var, {}, 8080)[-1]
    assert "--bind=127.0.0.1:8080" in web.command


def test_a_port_in_use_is_said_before_anything_starts(tmp_path, answers, monkeypatch):
    monkeypatch.setenv("PORT", str(port := answers(200)))
    monkeypatch.setattr(run_module, "start", lambda *_: pytest.fail("something was started"))
    with pytest.raises(LocalError, match=f"Port {port} is in use"):
        run(VarDirectory(tmp_path))
