"""The files of docs/deploy and the Dockerfile say what is true of the portal, as far as that can be read."""

import base64
import configparser
import hashlib
import json
import os
import re
import subprocess
from itertools import chain

import pytest
import yaml
from django.core.management import get_commands
from django.urls import resolve

from core.rest.problems.problem_types import KINDS
from mocportal.celery import HEAVY, PROTECTED, WEBHOOKS
from mocportal.local.run import processes
from mocportal.local.state import PROJECT, VarDirectory
from tests.packages import PACKAGES

DEPLOY = PROJECT / "docs" / "deploy"
PROXY = DEPLOY / "nginx" / "portal.conf"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
# What a deployment never sets.
OF_LOCAL_RUNS = {"MOC_LOCAL", "MOC_THROWAWAY", "DEBUG"}


def known_variables():
    read = "".join((PROJECT / "mocportal" / name).read_text() for name in ("settings.py", "operations/serving.py"))
    return set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', read)) - OF_LOCAL_RUNS


def compose():
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


def number_in(pattern, text):
    found = re.search(pattern, text)
    assert found is not None
    return int(found[1])


def commands():
    texts = [path.read_text() for path in [PROJECT / "Dockerfile", DEPLOY / "compose.yaml", *UNITS]]
    return sorted(set(chain.from_iterable(re.findall(r"manage\.py (\w+)", text) for text in texts)))


@pytest.mark.parametrize("name", sorted(known_variables()))
def test_each_variable_is_explained_and_in_the_example(name):
    assert f"`{name}`" in (PROJECT / "README.md").read_text()
    assert re.search(rf"\b{name}(_FILE)?\b", (DEPLOY / "portal.env").read_text())


def test_the_example_sets_nothing_that_is_not_read():
    named = re.findall(r"^#?([A-Z_]+)=", (DEPLOY / "portal.env").read_text(), re.MULTILINE)

    assert set(named) <= known_variables()


@pytest.mark.parametrize("command", commands())
def test_each_command_exists(command):
    assert command in get_commands()


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_each_unit_runs_a_program_of_the_installation(unit):
    # Keys come more than once, which is no matter for the last of each.
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.read(unit)

    assert re.match(r"/opt/moc/\.venv/bin/(python manage\.py|gunicorn|celery) ", parser["Service"]["ExecStart"])


@pytest.mark.parametrize("name", ["hardening.conf", "secrets.conf"])
def test_each_secret_that_a_unit_is_given_is_one_that_the_portal_reads(name):
    text = (DEPLOY / "systemd" / name).read_text()
    given = dict(re.findall(r"^#?LoadCredential=(\w+):/etc/moc/secrets/(\w+)$", text, re.MULTILINE))
    named = dict(re.findall(r"([A-Z_]+)_FILE=%d/(\w+)", text))

    assert named.keys() <= known_variables()
    assert sorted(named.values()) == sorted(given) == sorted(given.values())
    assert set(given) <= set((DEPLOY / "systemd" / "moc-manage").read_text().replace(";", " ").split())


def test_the_command_for_operators_gives_each_secret_that_is_there_to_the_portal(tmp_path):
    (tmp_path / "secrets").mkdir()
    for name in ("secret_key", "email_password"):
        (tmp_path / "secrets" / name).touch()
    runs = tmp_path / "systemd-run"
    runs.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    runs.chmod(0o755)
    command = tmp_path / "moc-manage"
    written = (DEPLOY / "systemd" / "moc-manage").read_text()
    command.write_text(written.replace("/etc/moc/secrets", str(tmp_path / "secrets")))
    path = f"{tmp_path}:{os.environ['PATH']}"

    asked = ["sh", str(command), "createsuperuser", "--role", "administrator"]
    done = subprocess.run(
        asked, env={"PATH": path}, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True
    )
    said = done.stdout.splitlines()

    (unit,) = (word.removeprefix("--unit=") for word in said if word.startswith("--unit="))
    # In full: of what it is given on its command line systemd replaces no %d.
    place = f"/run/credentials/{unit}.service"
    assert {word for word in said if word.startswith("Environment=")} == {
        f"Environment=SECRET_KEY_FILE={place}/secret_key",
        f"Environment=EMAIL_HOST_PASSWORD_FILE={place}/email_password",
    }
    assert said[-5:] == ["/opt/moc/.venv/bin/python", "manage.py", "createsuperuser", "--role", "administrator"]
    assert {"--pipe", "User=moc"} <= set(said)


def test_what_is_asked_to_end_has_longer_than_it_needs():
    from mocportal.operations import serving  # noqa: PLC0415  # It makes a directory when it is read.

    for text in ((DEPLOY / "systemd" / "moc-web.service").read_text(), (DEPLOY / "compose.yaml").read_text()):
        allowed = re.search(r"(?:TimeoutStopSec=|stop_grace_period: )(\d+)", text)
        assert allowed is not None
        assert int(allowed[1]) > serving.graceful_timeout
    serving.on_exit(None)


def celery_arguments(command):
    """What two ways of starting a worker have to agree in, whatever they are called and log."""
    words = [word for part in command for word in part.split("=", 1)]
    begun = words.index("worker")
    kept = ("--queues", "--pool", "--concurrency")
    return {word: words[words.index(word) + 1] for word in kept if word in words[begun:]}


@pytest.mark.parametrize(("name", "queue"), [("worker", PROTECTED), ("heavy", HEAVY), ("webhooks", WEBHOOKS)])
def test_each_worker_has_one_queue_in_units_containers_and_local_runs(name, queue, tmp_path):
    local = next(one.command for one in processes(VarDirectory(tmp_path), {}, 8000) if one.name == name)
    unit = re.search(r"^ExecStart=(.*)$", (DEPLOY / "systemd" / f"moc-{name}.service").read_text(), re.MULTILINE)
    assert unit is not None

    expected = celery_arguments(local)

    assert celery_arguments(unit[1].split()) == celery_arguments(compose()["services"][name]["command"]) == expected
    assert expected["--queues"] == queue


def test_each_service_uses_secrets_volumes_and_services_that_are_there():
    described = compose()

    for service in described["services"].values():
        assert set(service.get("secrets", [])) <= described["secrets"].keys()
        assert set(service.get("depends_on", [])) <= described["services"].keys()
        assert set(service.get("networks", [])) <= described["networks"].keys()
        named = {volume.split(":")[0] for volume in service.get("volumes", []) if not volume.startswith(".")}
        assert named <= described["volumes"].keys()


def test_no_secret_is_written_into_a_file_that_is_shared():
    for name, secret in compose()["secrets"].items():
        assert secret == {"file": f"secrets/{name}"}


def test_the_database_is_of_a_version_that_the_portal_takes_and_the_image_can_back_up():
    image = number_in(r"^postgres:(\d+)$", compose()["services"]["database"]["image"])
    client = number_in(r"postgresql-client-(\d+)", (PROJECT / "Dockerfile").read_text())
    oldest = number_in(r"PostgreSQL (\d+) or later", (PROJECT / "README.md").read_text())

    assert oldest <= image <= client


def test_the_image_leaves_out_what_only_a_developer_has():
    ignored = (PROJECT / ".dockerignore").read_text().splitlines()
    copied = {line.removeprefix("!") for line in ignored if line.startswith("!")}

    assert ignored[0] == "*"
    assert copied == {
        # Every page shows the version, which is read from it.
        "pyproject.toml",
        # The guides are pages of the help.
        "docs",
        *("requirements.txt", "manage.py", "templates", "static", "locale"),
        *PACKAGES[:-1],
    }


def test_each_server_of_the_proxy_has_the_log_without_what_follows_the_question_mark():
    # Outside of a server it would be written beside the log of nginx.conf, which has the whole address.
    outside, *servers = re.split(r"^server \{$", PROXY.read_text(), flags=re.MULTILINE)

    assert "access_log" not in outside
    assert [re.findall(r"^    access_log \S+ (\w+);$", server, re.MULTILINE) for server in servers] == [["portal"]] * 2


def test_the_proxy_gives_headers_to_what_the_portal_did_not_answer_and_adds_none_to_what_it_did():
    text = PROXY.read_text()
    mapped = dict(re.findall(r'^map \$upstream_http_(\w+) \$(\w+) \{ "" [^}]+; \}$', text, re.MULTILINE))
    *_, encrypted = re.split(r"^server \{$", text, flags=re.MULTILINE)

    added = re.findall(r"^    add_header (\S+) \$(\w+) always;$", encrypted, re.MULTILINE)
    assert [(name.lower().replace("-", "_"), value) for name, value in added] == [
        *mapped.items(),
        ("retry_after", "again"),
    ]
    # One within a location would take the place of all of these.
    assert text.count("add_header") == len(added) == 7


def test_the_proxy_limits_an_address_and_leaves_to_the_portal_what_it_answers_better():
    outside, _plain, encrypted = re.split(r"^server \{$", PROXY.read_text(), flags=re.MULTILINE)
    (zone,) = re.findall(r"^limit_conn_zone \$binary_remote_addr zone=(\w+):", outside, re.MULTILINE)
    assert re.search(rf"^    limit_conn {zone} \d+;$", encrypted, re.MULTILINE)
    assert "    gzip off;" in encrypted
    (size,) = re.findall(r"^    large_client_header_buffers 4 (\d+)k;$", encrypted, re.MULTILINE)
    read = (PROJECT / "mocportal" / "operations" / "serving.py").read_text()
    assert int(size) * 1024 > int(re.findall(r"^limit_request_line = (\d+)$", read, re.MULTILINE)[0])


def test_the_proxy_limits_the_requests_of_a_session_by_the_name_of_its_cookie():
    (pattern,) = re.findall(
        r'^map \$http_cookie \$session \{ default ""; "~(.*)" \$1; \}$', PROXY.read_text(), re.MULTILINE
    )
    given = re.search(pattern, "__Host-language=fr; __Host-sessionid=abc; __Host-csrftoken=x")
    assert given is not None
    assert given[1] == "abc"
    # nginx counts nothing for an empty key, so that requests without a credential have the limit of their address.
    assert "limit_req_zone $session$http_authorization zone=account:" in PROXY.read_text()
    names = r'^COOKIE_PREFIX = "" if LOCAL else "__Host-"\nSESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"$'
    assert re.search(names, (PROJECT / "mocportal" / "settings.py").read_text(), re.MULTILINE)


@pytest.mark.parametrize("page", ["away", "busy"])
def test_pages_of_the_proxy_may_have_their_style(page: str):
    style = re.search(r"<style>(.*?)</style>", (PROXY.parent / "away" / f"{page}.html").read_text(), re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in PROXY.read_text()


def test_problems_that_the_proxy_tells_are_explained_by_the_portal():
    away, busy = (json.loads((PROXY.parent / "away" / f"{name}.json").read_text()) for name in ("away", "busy"))
    addresses = [away["type"], busy["type"], *re.findall(r'"type": "https://\$host(\S+)"', PROXY.read_text())]
    names = [resolve(address).kwargs["name"] for address in addresses]
    assert names == ["unavailable", "too-many-requests", "encrypted-only"]
    assert (busy["title"], busy["status"]) == (KINDS["too-many-requests"].title, KINDS["too-many-requests"].status)
    assert (away["title"], away["status"]) == (KINDS["unavailable"].title, KINDS["unavailable"].status)
