"""The home page as a user reads it."""

import re

from django.test import Client


def read(client: Client, user: object, language: str = "en") -> str:
    client.force_login(user)
    answer = client.get("/", headers={"accept-language": language})
    assert answer.status_code == 200
    # Line breaks of the template say nothing; a space that does not break is a word's own.
    return re.sub(r"[ \n]+", " ", answer.content.decode())
