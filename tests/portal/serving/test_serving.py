"""The web server as a deployment starts it: asked to end, it first answers who has asked before."""

import os
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection

import pytest

from mocportal.local.ports import free_port
from mocportal.local.state import PROJECT


def get(port, path):
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers={"Host": "localhost"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    except OSError:
        return 0, ""
    finally:
        connection.close()


def wait_until(true):
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture
def server(tmp_path):
    """Start gunicorn with two processes, whose files lie in a directory of the test's own."""
    port = free_port()
    given = os.environ | {"WEB_BIND": f"127.0.0.1:{port}", "SLOW": str(tmp_path), "TMPDIR": str(tmp_path)}
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "python:mocportal.operations.serving",
        "tests.portal.serving.slow",
    ]
    process = subprocess.Popen(command, env=given, cwd=PROJECT, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: get(port, "/healthz")[0] == 200)
        yield process, port
    finally:
        process.kill()
        process.wait()


def test_asked_to_end_it_answers_who_has_asked_before_and_leaves_nothing(server, tmp_path):
    process, port = server
    answers = []
    asking = threading.Thread(target=lambda: answers.append(get(port, "/slow")))
    assert list(tmp_path.glob("moc-metrics-*"))

    asking.start()
    wait_until((tmp_path / "begun").exists)
    process.terminate()
    wait_until(lambda: get(port, "/healthz")[0] == 0)
    (tmp_path / "may-end").touch()
    asking.join(30)

    assert answers == [(200, "answered")]
    assert process.wait(30) == 0
    assert not list(tmp_path.glob("moc-metrics-*"))
