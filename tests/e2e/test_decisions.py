"""A ministry proposes a further area, five officers concur one after the other, and the area is there."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from commitments.enums import Effect
from commitments.models import Commitment, Instrument, JointDecision
from commitments.services import decisions
from contacts.enums import Role
from contacts.models import User
from tests.e2e.conftest import Inspect, SignIn
from tests.factories.register import account, commitment

pytestmark = pytest.mark.usefixtures("register", "officers")

LIST = "/admin/commitments/jointdecision/"
SEATS = ("METI", "MOFA", "ISED", "NRCAN", "GAC")


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


def test_a_further_area_from_the_draft_to_the_commitment_that_bears_it(
    browser_page: Page, act_as: Callable[[str], None], inspect: Inspect
) -> None:
    page = browser_page
    act_as("NRCAN")
    page.goto("/decisions/new/")
    page.get_by_role("link", name="New area of cooperation").click()
    page.get_by_label("Title (English)").fill("Further area: fictitious passports")
    page.locator("#id_text_en").fill("The Participants jointly decide on a further area of cooperation.")
    name = page.get_by_label("Name of the new area, form or arrangement (English)")
    name.fill("Fictitious passports")
    expect(page.get_by_label("Side whose chair rotates")).to_have_count(0)
    inspect(page)
    page.get_by_role("button", name="Save draft").click()
    decision = JointDecision.objects.get()
    page.goto(decision.get_absolute_url())
    page.get_by_role("link", name="Propose").click()
    expect(page.locator("main")).to_contain_text("METI, MOFA, ISED, NRCan, GAC")
    inspect(page)
    page.get_by_role("button", name="Propose").click()
    expect(page.locator("main")).to_contain_text("0 of 5 Participants have concurred.")
    for given, code in enumerate(SEATS, start=1):
        act_as(code)
        page.goto(f"{LIST}?concurrence=ours")
        page.get_by_role("link", name="Further area: fictitious passports").click()
        page.get_by_role("link", name="Review and concur").click()
        expect(page.locator("main")).to_contain_text("The Participants jointly decide on a further area")
        page.get_by_label("I have read this text").check()
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
    page.goto(f"/commitments/{own.reference}/edit/")
    page.get_by_label("2(c)(x)-1 Fictitious passports").check()
    page.get_by_role("button", name="Save changes").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert Commitment.objects.filter(pk=own.pk, areas__added_by=decision).exists()


def test_a_refusal_is_told_above_the_form_and_the_new_text_stands_there(
    browser_page: Page, act_as: Callable[[str], None], inspect: Inspect
) -> None:
    page, decision = browser_page, drafted("NRCAN")
    propose(decision, "NRCAN")
    act_as("MOFA")
    page.goto(f"/decisions/{decision.reference}/concur/")
    decisions.take_back(decision=decision, by=officer("NRCAN"), at=datetime.now(UTC))
    JointDecision.objects.filter(pk=decision.pk).update(text_en="These are other words.")
    propose(JointDecision.objects.get(pk=decision.pk), "NRCAN")
    page.get_by_label("I have read this text").check()
    page.get_by_role("button", name="Concur").click()
    expect(page.locator("main [role=alert]")).to_contain_text("The text has changed since you opened it")
    expect(page.locator("main")).to_contain_text("These are other words.")
    inspect(page)
    page.get_by_role("button", name="Concur").click()
    expect(page.locator(".seats .yes")).to_have_count(1)
