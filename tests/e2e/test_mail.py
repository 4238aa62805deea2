"""The mail of a local run, and the log of mail, in a real browser."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import Envelope
from django.utils import timezone
from playwright.sync_api import Page, expect

from contacts.enums import DeliveryOutcome, MessageKind, MessageState
from contacts.models import Message, Participant
from contacts.rules.email_content import EmailContent
from contacts.services.addresses import Addressee
from contacts.services.delivery.smtp import written
from contacts.services.outbox import post
from core.text.languages import Language
from mocportal.local.mail_catcher import MailCatcher
from mocportal.local.state import VarDirectory
from tests.e2e.conftest import Inspect, SignIn
from tests.factories.messages import DeliveryAttemptFactory, MessageFactory, ReminderFactory

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def caught(register: None, live_server: Any, tmp_path: Path, settings: Any) -> str:
    """The name of a message in Japanese as the outbox writes it, kept as a local run keeps it."""
    settings.VAR_DIR, settings.PORTAL_URL = tmp_path, live_server.url
    letter = EmailContent("通知 N-2026-001", ("受領をご確認ください。",), "/accessibility/", "法的拘束力を有しません。")
    to = Addressee("架空の担当", "desk@example.org", Language.JAPANESE)
    message = post(kind=MessageKind.NOTICE, key="trial", to=to, letter=letter, at=timezone.now())
    envelope = Envelope()
    envelope.mail_from, envelope.rcpt_tos = "portal@example.org", [to.address]
    envelope.original_content = written(message).as_bytes()
    return MailCatcher(VarDirectory(tmp_path).mail).write(envelope, datetime.now(UTC)).stem


@pytest.fixture
def uncertain(register: None) -> Message:
    participant, at = Participant.objects.get(code="MOFA"), timezone.now()
    message: Message = MessageFactory.create(
        kind=MessageKind.NOTICE, state=MessageState.UNCERTAIN, participant=participant, recorded_at=at
    )
    DeliveryAttemptFactory.create(message=message, outcome=DeliveryOutcome.NO_ANSWER_AFTER_DATA, began_at=at)
    ReminderFactory.create(participant=participant)
    return message


def test_a_message_is_found_from_the_foot_of_the_page_read_as_a_page_and_its_link_followed(
    browser_page: Page, sign_in: SignIn, caught: str
) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/")
    browser_page.locator("footer").get_by_role("link", name="Mail").click()
    browser_page.get_by_role("link", name="通知 N-2026-001").click()
    shown = browser_page.frame_locator("iframe")
    expect(shown.locator("h1")).to_have_text("通知 N-2026-001")
    with browser_page.expect_popup() as opened:
        shown.get_by_role("link").first.click()
    # A page of the portal and no longer one of the sandbox: its script runs.
    expect(opened.value.locator(".theme-toggle")).to_be_visible()
    assert opened.value.url.endswith("/accessibility/")


def test_the_page_of_a_message_is_also_shown_alone(browser_page: Page, sign_in: SignIn, caught: str) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto(f"/mail/{caught}/")
    browser_page.get_by_role("link", name="Open in new page").click()
    expect(browser_page.locator("h1")).to_have_text("通知 N-2026-001")
    assert browser_page.evaluate("window.origin") == "null"


def test_the_secretariat_goes_from_the_home_page_to_a_message_and_decides(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, uncertain: Message
) -> None:
    sign_in(browser_page, "secretariat")
    browser_page.goto("/")
    inspect(browser_page)
    browser_page.get_by_role("link", name="1 message needs review").click()
    browser_page.get_by_role("link", name=uncertain.subject).click()
    browser_page.get_by_role("link", name="Mark as delivered").click()
    browser_page.get_by_label("Reason").fill("They confirmed it by telephone.")
    browser_page.get_by_role("button", name="Mark as delivered").click()
    expect(browser_page.locator(".messagelist, .notice").first).to_contain_text("Message marked as delivered.")
    browser_page.goto("/")
    expect(browser_page.get_by_role("link", name="needs review")).to_have_count(0)
