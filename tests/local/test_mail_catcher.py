"""The mail server of one machine: what it is given it keeps, and it gives nothing on."""

import email
import os
import smtplib
import subprocess
import time
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage

import pytest
from aiosmtpd.smtp import Envelope

from mocportal.local import embedded
from mocportal.local.mail_catcher import MailCatcher
from mocportal.local.ports import LOOPBACK
from mocportal.local.progress import QUIET
from mocportal.local.state import VarDirectory
from mocportal.local.supervisor import Supervisor

AT = datetime(2026, 11, 25, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def letterbox(tmp_path):
    return MailCatcher(tmp_path, limit=3)


def envelope(content=b"Subject: One\r\n\r\nText\r\n", *, sender="portal@example.org", to=("desk@example.org",)):
    made = Envelope()
    made.mail_from, made.rcpt_tos, made.original_content = sender, list(to), content
    return made


def test_a_message_is_kept_whole_with_who_sent_it_to_whom(letterbox):
    content = b"Subject: One\r\n\r\n\xff not UTF-8\r\n"
    path = letterbox.write(envelope(content, to=("a@example.org", "b@example.org")), AT)
    assert path.read_bytes().endswith(content)
    kept = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert (kept["Return-Path"], kept.get_all("Delivered-To")) == (
        "<portal@example.org>",
        ["a@example.org", "b@example.org"],
    )


def test_messages_of_one_moment_stand_one_after_the_other_and_none_over_another(letterbox):
    written = [letterbox.write(envelope(), AT) for _ in range(3)]
    assert [path.name for path in written] == sorted({path.name for path in written})


def test_the_oldest_are_let_go_beyond_the_number_that_is_kept(letterbox, tmp_path):
    written = [letterbox.write(envelope(), AT.replace(second=second)) for second in (9, 1, 5, 7)]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(written[place].name for place in (0, 2, 3))


def test_only_the_owner_reads_what_was_caught(letterbox):
    assert oct(letterbox.write(envelope(), AT).stat().st_mode & 0o777) == "0o600"


@pytest.fixture
def supervisor(tmp_path):
    one = Supervisor(VarDirectory(tmp_path), QUIET)
    yield one
    one.stop()


def send(port, **headers):
    message = EmailMessage()
    for name, value in {"From": "portal@example.org", "To": "机@example.org", "Subject": "Séance 局長級対話"}.items():
        message[name] = headers.get(name.lower(), value)
    message.set_content("本文")
    with smtplib.SMTP(LOOPBACK, port, timeout=5) as client:
        return client.send_message(message)


def test_what_the_server_accepts_is_in_a_file_before_it_says_so(supervisor, tmp_path):
    servers = embedded.start_catcher(supervisor, supervisor.var, given=os.environ | {"EMAIL_HOST": ""})
    assert send(servers.mail_port) == {}
    (path,) = (tmp_path / "mail").glob("*.eml")
    kept = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert (kept["Subject"], kept["Delivered-To"]) == ("Séance 局長級対話", "机@example.org")


def test_killed_it_comes_back_on_the_same_port_with_what_it_had(supervisor, tmp_path):
    given = os.environ | {"EMAIL_HOST": ""}
    servers = embedded.start_catcher(supervisor, supervisor.var, given=given)
    send(servers.mail_port)
    supervisor.running[0].process.kill()
    supervisor.running[0].process.wait()
    following = Supervisor(supervisor.var, QUIET)
    try:
        again = embedded.start_catcher(following, following.var, given=given)
        send(again.mail_port)
    finally:
        following.stop()
    assert again.mail_port == servers.mail_port
    assert len(list((tmp_path / "mail").glob("*.eml"))) == 2


def test_a_disk_that_is_full_is_a_reason_to_try_again_later(supervisor, tmp_path):
    servers = embedded.start_catcher(supervisor, supervisor.var, given=os.environ | {"EMAIL_HOST": ""})
    (tmp_path / "mail").rmdir()
    with pytest.raises(smtplib.SMTPDataError) as refusal:
        send(servers.mail_port)
    assert refusal.value.smtp_code == 452


def test_asked_to_end_it_ends_at_once(supervisor):
    embedded.start_catcher(supervisor, supervisor.var, given=os.environ | {"EMAIL_HOST": ""})
    process, began = supervisor.running[0].process, time.monotonic()
    process.terminate()
    try:
        assert process.wait(timeout=10) == 0
    except subprocess.TimeoutExpired:
        pytest.fail("it goes on")
    assert time.monotonic() - began < 5


def test_it_is_not_started_beside_a_server_that_the_environment_names(tmp_path):
    supervisor = Supervisor(VarDirectory(tmp_path), QUIET)
    embedded.start_catcher(supervisor, supervisor.var, given={"EMAIL_HOST": "smtp.example.org"})
    assert supervisor.running == []
