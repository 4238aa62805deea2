"""A partner system from its record to its first request, in a real browser: as administrators and owners see it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, ViewportSize, expect

from contacts.models import User
from mocportal.partners.models import Client
from mocportal.partners.services import tokens
from tests.e2e.conftest import Inspect, SignIn
from tests.factories.partners import ClientFactory
from tests.partners.conftest import asked_with

pytestmark = pytest.mark.usefixtures("register")
NARROW, WIDE = ViewportSize(width=320, height=700), ViewportSize(width=1280, height=900)


@pytest.fixture
def system(register: None) -> Client:
    """A system of NRCan that has been used, refused and given two tokens."""
    contact = User.objects.get(username="nrcan-editor")
    client: Client = ClientFactory.create(owner=contact.participant, contact=contact, name="Fictitious tracker")
    now = timezone.now()
    first, _text = tokens.issue_to(client=client, name="Server", at=now)
    tokens.replace(token=first, at=now)
    for days in range(3):
        client.usage.create(day=(now - timedelta(days=days)).date(), status=200, requests=1200 + days, last_at=now)
    client.usage.create(day=now.date(), status=401, kind="network-not-allowed", requests=2, last_at=now)
    client.usage.create(day=now.date(), status=403, kind="scope-missing", requests=1, last_at=now)
    return client


def test_an_administrator_registers_a_system_and_gives_it_a_token(
    browser_page: Page, sign_in: SignIn, inspect: Inspect
) -> None:
    sign_in(browser_page, "administrator")
    browser_page.goto("/admin/partners/client/add/")
    inspect(browser_page)
    browser_page.get_by_label("Name", exact=False).first.fill("Fictitious dashboard")
    browser_page.locator("#id_contact").select_option(label="nrcan-editor (NRCan)")
    browser_page.get_by_label("Read the MOC text, commitments, decisions and notices").check()
    browser_page.locator("input[name=_save]").click()
    browser_page.get_by_role("link", name="Fictitious dashboard").last.click()
    browser_page.get_by_role("link", name="New token").click()
    inspect(browser_page)
    browser_page.locator("#id_name").fill("Server")
    browser_page.locator("form input[type=submit].default").click()
    field = browser_page.get_by_label("Token", exact=True)
    expect(field).to_be_visible()
    inspect(browser_page)
    text = field.input_value()
    assert asked_with(text).json()["scopes"] == ["register:read"]
    browser_page.get_by_role("link", name="I have copied it").click()
    expect(browser_page.locator("main")).to_contain_text(text[:12])
    assert text not in browser_page.content()


def test_a_new_token_is_copied_by_the_button(browser_page: Page, sign_in: SignIn) -> None:
    browser_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(browser_page, "nrcan-editor")
    browser_page.goto("/admin/partners/token/issue/")
    browser_page.locator("#id_name").fill("Script")
    browser_page.locator("form input[type=submit].default").click()
    text = browser_page.get_by_label("Token", exact=True).input_value()
    browser_page.get_by_role("button", name="Copy").click()
    expect(browser_page.locator("#token-status")).to_have_text("Copied")
    assert browser_page.evaluate("navigator.clipboard.readText()") == text


@pytest.mark.parametrize(
    ("language", "size", "scheme"), [("en", WIDE, "light"), ("fr", NARROW, "dark"), ("ja", NARROW, "light")]
)
def test_the_owner_s_pages_pass_in_every_language_width_and_theme(
    browser_page: Page,
    sign_in: SignIn,
    inspect: Inspect,
    speak: Callable[[str, str], None],
    system: Client,
    language: str,
    size: ViewportSize,
    scheme: str,
) -> None:
    browser_page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    browser_page.set_viewport_size(size)
    speak("nrcan-editor", language)
    sign_in(browser_page, "nrcan-editor")
    newest = system.tokens.latest("pk")
    for address in (
        "client/",
        f"client/{system.pk}/change/",
        f"client/{system.pk}/usage/",
        f"client/{system.pk}/history/",
        "token/",
        "token/issue/",
        f"token/{newest.pk}/change/",
        f"token/{newest.pk}/replace/",
        f"token/{newest.pk}/revoke/",
    ):
        answer = browser_page.goto(f"/admin/partners/{address}")
        assert answer is not None
        assert answer.status == 200, address
        inspect(browser_page)
