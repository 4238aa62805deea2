"""Every block of code in the guides for partner systems does what it says, as somebody who copies it would run it."""

import base64
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from pytest_django.live_server_helper import LiveServer
from standardwebhooks import Webhook

from contacts.enums import Role
from contacts.models import Participant
from tests import tables
from tests.factories.contacts import UserFactory
from tests.factories.partners import token_text

BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
# What is shown and not run: an exchange over the wire, and what a reader sets to values of their own.
SHOWN = {"http", "text"}
# Comments and docstrings, which a translation of a guide translates.
COMMENT = re.compile(r'(?<!\S)# .*$|"""[^"]*"""', re.MULTILINE)
TRANSLATIONS = ["fr/partners.md", "ja/partners.md"]
SECRET = f"whsec_{base64.b64encode(bytes(32)).decode()}"
PING = '{"type":"webhook.ping","data":{"webhook":1}}'
BODY = '{"type":"commitment.changed","data":{"type":"commitment","key":"MOC-2026-014"}}'


def blocks(guide: str) -> list[tuple[str, str]]:
    """The blocks of a guide in their order: language and code."""
    text = (settings.BASE_DIR / "docs" / guide).read_text()
    return [(block["language"], block["code"]) for block in BLOCK.finditer(text)]


def signature(moment: datetime, body: str = BODY) -> str:
    return Webhook(SECRET).sign("msg_1", moment, body)


@pytest.fixture
def environment(transactional_db: None, live_server: LiveServer) -> dict[str, str]:
    """The portal as its first start leaves it, and what METI's partner system knows of itself."""
    tables.seed()
    system = UserFactory.create(role=Role.PARTNER, participant=Participant.objects.get(code="METI"))
    now = datetime.now(UTC).replace(microsecond=0)
    return {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": os.environ.get("HOME", "/"),
        "PORTAL": live_server.url,
        "TOKEN": token_text(system),
        "WEBHOOK_SECRET": SECRET,
        "ID": "msg_1",
        "TIMESTAMP": str(int(now.timestamp())),
        "BODY": BODY,
        "SIGNATURE": signature(now),
    }


@pytest.mark.parametrize("guide", ["partners.md", "api.md"])
def test_each_block_runs(guide: str, environment: dict[str, str], tmp_path: Path) -> None:
    # One shell for all, so that the next block knows what one has set.
    program = ["set -euo pipefail"]
    for number, (language, code) in enumerate(blocks(guide)):
        assert language in {"sh", "python", *SHOWN}, "A block says in which language it is."
        if language == "python":
            (tmp_path / f"block{number}.py").write_text(code)
            program.append(f"python block{number}.py")
        elif language == "sh":
            program.append(code)
    done = subprocess.run(
        ["bash", "-xc", "\n".join(program)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}"


def receiver_of_the_guide(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    code = next(code for language, code in blocks("partners.md") if language == "python" and "webhook.verify" in code)
    receiver: dict[str, Any] = {}
    exec(code, receiver)  # noqa: S102  # It is our own guide's.
    return receiver


def test_what_receives_webhooks_takes_genuine_ones_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    receiver = receiver_of_the_guide(monkeypatch)
    now = datetime.now(UTC)
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signature(now),
    }
    assert receiver["receive"](BODY.encode(), headers) == 204
    assert receiver["receive"](BODY.encode(), headers) == 204
    assert receiver["receive"](BODY.replace("014", "015").encode(), headers) == 400
    assert receiver["seen"] == {"msg_1"}


def test_what_receives_webhooks_takes_the_test_that_names_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    receiver = receiver_of_the_guide(monkeypatch)
    now = datetime.now(UTC)
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signature(now, PING),
    }
    assert receiver["receive"](PING.encode(), headers) == 204


def sections(guide: str) -> list[tuple[set[str], int]]:
    """The codes in the text and the number of rows in tables, for each section of a guide."""
    text = BLOCK.sub("", (settings.BASE_DIR / "docs" / guide).read_text())
    return [
        (set(re.findall(r"`([^`\n]+)`", part)), len(re.findall(r"^\|", part, re.MULTILINE)))
        for part in re.split(r"^##+ ", text, flags=re.MULTILINE)
    ]


@pytest.mark.parametrize("guide", TRANSLATIONS)
def test_a_translation_has_the_blocks_of_the_english_guide(guide: str) -> None:
    english, translated = (
        [(language, COMMENT.sub("", code)) for language, code in blocks(name)] for name in ("partners.md", guide)
    )
    assert translated == english


@pytest.mark.parametrize("guide", TRANSLATIONS)
def test_each_section_of_a_translation_has_the_codes_and_rows_of_the_english_one(guide: str) -> None:
    assert sections(guide) == sections("partners.md")
