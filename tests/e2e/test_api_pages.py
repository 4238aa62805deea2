"""What the API shows to people: its problems, explained, and its description to try out."""

import json

from playwright.sync_api import Locator, Page, expect

from commitments.models import Commitment
from contacts.enums import Audience
from tests.e2e.conftest import SignIn
from tests.factories.register import mark


def try_out(page: Page, operation: str) -> Locator:
    """Open an operation of the description and get it ready to be sent."""
    # To its group alone: of an address with an underscore in it, Swagger UI warns by itself.
    page.goto(f"/api/v1/docs/#/{operation.partition('-')[0]}")
    block = page.locator(f"#operations-{operation}")
    expect(block).to_be_visible(timeout=90_000)
    block.locator("button").first.click()
    block.get_by_role("button", name="Try it out").click(timeout=60_000)
    return block


def answered(block: Locator) -> int:
    """Send it, and tell the status of the answer."""
    block.get_by_role("button", name="Execute").click()
    status = block.locator(".live-responses-table .response-col_status").nth(1)
    expect(status).to_be_visible(timeout=60_000)
    return int(status.inner_text().split()[0])


def test_an_operation_is_tried_out_with_the_session(register: None, browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "nrcan-editor")
    assert answered(try_out(browser_page, "People-sides_list")) == 200


def test_what_writes_is_tried_out_with_the_token_against_forgery(
    register: None, browser_page: Page, sign_in: SignIn
) -> None:
    sign_in(browser_page, "nrcan-editor")
    block = try_out(browser_page, "Commitments-commitments_create")
    body = {"title": "Tried out", "areas": ["2.c.iv"], "forms": ["3.a.ii"], "mark": mark(Audience.PARTICIPANTS).code}
    block.locator("textarea.body-param__text").fill(json.dumps(body))
    assert answered(block) == 201
    lead = Commitment.objects.get(title_en="Tried out").lead
    assert lead is not None
    assert lead.code == "NRCAN"
