"""What Prometheus reads, who may read it, and that rules and dashboard name nothing that is not there."""

import json
import os
import re
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families
from structlog.testing import capture_logs

from audit import tasks
from audit.models import Verification
from contacts.enums import MessageKind, MessageState
from contacts.models import Message, Rank
from core.text.languages import Language
from mocportal.local.state import PROJECT
from mocportal.operations import heartbeat
from mocportal.operations.metrics import registry

pytestmark = pytest.mark.django_db

DEPLOY = PROJECT / "docs" / "deploy"


def samples(answer):
    """Give each sample by its name and the values of its labels."""
    assert answer.status_code == 200
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def message(number, **fields):
    at = timezone.now() - timedelta(minutes=10)
    return Message.objects.create(
        **{
            "key": f"fictitious:{number}",
            "kind": MessageKind.REMINDER,
            "message_id": f"<{number}@portal.example>",
            "address": f"{number}@ministry.example",
            "language": Language.ENGLISH,
            "subject": "Fictitious",
            "recorded_at": at,
            "next_attempt_at": at,
            **fields,
        }
    )


@pytest.mark.owner
def test_an_outbox_that_stands_still_shows_how_long_it_has(client):
    message(1)
    message(2, state=MessageState.UNCERTAIN, next_attempt_at=None)
    heartbeat.record(timezone.now())

    numbers = samples(client.get("/metrics"))

    assert numbers["moc_outbox_messages", "queued"] == 1
    assert numbers["moc_outbox_messages", "uncertain"] == 1
    assert numbers["moc_outbox_messages", "failed"] == 0
    assert 600 <= numbers["moc_outbox_oldest_seconds",] < 700
    assert 600 <= numbers["moc_outbox_overdue_seconds",] < 700
    assert numbers["moc_heartbeat_age_seconds",] < 60
    assert numbers["moc_database_connections_limit",] > numbers["moc_database_connections", "active"] > 0


def test_the_newest_backup_tells_its_age(client, settings, tmp_path):
    settings.BACKUP_DIR = tmp_path
    assert ("moc_backup_age_seconds",) not in samples(client.get("/metrics"))

    (tmp_path / f"{timezone.now() - timedelta(hours=2):portal-%Y%m%dT%H%M%SZ}").mkdir()

    assert 7199 <= samples(client.get("/metrics"))["moc_backup_age_seconds",] < 7300


@pytest.mark.owner
def test_the_history_tells_what_has_no_seal_and_what_is_not_what_was_sealed(client):
    Rank.objects.create(code="minister", name_en="Minister", order=91)
    before = samples(client.get("/metrics"))
    assert before["moc_history_unsealed_seconds",] > 0
    assert ("moc_history_findings",) not in before

    tasks.sign_head()
    tasks.verify()
    sealed = samples(client.get("/metrics"))
    assert (sealed["moc_history_unsealed_seconds",], sealed["moc_history_findings",]) == (0, 0)
    assert sealed["moc_history_seals",] == 1
    assert sealed["moc_history_verified_age_seconds",] < 60
    assert sealed["moc_history_head_age_seconds",] < 60

    with connection.cursor() as cursor:
        # As somebody who has the whole server.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE contacts_rankevent SET name_en = 'Deputy'")
        cursor.execute("SET LOCAL session_replication_role = origin")
    with capture_logs() as logged:
        tasks.verify()
    assert samples(client.get("/metrics"))["moc_history_findings",] == 1
    assert 'from "Minister" to "Deputy"' in Verification.objects.latest("pk").findings[0]
    # A log names the row, and says nothing of what a record holds.
    (line,) = (each for each in logged if each["event"] == "history_differs")
    (row,) = line["rows"]
    assert row.startswith("contacts_rankevent ")
    assert "Minister" not in str(logged)


def test_requests_are_counted_by_kind_method_and_status(client):
    def counted(*labels):
        return samples(client.get("/metrics")).get(("moc_http_request_duration_seconds_count", *labels), 0)

    labels = [("none", "GET", "4xx"), ("api", "GET", "4xx"), ("admin", "GET", "2xx"), ("probe", "GET", "2xx")]
    before = [counted(*each) for each in labels]

    client.get("/nothing/")
    client.get("/api/v1/participants/")
    client.get("/admin/login/")
    client.get("/healthz")

    after = [counted(*each) for each in labels]
    assert [now - then for now, then in zip(after[:3], before[:3], strict=True)] == [1, 1, 1]
    assert after[3] > before[3]


def test_a_part_that_is_away_hides_no_other(client, monkeypatch):
    def away():
        raise OperationalError

    one = registry.GAUGES["moc_webhook_messages_waiting"]
    monkeypatch.setitem(registry.GAUGES, one.name, registry.Gauge(one.name, one.about, one.label, away))

    numbers = samples(client.get("/metrics"))

    assert numbers["moc_gauges_failed", "moc_webhook_messages_waiting"] == 1
    assert ("moc_webhook_messages_waiting",) not in numbers
    assert ("moc_webhook_oldest_seconds",) in numbers


def test_no_two_gauges_have_one_name():
    with pytest.raises(ValueError, match="moc_part_up"):
        registry.gauge("moc_part_up", "Again.")(lambda: 1.0)


@pytest.mark.parametrize(
    ("proxies", "asked", "status"),
    [
        (0, {"REMOTE_ADDR": "127.0.0.1"}, 200),
        (0, {"REMOTE_ADDR": "192.0.2.7"}, 404),
        (0, {"REMOTE_ADDR": ""}, 404),
        # A proxy on this machine that nobody told the portal of.
        (0, {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "192.0.2.7"}, 404),
        (0, {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_PROTO": "https"}, 404),
        (1, {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1, 192.0.2.7"}, 404),
        (1, {"REMOTE_ADDR": "192.0.2.7", "HTTP_X_FORWARDED_FOR": "127.0.0.1"}, 200),
        (0, {"REMOTE_ADDR": "192.0.2.7", "HTTP_AUTHORIZATION": "Bearer of-prometheus"}, 200),
        (0, {"REMOTE_ADDR": "192.0.2.7", "HTTP_AUTHORIZATION": "Bearer of-another"}, 404),
        (0, {"REMOTE_ADDR": "192.0.2.7", "HTTP_AUTHORIZATION": "Bearer "}, 404),
    ],
)
def test_only_networks_that_are_allowed_and_who_has_the_token_may_read(client, settings, proxies, asked, status):
    settings.TRUSTED_PROXIES, settings.METRICS_TOKEN = proxies, "of-prometheus"

    assert client.get("/metrics", **asked).status_code == status


def test_without_a_token_none_is_right(client, settings):
    settings.METRICS_TOKEN = ""

    assert client.get("/metrics", REMOTE_ADDR="192.0.2.7", HTTP_AUTHORIZATION="Bearer ").status_code == 404


def test_rules_and_dashboard_use_existing_metrics_only(client, settings, tmp_path):
    settings.BACKUP_DIR = tmp_path
    (tmp_path / "portal-20261126T031500Z").mkdir()
    heartbeat.record(timezone.now())
    # Told once a request was counted.
    client.get("/healthz")
    known = {name for name, *_ in samples(client.get("/metrics"))} | set(registry.GAUGES) | {"moc_gauges_failed"}
    rules = (DEPLOY / "prometheus" / "rules.yaml").read_text()
    dashboard = (DEPLOY / "grafana" / "portal.json").read_text()
    json.loads(dashboard)

    for text in (rules, dashboard):
        named = set(re.findall(r"\bmoc_[a-z_]+", text))
        assert named
        assert named <= known


def test_each_alert_leads_to_a_symptom_of_the_runbook():
    rules = (DEPLOY / "prometheus" / "rules.yaml").read_text()
    headings = re.findall(r"^## (.+)$", (PROJECT / "docs" / "runbook.md").read_text(), re.MULTILINE)
    anchors = {re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in headings}

    led = re.findall(r"runbook: docs/runbook\.md#([a-z0-9-]+)", rules)

    assert len(led) == len(re.findall(r"- alert:", rules)) > 0
    assert set(led) <= anchors


def test_each_optional_metric_has_an_absence_rule():
    """What is nothing before the first time would otherwise never be over any limit."""
    rules = (DEPLOY / "prometheus" / "rules.yaml").read_text()

    for name in ("backup_age", "history_head_age", "history_verified_age"):
        assert f"absent(moc_{name}_seconds)" in rules


def test_all_processes_of_gunicorn_are_added_up(tmp_path):
    count = (
        "import django; django.setup()\n"
        "from mocportal.operations.metrics.requests import DURATION\n"
        "DURATION.labels('page', 'GET', '2xx').observe(0.2)\n"
    )
    tell = (
        "from prometheus_client import generate_latest\n"
        "from mocportal.operations.metrics.views import _counted\n"
        "print(generate_latest(_counted()).decode())"
    )
    given = os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}

    subprocess.run([sys.executable, "-c", count], env=given, cwd=PROJECT, check=True)
    both = subprocess.run(
        [sys.executable, "-c", count + tell], env=given, cwd=PROJECT, check=True, capture_output=True, text=True
    )

    assert 'moc_http_request_duration_seconds_count{kind="page",method="GET",status="2xx"} 2.0' in both.stdout
