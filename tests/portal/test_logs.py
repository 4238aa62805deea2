"""Logs: one JSON object a line, with the request's id and without a secret."""

import io
import json
import logging
from contextlib import contextmanager

import pytest
import structlog
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.http import StreamingHttpResponse
from django.test import Client, RequestFactory

from mocportal import tasks
from mocportal.operations import heartbeat, logs
from mocportal.operations.request_log import RequestLineMiddleware

NAME = "tests.logs"


@contextmanager
def heard(name):
    """Give the stream that the logger of this name writes to, through the formatter of the settings."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.formatter())
    logger = logging.getLogger(name)
    logger.addHandler(handler)
    logger.propagate = False
    yield stream
    logger.removeHandler(handler)
    logger.propagate = True


@pytest.fixture
def written():
    """Give the stream of a logger of our own."""
    structlog.contextvars.clear_contextvars()
    with heard(NAME) as stream:
        yield stream


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


def test_an_exception_that_is_over_is_part_of_its_line(line):
    try:
        int("the third")
    except ValueError as error:
        kept = error
    logging.getLogger(NAME).error("failed", exc_info=kept)

    assert "ValueError: invalid literal" in line()["exception"]


@pytest.mark.django_db
def test_of_a_row_that_the_database_refuses_no_value_is_logged(line):
    # Beside the statement, since a traceback shows lines of the code.
    words = ("Fictitious words,", "on two lines.")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE mail (body text CHECK (body = ''))")
            cursor.execute("INSERT INTO mail VALUES (%s)", ["\n\n".join(words)])
    except IntegrityError as error:
        structlog.get_logger(NAME).exception("failed", error=str(error))

    logged = line()
    assert not [word for word in words if word in str(logged)]
    assert logged["error"].endswith("DETAIL: (hidden)")
    assert "psycopg.errors.CheckViolation" in logged["exception"]
    assert "django.db.utils.IntegrityError" in logged["exception"]


def test_who_waited_for_whom_in_a_deadlock_is_logged(line):
    waited = "Process 7 waits for ShareLock on transaction 9; blocked by process 8."
    context = 'CONTEXT:  while updating tuple (0,5) in relation "contacts_message"'
    structlog.get_logger(NAME).error("failed", error=f"deadlock detected\nDETAIL:  {waited}\n{context}")

    assert line()["error"].splitlines()[1:] == [f"DETAIL:  {waited}", context]


@pytest.mark.parametrize("name", ["password", "new_password1", "api_token", "Authorization", "client_secret", "Cookie"])
def test_a_value_whose_name_speaks_of_a_secret_is_hidden_at_any_depth(line, name):
    inner, many = {"deeper": {name: "two"}}, [({name: "three"},)]
    structlog.get_logger(NAME).info("event", **{name: "one"}, inner=inner, many=many)

    logged = line()
    assert logged[name] == "(hidden)"
    assert logged["inner"]["deeper"][name] == "(hidden)"
    assert logged["many"] == [[{name: "(hidden)"}]]


def test_a_line_of_a_request_carries_its_id(line):
    with structlog.contextvars.bound_contextvars(request_id="4f1c"):
        structlog.get_logger(NAME).info("event")

    assert line()["request_id"] == "4f1c"


def lines_of(caplog, *loggers):
    """Give what these loggers wrote, each line with its level."""
    return [(record.levelname, record.msg) for record in caplog.records if record.name.startswith(loggers)]


def test_a_request_leaves_one_line_that_tells_whence_it_came_and_how_it_ended(caplog, settings):
    settings.TRUSTED_PROXIES = 1
    forwarded = {"X-Forwarded-For": "198.51.100.9, 192.0.2.7", "X-Request-ID": "one-request"}
    with caplog.at_level(logging.INFO):
        Client().get("/api/v1/nothing/?lang=fr", headers=forwarded)

    ((level, line),) = lines_of(caplog, "mocportal", "django.request")
    assert line.pop("ms") > 0
    assert line.pop("timestamp").endswith("Z")
    assert (level, line) == (
        "WARNING",
        {
            "event": "request_finished",
            "request": "GET /api/v1/nothing/",
            "code": 404,
            "user_id": None,
            "ip": "192.0.2.7",
            "request_id": "one-request",
            "level": "warning",
            "logger": "mocportal.operations.request_log",
        },
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/api/v1/problems/?access_token=one&lang=en", "/sign-in/METI/back/?code=one&state=two", "/search/?q=one"],
)
def test_the_query_of_an_address_stands_in_no_line(caplog, address):
    with caplog.at_level(logging.INFO):
        Client().get(address)

    line = next(line for _level, line in lines_of(caplog, "mocportal") if line["event"] == "request_finished")
    assert line["request"] == f"GET {address.partition('?')[0]}"


@pytest.mark.urls("tests.api.error_urls")
def test_what_nobody_expected_stands_in_the_log_with_its_request(caplog):
    with caplog.at_level(logging.INFO), heard("django.request") as fault:
        Client(raise_request_exception=False).get("/api/v1/fails/", headers={"X-Request-ID": "one-request"})

    ((level, line),) = lines_of(caplog, "mocportal")
    assert (level, line["code"], line["request_id"]) == ("ERROR", 500, "one-request")
    told = json.loads(fault.getvalue())
    assert (told["level"], told["request_id"]) == ("error", "one-request")
    assert "RuntimeError: the secret cause" in told["exception"]


def test_what_is_written_while_a_stream_is_made_carries_its_request(line):
    def parts():
        yield b"first"
        structlog.get_logger(NAME).info("event")

    middleware = RequestLineMiddleware(lambda _request: StreamingHttpResponse(parts()))
    answer = middleware(RequestFactory().get("/", headers={"X-Request-ID": "one-request"}))

    assert answer.getvalue() == b"first"
    assert line()["request_id"] == "one-request"
    assert structlog.contextvars.get_contextvars() == {}


@pytest.mark.django_db
@pytest.mark.parametrize("probe", ["/healthz", "/readyz"])
def test_probes_leave_no_line(caplog, probe):
    with caplog.at_level(logging.INFO):
        Client().get(probe)

    assert lines_of(caplog, "mocportal.operations.request_log") == []


def test_the_settings_are_what_configures_the_logs():
    assert settings.LOGGING_CONFIG == "mocportal.operations.logs.configure"


def test_a_task_carries_the_request_that_asked_for_it():
    with heartbeat.broker() as broker:
        with structlog.contextvars.bound_contextvars(request_id="4f1c"):
            tasks.heartbeat.apply_async(queue="unheard")
        sent = json.loads(broker.lpop("unheard"))

    assert sent["headers"]["__django_structlog__"]["request_id"] == "4f1c"
