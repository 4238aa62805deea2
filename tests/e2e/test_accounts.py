"""Signing in with a second factor, and one's own account, in a real browser with a passkey of its own."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from accounts.encryption import seal
from accounts.models import IdentityProvider, Passkey, SignInRule
from accounts.rules import one_time_passwords
from accounts.services import account_recovery
from accounts.services.recent import CONFIRMED
from contacts.models import Message, Participant, User
from tests.accounts.account_mail import code_in
from tests.e2e.conftest import Inspect, SignIn
from tests.factories.register import PASSWORD

pytestmark = pytest.mark.usefixtures("register")

KEY = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}


def give_authenticator(page: Page) -> None:
    """Have the browser own a device that makes passkeys and always agrees."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = KEY | {"automaticPresenceSimulation": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def shown_now(page: Page) -> str:
    secret = page.locator("code.secret").inner_text()
    return one_time_passwords.code_of(secret, one_time_passwords.step_at(timezone.now()))


def give_password(page: Page, username: str) -> None:
    page.goto("/admin/login/")
    page.locator("#id_username").fill(username)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")


def is_home(url: str) -> bool:
    return urlsplit(url).path == "/"


def long_ago() -> None:
    """Let every session have shown who it is longer ago than counts."""
    for session in Session.objects.all():
        kept = session.get_decoded()
        kept[CONFIRMED] = (timezone.now() - timedelta(minutes=20)).isoformat()
        session.session_data = Session.objects.encode(kept)
        session.save()


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("fr", 320), ("ja", 320)])
def test_a_second_factor_is_set_up_shown_and_used(
    browser_page: Page, speak: Callable[[str, str], None], inspect: Inspect, language: str, width: int
) -> None:
    page, editor = browser_page, User.objects.get(username="nrcan-editor")
    SignInRule.objects.create(participant=Participant.objects.get(code="NRCAN"))
    speak(editor.username, language)
    page.set_viewport_size(ViewportSize(width=width, height=900))
    give_password(page, editor.username)
    page.wait_for_url("**/your-account/")
    inspect(page)
    page.locator("a[href='/your-account/app/']").click()
    inspect(page)
    page.locator("#id_code").fill("000000")
    page.locator("main form .btn").click()
    expect(page.get_by_role("alert")).to_be_visible()
    inspect(page)
    page.locator("#id_code").fill(shown_now(page))
    page.locator("main form .btn").click()
    expect(page.locator(".codes li")).to_have_count(10)
    inspect(page)
    recovery_code = page.locator(".codes li").first.inner_text()
    page.locator("main .btn").click()
    inspect(page)
    page.context.clear_cookies()
    give_password(page, editor.username)
    page.wait_for_url("**/second-step/")
    inspect(page)
    page.locator("#id_code").fill(recovery_code)
    page.locator("#id_code").press("Enter")
    page.wait_for_url(is_home)
    long_ago()
    page.goto("/your-account/recovery-codes/")
    page.wait_for_url("**/confirm/?next=*")
    inspect(page)
    page.locator("#id_confirm-password").fill(PASSWORD)
    page.locator("#id_confirm-password").press("Enter")
    page.wait_for_url("**/recovery-codes/")
    inspect(page)
    page.goto("/your-account/app/remove/")
    inspect(page)


def test_a_passkey_is_made_signs_in_and_confirms(browser_page: Page, sign_in: SignIn, inspect: Inspect) -> None:
    page = browser_page
    give_authenticator(page)
    sign_in(page, "nrcan-editor")
    page.goto("/your-account/passkeys/add/")
    inspect(page)
    page.locator("#id_name").fill("Laptop 電話")
    page.get_by_role("button", name="Create passkey").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="I have saved my codes").click()
    expect(page.get_by_text("Passkey “Laptop 電話”")).to_be_visible()
    inspect(page)
    key = Passkey.objects.get()
    for _round in range(2):
        page.context.clear_cookies()
        give_password(page, "nrcan-editor")
        page.wait_for_url("**/second-step/")
        inspect(page)
        page.get_by_role("button", name="Use a passkey").click()
        page.wait_for_url(is_home)
    assert Passkey.objects.get().counter > key.counter
    long_ago()
    page.goto("/your-account/app/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/your-account/app/")
    # A copy of the key would count from where it was taken.
    Passkey.objects.update(counter=1_000)
    page.context.clear_cookies()
    give_password(page, "nrcan-editor")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("The passkey could not be verified.")


def test_what_was_typed_goes_on_through_a_confirmation(browser_page: Page, sign_in: SignIn, inspect: Inspect) -> None:
    page = browser_page
    officer = User.objects.get(username="mofa-contact_officer")
    assert officer.participant
    sign_in(page, officer.username)
    page.goto(f"/admin/contacts/contactpoint/{officer.participant.contact_point.pk}/change/")
    page.locator("#id_mailbox").fill("points@mofa.example")
    long_ago()
    page.locator("input[name=_save]").click()
    expect(page.get_by_role("heading", name="Confirm your identity")).to_be_visible()
    inspect(page)
    page.locator("#id_confirm-password").fill("a wrong word for tests")
    page.get_by_role("button", name="Confirm", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Incorrect password.")
    page.locator("#id_confirm-password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm", exact=True).click()
    page.wait_for_url("**/contactpoint/")
    officer.participant.contact_point.refresh_from_db()
    assert officer.participant.contact_point.mailbox == "points@mofa.example"


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_the_way_back_for_who_forgot_a_password(
    browser_page: Page, speak: Callable[[str, str], None], inspect: Inspect, language: str
) -> None:
    page, editor = browser_page, User.objects.get(username="nrcan-editor")
    speak(editor.username, language)
    User.objects.filter(pk=editor.pk).update(email="editor@nrcan.example")
    assert editor.participant
    IdentityProvider.objects.create(
        participant=editor.participant,
        issuer="https://sign-in.example",
        client_id="portal",
        sealed=seal("a secret"),
        active=True,
    )
    page.goto("/admin/login/")
    page.locator(f".langs button[lang={language}]").click()
    inspect(page)
    page.locator("a[href='/sign-in/forgotten/']").click()
    inspect(page)
    page.locator("#id_username").fill(editor.username)
    page.locator("#id_username").press("Enter")
    expect(page.locator("a[href='/sign-in/code/']")).to_be_visible()
    inspect(page)
    # As the worker does.
    account_recovery.answer_all(at=timezone.now())
    code = code_in(Message.objects.get())
    # As the link of the mail leads: the code is taken from behind the # and leaves the address.
    page.goto(f"/sign-in/code/#{code}")
    expect(page.locator("#id_code")).to_have_value(code)
    assert code not in page.url
    inspect(page)
    page.locator("#id_code").press("Enter")
    page.wait_for_url("**/new-password/")
    inspect(page)
    for name in ("new_password1", "new_password2"):
        page.locator(f"#id_{name}").fill("a sentence of several words")
    page.locator("#id_new_password2").press("Enter")
    page.wait_for_url("**/admin/login/")
    inspect(page)


def test_a_code_is_entered_without_a_script(browser: Browser, live_server: LiveServer) -> None:
    editor, administrator = (User.objects.get(username=name) for name in ("nrcan-editor", "administrator"))
    User.objects.filter(pk=editor.pk).update(email="editor@nrcan.example")
    editor.refresh_from_db()
    account_recovery.invite(user=editor, by=administrator, at=timezone.now())
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/sign-in/code/")
    page.locator("#id_code").fill(code_in(Message.objects.get()).lower())
    page.locator("main form .btn").click()
    page.wait_for_url("**/new-password/")
    context.close()


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_the_administrator_s_pages_are_in_reach_of_all(
    browser_page: Page, sign_in: SignIn, speak: Callable[[str, str], None], inspect: Inspect, language: str
) -> None:
    speak("administrator", language)
    sign_in(browser_page, "administrator")
    editor = User.objects.get(username="nrcan-editor")
    for address in (
        f"/admin/contacts/user/{editor.pk}/change/",
        f"/accounts/{editor.pk}/invite/",
        f"/accounts/{editor.pk}/offboard/",
        "/admin/accounts/identityprovider/",
        "/admin/accounts/identityprovider/add/",
        "/admin/accounts/signinrule/",
        "/admin/accounts/signinrule/add/",
    ):
        browser_page.goto(address)
        inspect(browser_page)
