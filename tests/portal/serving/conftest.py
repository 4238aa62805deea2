"""A web server as a deployment starts it."""

import os
import subprocess
import sys
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
