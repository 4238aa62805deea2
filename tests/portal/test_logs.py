"""Logs: one JSON object a line, with the request's id and without a secret."""

import io
import json
import logging

import pytest
import structlog
from django.conf import settings
from django.test import Client

from mocportal import heartbeat, logs, tasks

NAME = "tests.logs"


@pytest.fixture
def written():
    """Give the stream that a logger of our own writes to, through the formatter of the settings."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.formatter())
    logger = logging.getLogger(NAME)
    logger.addHandler(handler)
    logger.propagate = False
    structlog.contextvars.clear_contextvars()
    yield stream
    logger.removeHandler(handler)
    logger.propagate = True


@pytest.fixture
def line(written):
    """Give what reads the only line that was logged."""
    return lambda: json.loads(written.getvalue())


def test_a_line_of_structlog_is_one_json_object(line):
    structlog.get_logger(NAME).info("agenda_compiled", dialogue=3)

    logged = line()
    assert logged["event"] == "agenda_compiled"
    assert logged["dialogue"] == 3
    assert logged["level"] == "info"
    assert logged["timestamp"].endswith("Z")


def test_a_line_of_a_library_has_the_same_shape(line):
    logging.getLogger(NAME).warning("took %s seconds", 4)

    logged = line()
    assert (logged["event"], logged["level"], logged["logger"]) == ("took 4 seconds", "warning", NAME)


def test_an_exception_is_part_of_its_line(line):
    try:
        int("the third")
    except ValueError:
        structlog.get_logger(NAME).exception("failed")

    assert "ValueError: invalid literal" in line()["exception"]


@pytest.mark.parametrize("name", ["password", "new_password1", "api_token", "Authorization", "client_secret", "Cookie"])
def test_a_value_whose_name_speaks_of_a_secret_is_hidden_at_any_depth(line, name):
    structlog.get_logger(NAME).info("event", **{name: "one"}, inner={"deeper": {name: "two"}})

    logged = line()
    assert logged[name] == "(hidden)"
    assert logged["inner"]["deeper"][name] == "(hidden)"


def test_a_line_of_a_request_carries_its_id(line):
    with structlog.contextvars.bound_contextvars(request_id="4f1c"):
        structlog.get_logger(NAME).info("event")

    assert line()["request_id"] == "4f1c"


def test_a_request_leaves_one_line_that_tells_whence_it_came(caplog, settings):
    settings.TRUSTED_PROXIES = 1
    forwarded = {"X-Forwarded-For": "198.51.100.9, 192.0.2.7", "X-Request-ID": "one-request"}
    with caplog.at_level(logging.INFO):
        Client().get("/api/v1/problems/", headers=forwarded)

    lines = [record.msg for record in caplog.records if record.name.startswith("django_structlog")]
    assert [(each["event"], each["ip"], each["request_id"]) for each in lines] == [
        ("request_finished", "192.0.2.7", "one-request")
    ]


@pytest.mark.parametrize("probe", ["GET /healthz", "GET /readyz"])
def test_probes_leave_no_line(written, probe):
    structlog.get_logger(NAME).info("request_started", request=probe)

    assert written.getvalue() == ""


def test_the_settings_are_what_configures_the_logs():
    assert settings.LOGGING_CONFIG == "mocportal.logs.configure"


def test_a_task_carries_the_request_that_asked_for_it():
    with heartbeat.broker() as broker:
        with structlog.contextvars.bound_contextvars(request_id="4f1c"):
            tasks.heartbeat.apply_async(queue="unheard")
        sent = json.loads(broker.lpop("unheard"))

    assert sent["headers"]["__django_structlog__"]["request_id"] == "4f1c"
