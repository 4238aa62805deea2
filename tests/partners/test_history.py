"""Beside each change that a partner system makes stands which system it was; and what became of the system itself."""

from datetime import timedelta

import pghistory
import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from rest_framework.request import Request

from audit.history_reader import event_model
from mocportal.web.middleware import HistoryMiddleware
from partners.authentication import BearerAuthentication
from partners.models import Client, Token
from partners.services import clients, tokens
from tests.partners.conftest import Ask


def test_a_change_names_the_account_and_its_system(system: Client, token: str) -> None:
    def change(request):
        answer = Request(request, authenticators=[BearerAuthentication()])
        assert answer.user == system.account
        Client.objects.filter(pk=system.pk).update(name="Changed")
        return HttpResponse()

    wsgi = RequestFactory().post("/api/v1/commitments/", headers={"authorization": f"Bearer {token}"})
    HistoryMiddleware(change)(wsgi)
    context = event_model(Client).objects.latest("pgh_id").pgh_context
    assert (context["user"], context["client"]) == (system.account_id, system.pk)


def test_history_has_no_secret_and_no_moment_of_use(system: Client, token: str) -> None:
    columns = {field.name for field in event_model(Token)._meta.get_fields()}
    assert "client" in columns
    assert not {"digest", "last_used_at"} & columns


def test_each_act_on_a_system_leaves_a_row(system: Client) -> None:
    now = timezone.now()
    with pghistory.context(reason="Test"), transaction.atomic():
        tokens.issue_to(client=system, name="Server", at=now)
        clients.renew(client=system, expires_at=now + timedelta(days=365), at=now)
        clients.end(client=system, because="Replaced", by=system.contact, at=now)
    labels = list(event_model(Client).objects.filter(pgh_obj_id=system.pk).order_by("pgh_id").values_list("pgh_label"))
    assert labels == [("insert",), ("update",), ("update",)]


def test_the_log_of_a_request_names_the_system(system: Client, ask: Ask, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"):
        ask()
    finished = [record.msg for record in caplog.records if "request_finished" in str(record.msg)]
    assert [entry["client_id"] for entry in finished if isinstance(entry, dict)] == [system.pk]
