"""The mail of a local run in the browser: shown as it was sent, and able to do nothing."""

import runpy
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import Envelope
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from hypothesis import example, given, strategies as st

from contacts.enums import Role
from mocportal.local.mail_catcher import MailCatcher
from mocportal.local.state import Servers, VarDirectory
from mocportal.mailbox.messages import CaughtMessage, names, read
from tests.factories.contacts import SideFactory
from tests.portal.conftest import SignIn

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 25, 3, 4, 5, tzinfo=UTC)
HTML = "<html><head><title>x</title></head><body><p>Bonjour</p><script>alert(1)</script></body></html>"


@pytest.fixture
def var(tmp_path: Path, settings: Any) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path


@pytest.fixture
def client(var: Path, signed_in: SignIn) -> Client:
    return signed_in(Role.READER)


def caught(var: Path, content: bytes, *, at: datetime = AT, to: tuple[str, ...] = ("desk@example.org",)) -> str:
    envelope = Envelope()
    envelope.mail_from, envelope.rcpt_tos, envelope.original_content = "portal@example.org", list(to), content
    return MailCatcher(VarDirectory(var).mail).write(envelope, at).stem


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    # First, since it takes away whatever was said of another content.
    made.set_content("Bonjour <b>\nhttp://localhost:8000/notices/1/\n")
    usual = {"From": "Portal <portal@example.org>", "To": "机 <desk@example.org>", "Subject": "Avis"}
    for name, value in (usual | {"Content-Language": "fr"} | headers).items():
        made[name] = value
    return made


def whole(**headers: str) -> bytes:
    """A message with text, HTML and a file."""
    made = message(**headers)
    made.add_alternative(HTML, subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="議題案.pdf")
    return bytes(made)


def test_the_newest_stands_first_with_whom_it_is_for_its_subject_and_its_language(client: Client, var: Path) -> None:
    SideFactory.create(code="JP", capital_en="Tokyo")
    older = caught(var, bytes(message(Subject="Older")), at=AT.replace(hour=1))
    newer = caught(var, bytes(message(Subject="局長級対話")))
    page = client.get("/mail/").text
    assert page.index(newer) < page.index(older)
    assert "局長級対話" in page
    assert "desk@example.org" in page
    assert '<span lang="fr">Français</span>' in page
    assert "Tokyo:" in page
    assert "25 November 2026" in page


def test_a_message_shows_its_text_with_links_and_its_markup_as_text(client: Client, var: Path) -> None:
    page = client.get(f"/mail/{caught(var, whole())}/").text
    assert "Bonjour &lt;b&gt;" in page
    assert 'href="http://localhost:8000/notices/1/"' in page
    assert "機" not in page
    assert "机 &lt;desk@example.org&gt;" in page


def test_the_html_is_shown_in_a_box_without_origin_script_or_anything_from_outside(client: Client, var: Path) -> None:
    name = caught(var, whole())
    answer = client.get(f"/mail/{name}/html/")
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';")
    assert "allow-scripts" not in policy
    assert "allow-same-origin" not in policy
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert '<head><base target="_blank"><title>x</title></head>' in answer.text
    around = client.get(f"/mail/{name}/")
    assert f'src="/mail/{name}/html/"' in around.text
    assert "frame-src 'self'" in around.headers["Content-Security-Policy"]
    assert "alert(1)" not in around.text


def test_a_message_without_html_has_no_such_page(client: Client, var: Path) -> None:
    name = caught(var, bytes(message()))
    assert client.get(f"/mail/{name}/html/").status_code == 404
    assert "<iframe" not in client.get(f"/mail/{name}/").text


def test_an_attachment_is_taken_away_under_its_own_name_and_never_opened(client: Client, var: Path) -> None:
    name = caught(var, whole())
    (part,) = read(var / "mail", name).attachments
    url = reverse("mailbox:attachment", args=[name, part.number])
    assert url in client.get(f"/mail/{name}/").text
    answer = client.get(url)
    assert answer.content == b"%PDF"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''%E8%AD%B0")
    assert client.get(reverse("mailbox:attachment", args=[name, 0])).status_code == 404


def test_the_whole_message_is_taken_away_as_it_came(client: Client, var: Path) -> None:
    content = whole()
    assert client.get(f"/mail/{caught(var, content)}/file/").content.endswith(content)


def test_many_messages_are_shown_by_the_page(client: Client, var: Path) -> None:
    for minute in range(51):
        caught(var, bytes(message(Subject=f"Number {minute}.")), at=AT.replace(minute=minute))
    assert "Number 0." not in client.get("/mail/").text
    assert "Number 0." in client.get("/mail/?p=2").text


def test_before_anything_is_sent_the_page_says_so(client: Client) -> None:
    assert "No emails sent yet." in client.get("/mail/").text


def test_the_page_says_whether_mail_that_is_sent_now_comes_here(client: Client, var: Path, settings: Any) -> None:
    servers = Servers.load(VarDirectory(var))
    settings.MAILERS = {"default": {"OPTIONS": {"host": "127.0.0.1", "port": servers.mail_port}}}
    assert "are not sent" in client.get("/mail/").text
    settings.MAILERS = {"default": {"OPTIONS": {"host": "smtp.example.org", "port": 587}}}
    assert "are now sent through another server" in client.get("/mail/").text


@pytest.mark.parametrize(
    "path",
    ["20261125-030405-000001", "x", "2026", "9" * 300, "20261125-030405-000000/attachments/99999999999999999999"],
)
def test_what_is_not_there_is_not_found(client: Client, var: Path, path: str) -> None:
    caught(var, whole())
    assert client.get(f"/mail/{path}/").status_code == 404


def test_a_file_of_somebody_else_among_them_is_passed_over(client: Client, var: Path) -> None:
    (VarDirectory(var).mail / "notes.eml").write_text("Subject: Mine\n")
    name = caught(var, whole())
    page = client.get("/mail/")
    assert name in page.text
    assert "Mine" not in page.text


def test_who_is_not_signed_in_reads_none_of_it(var: Path) -> None:
    name = caught(var, whole())
    for path in ("", f"{name}/", f"{name}/html/", f"{name}/file/", f"{name}/attachments/3/"):
        answer = Client().get(f"/mail/{path}")
        assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/admin/login/")


def test_the_foot_leads_there_who_is_signed_in(client: Client) -> None:
    assert 'href="/mail/"' in client.get("/accessibility/").text
    assert 'href="/mail/"' not in Client().get("/accessibility/").text


def test_a_deployment_has_no_such_address(settings: Any) -> None:
    for local in (True, False):
        settings.LOCAL = local
        addresses = tuple(runpy.run_path(str(settings.BASE_DIR / "mocportal" / "urls.py"))["urlpatterns"])
        if local:
            assert resolve("/mail/", addresses).view_name == "mailbox:letters"
        else:
            with pytest.raises(Resolver404):
                resolve("/mail/", addresses)


PIECES = [
    *(b"Subject: ", b"To: ", b"Content-Type: text/html; charset=", b"Content-Type: multipart/mixed; boundary=x"),
    *(b"Content-Disposition: attachment; filename*=utf-8''%ff", b"Content-Transfer-Encoding: base64", b"--x"),
    *(
        b"=?utf-8?b?44GC?=",
        b"=?nothing?q?",
        b"\r\n",
        b"\r\n\r\n",
        b"<",
        b"[",
        b"\x00",
        b"\xff",
        b"\xed\xa0\x80",
        b"--x--",
    ),
]


@example(content=b"Content-Type: text/html; charset=\x00\r\n\r\n<")
@given(content=st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join))
def test_whatever_came_in_can_be_read(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    directory = tmp_path_factory.mktemp("var")
    name = caught(directory, content)
    letter: CaughtMessage = read(directory / "mail", name)
    assert names(directory / "mail") == [name]
    assert letter.delivered_to == ["desk@example.org"]
    shown = (letter.sender, letter.to, letter.subject, letter.language, letter.text, letter.html)
    # What can be encoded can be sent to a browser.
    assert "".join([*shown, *map(str, letter.headers), *(part.name for part in letter.attachments)]).encode()
