"""Dispatch of the sequencer after requests that can change records."""

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from core.tasks import dispatch
from mocportal.web.middleware import SEQUENCER
from tests.factories.contacts import UserFactory
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

LANGUAGE = "/language/"


def test_only_requests_of_an_account_dispatch_the_sequencer(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    started: list[str] = []
    monkeypatch.setattr(dispatch, "start", started.append)
    user = UserFactory.create()
    with_token = Client(headers={"authorization": "Bearer none"})
    for client, expected in ((Client(), []), (with_token, []), (signed_in(user), [SEQUENCER])):
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(LANGUAGE, {"language": "fr"}).status_code == 302
        assert started == expected
