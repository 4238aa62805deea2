"""The Python client against a running portal: pages, safe writes, problems, a mirror and webhooks."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from standardwebhooks import Webhook

from commitments.models import Commitment
from core.feed.sequencer import settle_all
from partners.models import Client

type Answer = tuple[int, dict[str, str], bytes]
SECRET = "whsec_" + "A" * 32
BODY = '{"type":"commitment.changed","data":{"type":"commitments","key":"MOC-2026-001"}}'
ENTRY = {"areas": ["2.c.iv"], "forms": ["3.a.iv"], "mark": "participants"}
# What mypy accepts, and the one line that it refuses.
USE = """
from moc_client import Portal, records

def titles(portal: Portal) -> list[str]:
    return [each["title"] or each["reference"] for each in portal.list(records.commitments, state__in=["active"])]

def health(portal: Portal) -> records.Health:
    return portal.get(records.commitments, "MOC-2026-001")["{field}"]
"""


@pytest.fixture
def portal(package: Any, environment: dict[str, str]) -> Any:
    return package.Portal(environment["PORTAL"], environment["TOKEN"])


@pytest.fixture
def enter(portal: Any) -> Callable[..., Any]:
    def do(title: str, **fields: Any) -> Any:
        return portal.create("commitments/", {"title": {"en": title}, **ENTRY, **fields})

    return do


class Answers:
    """A server that gives its answers in turn: status, headers, body. It notes what was sent."""

    def __init__(self, *answers: Answer) -> None:
        self.answers, self.sent = list(answers), list[tuple[str, dict[str, str]]]()

    @contextmanager
    def at(self) -> Iterator[str]:
        answers, sent = self.answers, self.sent

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"] or 0))
                sent.append((self.path, dict(self.headers)))
                status, headers, body = answers.pop(0)
                if not status:
                    self.close_connection = True
                    return
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            do_PATCH = do_POST = do_GET  # noqa: N815  # The name that the server calls.

            def log_message(self, *_arguments: object) -> None:
                """Write no line for each request."""

        with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}"
            server.shutdown()


def problem(status: int, **headers: str) -> Answer:
    return status, headers, b'{"detail": "Not now."}'


SOON = {"Retry-After": "0"}


@pytest.mark.parametrize(("field", "right"), [("health", True), ("state", False)])
def test_the_types_of_the_description_are_checked(clients: Path, tmp_path: Path, field: str, *, right: bool) -> None:
    (tmp_path / "use.py").write_text(USE.replace("{field}", field))
    arguments = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir", str(clients / "cache")]
    done = subprocess.run(
        [*arguments, tmp_path / "use.py", clients / "python/moc_client"],
        cwd=tmp_path,
        env={"MYPYPATH": str(clients / "python")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode == 0) is right, done.stdout + done.stderr
    assert right or "Incompatible return value" in done.stdout


def test_it_pages_through_a_list_with_several_values_of_a_filter(portal: Any, enter: Callable[..., Any]) -> None:
    made = [enter(f"Fictitious {number}")["reference"] for number in range(5)]
    listed = [each["reference"] for each in portal.list("commitments/", limit=2, lead=["METI", "ISED"], state="active")]
    assert listed == list(
        Commitment.objects.filter(lead__code__in=["METI", "ISED"], state="active")
        .order_by("reference")
        .values_list("reference", flat=True)
    )
    assert set(made) <= set(listed)
    assert portal.get("commitments/", made[0], lang="ja")["reference"] == made[0]


def test_a_repeated_creation_is_processed_once(portal: Any) -> None:
    record = {"title": {"en": "Fictitious"}, **ENTRY}
    first, second = (portal.create("commitments/", record, key="once") for _ in range(2))
    assert first == second
    many = portal.create("commitments/batch/", [record, record])
    assert len({first["reference"], *(each["reference"] for each in many)}) == 3


def test_a_change_is_decided_again_when_another_user_was_faster(portal: Any, enter: Callable[..., Any]) -> None:
    reference, seen = enter("Fictitious", source="First", external_id="T-1")["reference"], list[str]()

    def merge(record: dict[str, Any]) -> dict[str, Any]:
        seen.append(record["source"])
        if len(seen) == 1:
            portal.change("commitments/~T-1/", lambda _: {"source": "Second"}, reason="Début de l’année")
        return {"source": record["source"] + " and third"}

    assert portal.change(f"commitments/{reference}/", merge)["source"] == "Second and third"
    assert seen == ["First", "Second"]
    assert portal.change(f"commitments/{reference}/", lambda _: {})["version"] == 3


def test_a_problem_names_the_values(portal: Any, package: Any) -> None:
    with pytest.raises(package.Problem) as refused:
        portal.create("commitments/", {"title": {"en": "Fictitious"}, **ENTRY, "areas": ["9.z"], "forms": []})
    assert (refused.value.status, refused.value.code) == (400, "invalid-parameters")
    assert {"/forms", "/areas/0"} <= {each["pointer"] for each in refused.value.errors}


def test_it_tries_again_and_then_reports(package: Any) -> None:
    done: Answer = (200, {}, b'{"reference": "MOC-2026-001"}')
    lost: Answer = (0, {}, b"")
    server = Answers(problem(429, **SOON), problem(503, **SOON), lost, done, problem(409))
    with server.at() as address:
        portal = package.Portal(address, "secret", attempts=4)
        assert portal.create("commitments/", {}) == {"reference": "MOC-2026-001"}
        assert len({headers["Idempotency-Key"] for _path, headers in server.sent}) == 1
        with pytest.raises(package.Problem, match="409 Not now"):
            portal.create("commitments/", {})
    server = Answers(*[problem(429, **SOON)] * 2)
    with server.at() as address, pytest.raises(package.Problem, match="429"):
        package.Portal(address, "secret", attempts=2).get("access/")


def test_a_repeated_change_is_processed_once(package: Any) -> None:
    """The response to the first attempt is lost, and the portal repeats it."""
    read = (200, {"ETag": '"1"'}, b'{"source": ""}')
    server = Answers(read, (0, {}, b""), (200, {}, b'{"source": "Minutes"}'))
    with server.at() as address:
        changed = package.Portal(address, "secret").change("commitments/X/", lambda _: {"source": "Minutes"})
    assert changed == {"source": "Minutes"}
    assert len({headers["Idempotency-Key"] for _path, headers in server.sent[1:]}) == 1


def test_an_interrupted_response_is_read_again(package: Any) -> None:
    short = (200, {"Content-Length": "99"}, b'{"reference"')
    server = Answers(short, (200, {}, b'{"reference": "MOC-2026-001"}'), *[(200, {}, b"<html>")] * 2)
    with server.at() as address:
        portal = package.Portal(address, "secret", attempts=2)
        assert portal.get("access/") == {"reference": "MOC-2026-001"}
        with pytest.raises(ConnectionError, match="interrupted"):
            portal.get("access/")


@pytest.mark.parametrize("after", ["Wed, 21 Oct 2015 07:28:00 GMT", "0"])
def test_retry_after_may_be_a_date(package: Any, after: str) -> None:
    server = Answers(problem(503, **{"Retry-After": after}), (200, {}, b"{}"))
    with server.at() as address:
        assert package.Portal(address, "secret").get("access/") == {}


def test_a_redirect_is_reported_and_not_followed(package: Any) -> None:
    elsewhere = Answers()
    with elsewhere.at() as other:
        moved = Answers((302, {"Location": f"{other}/api/v1/access/"}, b""))
        with moved.at() as address, pytest.raises(package.Problem, match="302"):
            package.Portal(address, "secret").get("access/")
    assert not elsewhere.sent


def test_the_token_is_sent_to_the_portal_only(package: Any) -> None:
    elsewhere = Answers()
    with elsewhere.at() as other:
        page = {"results": [], "next": f"{other}/api/v1/commitments/?cursor=2"}
        first = Answers((200, {}, json.dumps(page).encode()))
        with first.at() as address, pytest.raises(ValueError, match="another server"):
            list(package.Portal(address, "secret").list("commitments/"))
    assert not elsewhere.sent


def test_a_mirror_is_equal_and_reports_a_difference(portal: Any, package: Any, enter: Callable[..., Any]) -> None:
    copy: dict[str, Any] = {}
    mirror = package.Mirror(portal, copy)
    assert mirror.update() == len(copy) - 1 > 100
    reference = enter("Fictitious")["reference"]
    milestone = portal.create(
        "milestones/", {"commitment": reference, "title": {"en": "Fictitious"}, "due_on": "2099-03-02"}
    )
    settle_all()
    assert mirror.update() >= 2
    assert copy[f"commitments/{reference}"]["reference"] == reference
    _, headers = portal.request("GET", milestone["url"])
    portal.act(milestone["url"], tag=headers["ETag"], method="DELETE")
    settle_all()
    assert mirror.update() >= 1
    assert not [key for key in copy if key.startswith("milestone/") and copy[key]["url"] == milestone["url"]]
    assert mirror.differences() == []
    copy[f"commitments/{reference}"]["title"] = "Changed by mistake"
    assert mirror.differences(attempts=2) == [f"commitments/{reference}"]


def test_a_mirror_is_loaded_again_when_the_rights_of_the_system_change(
    portal: Any, package: Any, environment: dict[str, str]
) -> None:
    mirror = package.Mirror(portal, {})
    mirror.update()
    Client.objects.update(scopes=["register:read"])
    mirror.update()
    assert mirror.differences() == []


def test_the_command_maintains_a_file(clients: Path, environment: dict[str, str], tmp_path: Path) -> None:
    def run(*arguments: str, **other: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "moc_client", "mirror", str(tmp_path / "copy.db"), *arguments]
        env = environment | {"PYTHONPATH": str(clients / "python")} | other
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    first, second = run("--verify"), run("--verify")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert first.stdout.splitlines()[1].endswith("records are equal.")
    assert second.stdout.splitlines()[0] == "0 changes."
    refused = run(TOKEN="moc_wrong")
    assert (refused.returncode, refused.stderr.startswith("The portal refused the request: 401")) == (1, True)


def test_a_receiver_signals_each_genuine_message_once(package: Any) -> None:
    events = list[dict[str, Any]]()
    server = package.webhooks.receiver(SECRET, 0, events.append)
    Thread(target=server.serve_forever, daemon=True).start()
    now = datetime.now(UTC)

    def send(moment: datetime, secret: str = SECRET, *more: str) -> int:
        signature = " ".join([*more, Webhook(secret).sign("msg_1", moment, BODY)])
        headers = {
            "webhook-id": "msg_1",
            "webhook-timestamp": str(int(moment.timestamp())),
            "webhook-signature": signature,
        }
        connection = HTTPConnection("127.0.0.1", server.server_port)
        connection.request("POST", "/hook", BODY, headers)
        status = connection.getresponse().status
        connection.close()
        return status

    assert (send(now), send(now, SECRET, "v1,AAAA")) == (204, 204)
    assert (send(now - timedelta(minutes=6)), send(now, "whsec_" + "B" * 32)) == (400, 400)
    assert [event["data"]["key"] for event in events] == ["MOC-2026-001"]
    server.shutdown()
    server.server_close()


def test_a_message_whose_signal_fails_is_sent_again(package: Any) -> None:
    answers = iter([OSError("The portal does not answer."), None])

    def signal(_event: dict[str, Any]) -> None:
        if error := next(answers):
            raise error

    server = package.webhooks.receiver(SECRET, 0, signal)
    server.handle_error = lambda *_arguments: None
    Thread(target=server.serve_forever, daemon=True).start()
    now = datetime.now(UTC)
    headers = {"webhook-id": "msg_2", "webhook-timestamp": str(int(now.timestamp()))}
    headers["webhook-signature"] = Webhook(SECRET).sign("msg_2", now, BODY)
    statuses = []
    for _attempt in range(2):
        connection = HTTPConnection("127.0.0.1", server.server_port)
        connection.request("POST", "/hook", BODY, headers)
        statuses.append(connection.getresponse().status)
        connection.close()
    assert statuses == [500, 204]
    server.shutdown()
    server.server_close()


def test_a_message_without_a_secret_is_refused(package: Any) -> None:
    with pytest.raises(ValueError, match="empty"):
        package.verified("whsec_", {"webhook-id": "1", "webhook-timestamp": "0", "webhook-signature": "v1,"}, b"{}")
    with pytest.raises(package.InvalidMessage):
        package.verified(SECRET, {"webhook-id": "1", "webhook-timestamp": "9" * 400, "webhook-signature": "v1,"}, b"{}")


def test_the_program_of_the_readme_runs(clients: Path, environment: dict[str, str], tmp_path: Path) -> None:
    (program,) = re.findall(r"^```python\n(.*?)^```$", (clients / "README.md").read_text(), re.MULTILINE | re.DOTALL)
    (tmp_path / "program.py").write_text(program)
    env = environment | {"PYTHONPATH": str(clients / "python")}
    done = subprocess.run(
        [sys.executable, "program.py"], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    *listed, problem, mirror = done.stdout.splitlines()
    assert listed
    assert problem.startswith("invalid-parameters [{")
    assert mirror.endswith("records []")
