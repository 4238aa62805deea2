"""The text of the MOC in a real browser: to read, to compare, on a phone, and without a mouse."""

from datetime import date

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from commitments.models import LanguageVersion, ProvisionText, TextVersion
from tests.e2e.conftest import Inspect, SignIn

NARROW, WIDE = ViewportSize(width=320, height=700), ViewportSize(width=1280, height=900)


@pytest.fixture(autouse=True)
def _two_versions(register: None) -> None:
    """A second version with another article 9(c), in English, and in Japanese only there."""
    first = TextVersion.objects.get()
    second = TextVersion.objects.create(instrument=first.instrument, number=2, effective_on=date(2099, 1, 15))
    english = LanguageVersion.objects.create(version=second, language="en", status="consolidated")
    for text in ProvisionText.objects.filter(language_version__version=first):
        said = text.text.replace("three (3)", "six (6)")
        ProvisionText.objects.create(
            provision=text.provision, language_version=english, heading=text.heading, text=said
        )
    provision = first.instrument.provisions.get(code="9(c)")
    for version, months in ((first, "三"), (second, "六")):
        japanese = LanguageVersion.objects.create(version=version, language="ja", status="courtesy")
        ProvisionText.objects.create(
            provision=provision, language_version=japanese, text=f"その意図は{months}箇月前に通告される。"
        )


def test_a_reader_goes_from_the_text_to_what_another_version_changes(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/")
    browser_page.get_by_role("link", name="MOC text").click()
    browser_page.get_by_role("link", name="Compare with version 2").click()
    expect(browser_page.locator("del")).to_have_text("[removed: three (3)]")
    expect(browser_page.locator("ins")).to_have_text("[added: six (6)]")
    browser_page.get_by_label("Language", exact=False).last.select_option("ja")
    browser_page.get_by_role("button", name="Compare").click()
    expect(browser_page.locator("ins")).to_contain_text("六")
    expect(browser_page.get_by_role("article")).to_have_attribute("lang", "ja")


def test_the_two_versions_stand_side_by_side_and_on_a_phone_one_under_the_other(
    browser_page: Page, sign_in: SignIn
) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/text/compare/1/2/")
    old, new = browser_page.locator("del"), browser_page.locator("ins")

    def places() -> tuple[dict[str, float], dict[str, float]]:
        before, after = old.bounding_box(), new.bounding_box()
        assert before
        assert after
        return dict(before), dict(after)

    before, after = places()
    assert after["x"] > before["x"] + 300
    browser_page.set_viewport_size(NARROW)
    before, after = places()
    assert after["y"] > before["y"] + 50


def test_an_address_leads_to_its_provision(browser_page: Page, sign_in: SignIn) -> None:
    sign_in(browser_page, "meti-reader")
    browser_page.goto("/text/#9.c")
    expect(browser_page.locator("[id='9.c']")).to_be_in_viewport()


def test_the_forms_show_words_of_treaties_beside_their_field_and_pass(
    browser_page: Page, sign_in: SignIn, inspect: Inspect
) -> None:
    sign_in(browser_page, "secretariat")
    browser_page.goto("/admin/commitments/commitment/")
    browser_page.locator("#result_list tbody th a").first.click()
    browser_page.get_by_label("Text (English)").fill("The Parties shall meet.")
    browser_page.get_by_role("button", name="Save and continue editing").click()
    expect(browser_page.get_by_role("note")).to_contain_text("will, intend to")
    expect(browser_page.locator(".messagelist .warning")).to_contain_text("“Parties” → Participant")
    for viewport in (WIDE, NARROW):
        browser_page.set_viewport_size(viewport)
        inspect(browser_page)
