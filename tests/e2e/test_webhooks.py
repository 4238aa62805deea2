"""A contact point officer makes a webhook, tries it and reads what came of it, in the browser."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page

from contacts.enums import Role
from contacts.models import Participant
from partners.models import Webhook, WebhookMessage
from partners.services import webhooks
from partners.webhook_enums import WebhookMessageState
from tests.e2e.conftest import Inspect, SignIn
from tests.factories.partners import ClientFactory
from tests.factories.register import account
from tests.partners.webhooks.receiver import Receiver, Reply, receiving

pytestmark = [pytest.mark.usefixtures("register"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def follow(link: Locator) -> None:
    """Click on what leads to another page, and wait until that is there."""
    with link.page.expect_navigation():
        link.click()


def test_a_webhook_is_made_tried_and_its_log_read(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, receiver: Receiver
) -> None:
    nrcan = Participant.objects.get(code="NRCAN")
    officer = account(Role.CONTACT_OFFICER, "NRCAN")
    system = ClientFactory.create(owner=nrcan, contact=officer, name="Tracker")
    # Its secret is received by an officer in function alone.
    sign_in(browser_page, officer.username)
    browser_page.goto("/admin/partners/webhook/")
    inspect(browser_page)
    browser_page.goto("/admin/partners/webhook/add/")
    browser_page.locator("#id_client").select_option(str(system.pk))
    browser_page.locator("#id_url").fill(receiver.url)
    browser_page.get_by_text("Add another Condition").click()
    browser_page.locator("#id_conditions-0-becomes").select_option("commitment|state|completed")
    inspect(browser_page)
    follow(browser_page.get_by_role("button", name="Save", exact=True))
    secret = browser_page.get_by_label("Secret").input_value()
    inspect(browser_page)
    follow(browser_page.get_by_role("link", name="I have copied the secret"))
    inspect(browser_page)
    webhook = Webhook.objects.get()

    receiver.replies = [Reply(500, pieces=(b"Out of order",)), Reply(200)]
    follow(browser_page.get_by_role("link", name="Send test"))
    inspect(browser_page)
    follow(browser_page.get_by_role("button", name="Send test"))
    now = timezone.now()
    webhooks.deliver(webhook=webhook.pk, at=now)
    browser_page.reload()
    inspect(browser_page)
    webhooks.deliver(webhook=webhook.pk, at=now + timedelta(seconds=10))
    assert receiver.requests[-1].verified_with(secret)["type"] == "webhook.ping"
    follow(browser_page.get_by_role("link", name="Delivery log"))
    inspect(browser_page)
    follow(browser_page.get_by_role("link", name="webhook.ping"))
    assert "Out of order" in browser_page.content()
    inspect(browser_page)
    follow(browser_page.get_by_role("link", name="Resend"))
    follow(browser_page.get_by_role("button", name="Resend"))
    assert WebhookMessage.objects.get().state == WebhookMessageState.WAITING
