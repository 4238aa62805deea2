"""One-time codes in the mail about accounts, and changes of an account by an administrator."""

import re
from typing import Any

from django.test import Client

from contacts.models import Message, User
from contacts.services.delivery.smtp import written
from tests.form_data import filled

FORGOTTEN, CODE, CHOOSE = "/sign-in/forgotten/", "/sign-in/code/", "/sign-in/new-password/"


def code_in(message: Message) -> str:
    """The code as the mail that is sent has it."""
    body = written(message).get_body(("plain",))
    assert body
    # Mail in Japanese is encoded with the line ends of mail.
    lines = "\n".join(body.get_content().splitlines())
    found = re.search(r"^([0-9A-Z]{5}(?:-[0-9A-Z]{5}){6})$", lines, re.MULTILINE)
    assert found
    return found[1]


def mailed(user: User) -> Message:
    message: Message = Message.objects.filter(address=user.email).latest("pk")
    return message


OLD, NEW, WHY = "editor@nrcan.example", "new@elsewhere.example", "The ministry moved to another domain."


def mail_to(address: str) -> list[str]:
    return list(Message.objects.filter(address=address).order_by("pk").values_list("text", flat=True))


def change(client: Client, page: str, **values: Any) -> Any:
    return client.post(page, filled(client.get(page), **values))
