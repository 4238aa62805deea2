"""A ministry proposes a further area, five officers concur one after the other, and the area is there."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from commitments.enums import Effect
from commitments.models import Commitment, Instrument, JointDecision, Provision, ProvisionChange
from commitments.services import decisions
from contacts.enums import Role
from contacts.models import User
from tests.e2e.conftest import Inspect, SignIn
from tests.factories.register import account, commitment

pytestmark = pytest.mark.usefixtures("register", "officers")

LIST = "/admin/commitments/jointdecision/"
SEATS = ("METI", "MOFA", "ISED", "NRCAN", "GAC")
NARROW, WIDE = ViewportSize(width=320, height=700), ViewportSize(width=1280, height=900)

# More presses than any page of the portal has places to go to.
LONGEST_WAY = 150


@pytest.fixture
def officers(register: None) -> None:
    """A contact point officer of every Participant; the register brings that of MOFA."""
    for code in SEATS:
        if code != "MOFA":
            account(Role.CONTACT_OFFICER, code)


def officer(code: str) -> User:
    return User.objects.get(username=f"{code.lower()}-contact_officer")


@pytest.fixture
def act_as(browser_page: Page, sign_in: SignIn) -> Callable[[str], None]:
    """Let another person sit down at the browser."""

    def do(code: str) -> None:
        browser_page.context.clear_cookies()
        sign_in(browser_page, officer(code).username)

    return do


def drafted(by: str, **fields: Any) -> JointDecision:
    given = {"title_en": "Fictitious decision", "text_en": "The Participants jointly decide.", "effect": Effect.NONE}
    decision = JointDecision(instrument=Instrument.objects.shipped(), **given | fields)
    decisions.put_on_record(decision=decision, by=officer(by), on=datetime.now(UTC).date())
    return decision


def propose(decision: JointDecision, by: str) -> None:
    decisions.propose(decision=decision, by=officer(by), at=datetime.now(UTC))


def concur(decision: JointDecision, *codes: str) -> None:
    for code in codes:
        decisions.concur(decision=decision, by=officer(code), at=datetime.now(UTC), text_hash=decision.text_hash)


def walk_to(page: Page, target: Locator) -> None:
    """Press Tab until ``target`` has the focus."""
    for _ in range(LONGEST_WAY):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"No way leads to {target} by keyboard.")


def test_a_further_area_from_the_draft_to_the_commitment_that_bears_it(
    browser_page: Page, act_as: Callable[[str], None], inspect: Inspect
) -> None:
    page = browser_page
    act_as("NRCAN")
    page.goto(LIST)
    page.get_by_role("link", name="Add joint decision").click()
    page.get_by_label("Title (English)").fill("Further area: fictitious passports")
    page.locator("#id_text_en").fill("The Participants jointly decide on a further area of cooperation.")
    name = page.get_by_label("Name of what comes to be (English)")
    expect(name).to_be_hidden()
    page.locator("#id_effect").select_option(Effect.FURTHER_AREA)
    name.fill("Fictitious passports")
    expect(page.get_by_label("Side whose chair rotates")).to_be_hidden()
    inspect(page)
    page.get_by_role("button", name="Save", exact=True).click()
    decision = JointDecision.objects.get()
    page.goto(decision.get_absolute_url())
    page.get_by_role("link", name="Propose").click()
    expect(page.locator("main")).to_contain_text("METI, MOFA, ISED, NRCan, GAC")
    inspect(page)
    page.get_by_role("button", name="Propose").click()
    expect(page.locator("main")).to_contain_text("0 of 5 have concurred")
    for given, code in enumerate(SEATS, start=1):
        act_as(code)
        page.goto(f"{LIST}?concurrence=ours")
        page.get_by_role("link", name="Further area: fictitious passports").click()
        page.get_by_role("link", name="Read and concur").click()
        expect(page.locator("main")).to_contain_text("The Participants jointly decide on a further area")
        page.get_by_label("I have read this text.").check()
        page.get_by_role("button", name="Concur").click()
        expect(page.locator(".seats .yes")).to_have_count(given)
        page.goto(f"{LIST}?concurrence=ours")
        expect(page.locator("#result_list")).to_have_count(0)
    page.goto(decision.get_absolute_url())
    expect(page.locator("main")).to_contain_text("Decided on")
    inspect(page)
    page.get_by_role("link", name="2(c)(x)-1 Fictitious passports").click()
    page.goto("/admin/commitments/areaofcooperation/")
    row = page.get_by_role("row").filter(has_text="2(c)(x)-1")
    expect(row).to_contain_text("Fictitious passports")
    expect(row.get_by_role("link", name=decision.reference)).to_be_visible()
    inspect(page)
    own = commitment("GAC")
    page.goto(f"/admin/commitments/commitment/{own.pk}/change/")
    page.get_by_label("Area", exact=True).first.select_option(label="2(c)(x)-1 Fictitious passports")
    page.get_by_role("button", name="Save", exact=True).click()
    assert Commitment.objects.filter(pk=own.pk, areas__added_by=decision).exists()


def test_an_officer_concurs_by_keyboard_alone(
    browser_page: Page, act_as: Callable[[str], None], inspect: Inspect
) -> None:
    page, decision = browser_page, drafted("NRCAN")
    propose(decision, "NRCAN")
    act_as("MOFA")
    page.goto(LIST)
    walk_to(page, page.get_by_role("link", name="Fictitious decision"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/")
    walk_to(page, page.get_by_role("link", name="Read and concur"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/act/concur/")
    walk_to(page, page.get_by_label("How it is given"))
    page.keyboard.type("Letter")
    walk_to(page, page.get_by_label("Reference of the document"))
    page.keyboard.type("Fictitious letter 12")
    walk_to(page, page.get_by_label("I have read this text."))
    page.keyboard.press("Space")
    walk_to(page, page.get_by_role("button", name="Concur"))
    inspect(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/")
    expect(page.locator("main")).to_contain_text("Fictitious letter 12")
    assert decision.concurrences.get().participant.code == "MOFA"


def test_a_refusal_is_told_above_the_form_and_the_new_text_stands_there(
    browser_page: Page, act_as: Callable[[str], None], inspect: Inspect
) -> None:
    page, decision = browser_page, drafted("NRCAN")
    propose(decision, "NRCAN")
    act_as("MOFA")
    page.goto(f"{LIST}{decision.pk}/act/concur/")
    decisions.take_back(decision=decision, by=officer("NRCAN"), at=datetime.now(UTC))
    JointDecision.objects.filter(pk=decision.pk).update(text_en="These are other words.")
    propose(JointDecision.objects.get(pk=decision.pk), "NRCAN")
    page.get_by_label("I have read this text.").check()
    page.get_by_role("button", name="Concur").click()
    expect(page.locator(".errorlist").first).to_contain_text("The text is not the one that you read")
    expect(page.locator("main")).to_contain_text("These are other words.")
    inspect(page)
    page.get_by_role("button", name="Concur").click()
    expect(page.locator(".seats .yes")).to_have_count(1)


def test_the_form_works_without_a_script(browser: Browser, live_server: LiveServer, sign_in: SignIn) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, locale="en-CA")
    page = context.new_page()
    sign_in(page, officer("ISED").username)
    page.goto(f"{LIST}add/")
    page.get_by_label("Title (English)").fill("Order of the chair")
    page.locator("#id_effect").select_option(Effect.ROTATION)
    page.get_by_label("Name of what comes to be (English)").fill("Not asked for")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("main")).to_contain_text("Choose the side whose chair rotates.")
    expect(page.locator("main")).to_contain_text("Leave this empty: it does not go with")
    page.get_by_label("Name of what comes to be (English)").fill("")
    page.locator("#id_rotating_side").select_option(label="Canada")
    for place, name in enumerate(("ISED", "NRCan", "GAC")):
        page.locator(f"#id_turns-{place}-position").fill(str(place + 1))
        page.locator(f"#id_turns-{place}-participant").select_option(label=name)
    page.get_by_role("button", name="Save", exact=True).click()
    context.close()
    assert JointDecision.objects.get().turns.count() == len(("ISED", "NRCan", "GAC"))


@pytest.mark.parametrize(
    ("language", "size", "scheme"), [("en", NARROW, "dark"), ("fr", WIDE, "dark"), ("ja", NARROW, "light")]
)
def test_every_page_of_a_decision_passes(
    browser_page: Page,
    act_as: Callable[[str], None],
    inspect: Inspect,
    speak: Callable[[str, str], None],
    language: str,
    size: ViewportSize,
    scheme: str,
) -> None:
    page = browser_page
    waiting = drafted("NRCAN", text_ja="架空の決定。", text_fr="Les Participants décident.")
    propose(waiting, "NRCAN")
    concur(waiting, "METI", "ISED")
    decisions.take_back(decision=waiting, by=officer("NRCAN"), at=datetime.now(UTC))
    propose(waiting, "NRCAN")
    concur(waiting, "METI")
    decisions.object_to(
        decision=waiting, by=officer("GAC"), at=datetime.now(UTC), text_hash=waiting.text_hash, reason="Not so."
    )
    changing = drafted("NRCAN", effect=Effect.MODIFICATION, text_en="They shall modify it.")
    provision = Provision.objects.get(code="4(a)(ii)")
    ProvisionChange.objects.create(decision=changing, provision=provision, text_en="Where relevant, they may invite.")
    taken = drafted("METI", effect=Effect.MODIFICATION)
    ProvisionChange.objects.create(decision=taken, provision=provision, text_en="Where relevant, they may invite.")
    propose(taken, "METI")
    concur(taken, *SEATS)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size(size)
    speak(officer("NRCAN").username, language)
    act_as("NRCAN")
    acts = [f"{LIST}{waiting.pk}/act/{name}/" for name in ("concur", "object", "take-back", "withdraw")]
    records = [f"{LIST}{decision.pk}/{name}/" for decision in (waiting, taken) for name in ("change", "history")]
    drafts = [f"{LIST}{changing.pk}/change/", f"{LIST}{changing.pk}/act/propose/", f"{LIST}add/"]
    for url in (LIST, *records, *acts, *drafts, "/admin/commitments/areaofcooperation/"):
        answer = page.goto(url)
        assert answer is not None
        assert answer.status == 200, url
        expect(page.locator("html")).to_have_attribute("lang", language)
        inspect(page)
