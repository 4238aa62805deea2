"""Lists, forms, deletion and history of records in a real browser, as the roles see them."""

import pytest
from playwright.sync_api import Page, expect

from commitments.models import Commitment
from contacts.enums import Audience
from contacts.models import Official, Participant
from tests.e2e.conftest import Inspect, SignIn
from tests.factories.register import commitment, mark

pytestmark = pytest.mark.usefixtures("register")


def test_a_record_is_found_opened_changed_and_its_history_tells_it(
    browser_page: Page, sign_in: SignIn, inspect: Inspect
) -> None:
    sign_in(browser_page, "nrcan-editor")
    late = Commitment.objects.filter(lead__code="NRCAN").order_by("due_on").first()
    assert late is not None
    browser_page.goto("/admin/commitments/commitment/")
    browser_page.locator("#searchbar").fill(late.reference)
    browser_page.locator("#searchbar").press("Enter")
    browser_page.get_by_role("link", name=late.title_en).click()
    browser_page.locator("#id_title_fr").fill("Engagement fictif")
    browser_page.locator("input[name=_save]").click()
    expect(browser_page.locator(".messagelist, .notice")).to_be_visible()
    late.refresh_from_db()
    assert late.title_fr == "Engagement fictif"
    browser_page.goto(f"/admin/commitments/commitment/{late.pk}/history/")
    expect(browser_page.locator("main")).to_contain_text("Engagement fictif")
    inspect(browser_page)


def test_deleting_says_what_goes_before_it_goes(browser_page: Page, sign_in: SignIn, inspect: Inspect) -> None:
    gone = Official.objects.create(
        participant=Participant.objects.get(code="NRCAN"), family_name="Fictitious", given_name="Person"
    )
    sign_in(browser_page, "secretariat")
    browser_page.goto(f"/admin/contacts/official/{gone.pk}/delete/")
    expect(browser_page.locator("main")).to_contain_text("Person Fictitious")
    inspect(browser_page)
    browser_page.locator("main input[type=submit], main button[type=submit]").last.click()
    browser_page.wait_for_url("**/admin/contacts/official/")
    assert not Official.objects.filter(pk=gone.pk).exists()


def test_a_record_of_another_ministry_that_is_hidden_is_not_there(
    browser_page: Page, sign_in: SignIn, inspect: Inspect
) -> None:
    hidden = commitment("METI", mark=mark(Audience.OWN_PARTICIPANT))
    sign_in(browser_page, "nrcan-editor")
    answer = browser_page.goto(f"/admin/commitments/commitment/{hidden.pk}/change/")
    assert answer is not None
    assert answer.status == 404
    inspect(browser_page)
    browser_page.goto(f"/admin/commitments/commitment/?q={hidden.reference}")
    expect(browser_page.locator("#result_list")).to_have_count(0)


CONTENT = """(main) => {
  const style = getComputedStyle(main), edges = main.getBoundingClientRect();
  return [edges.left + parseFloat(style.paddingLeft), edges.right - parseFloat(style.paddingRight)];
}"""


def test_the_content_of_the_admin_has_the_edges_of_the_portal_s_pages(browser_page: Page, sign_in: SignIn) -> None:
    record = Commitment.objects.filter(lead__code="NRCAN").earliest("pk")
    sign_in(browser_page, "nrcan-editor")
    for width in (1280, 1920):
        browser_page.set_viewport_size({"width": width, "height": 800})
        browser_page.goto("/notices/")
        edges = browser_page.locator("main").evaluate(CONTENT)
        title = browser_page.locator("h1").evaluate("(title) => title.getBoundingClientRect().left")
        bar = browser_page.locator(".brand").evaluate("(brand) => brand.getBoundingClientRect().left")
        for page in ("", f"{record.pk}/change/", f"{record.pk}/history/"):
            browser_page.goto(f"/admin/commitments/commitment/{page}")
            assert browser_page.locator("#content").evaluate(CONTENT) == edges
            for part, left in (("h1", title), (".brand", bar)):
                assert browser_page.locator(part).evaluate("(part) => part.getBoundingClientRect().left") == left
            expect(browser_page.locator("nav.tabs [aria-current]")).to_have_attribute("href", "/commitments/")
