"""Warnings of the language guard on the page after a save."""

from typing import Any

from django.contrib.messages import get_messages
from django.test import Client

from tests.form_data import filled


def warned(client: Client, page: str, **changed: str) -> list[str]:
    """The warnings after the form at ``page`` was sent with ``changed``."""
    return sent(client, page, {**filled(client.get(page)), **changed})


def sent(client: Client, page: str, values: dict[str, Any]) -> list[str]:
    answer = client.post(page, values)
    assert answer.status_code == 302, answer.content.decode()
    return [str(message) for message in get_messages(answer.wsgi_request) if message.level_tag == "warning"]
