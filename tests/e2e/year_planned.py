"""Autumn: the second Dialogue closes, the third appears, and gets a date."""

from playwright.sync_api import expect

from tests.e2e.year import TOKYO, Year, choose, told

CHAIRS = (("METI, Bureau Director-General", "Family-METI"), ("GAC, Assistant Deputy Minister", "Family-GAC"))


def the_second_is_held(year: Year) -> None:
    page = year.page("secretariat", "/dialogues/2/")
    page.get_by_role("link", name="Mark as held").click()
    page.get_by_role("button", name="Mark as held").click()
    told(page, "Second Dialogue is now “Held”.")
    page.goto("/dialogues/3/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Third Dialogue")
    expect(page.locator("main")).to_contain_text("Chair for Canada: GAC.")
    expect(page.locator("main")).to_contain_text("Host: Canada")
    expect(page.locator("main")).to_contain_text("Date to be determined.")
    year.look(page, "third-appears")


def a_date_is_set_and_confirmed(year: Year) -> None:
    year.at("2025-09-02 10:00", TOKYO)
    page = year.page("secretariat", "/dialogues/3/schedule/")
    page.get_by_label("start time").fill("2026-02-09T18:00")
    page.get_by_label("time zone").select_option("America/Toronto")
    page.get_by_label("City (English)").fill("Ottawa")
    page.get_by_label("City (French)").fill("Ottawa")
    page.get_by_label("City (Japanese)").fill("オタワ")
    year.look(page, "schedule")
    page.get_by_role("button", name="Save date and place").click()
    told(page, "Automatic key dates were updated.")
    expect(page.locator("main")).to_contain_text("08:00")
    year.look(page, "third-planned")
    page.get_by_role("link", name="Confirm date", exact=True).click()
    page.get_by_role("button", name="Confirm date").click()
    told(page, "Third Dialogue is now “Confirmed”.")


def the_co_chairs_are_named(year: Year) -> None:
    year.at("2025-10-06 10:00")
    page = year.page("secretariat", "/dialogues/3/")
    page.get_by_role("link", name="Name the two co-chairs").click()
    for place, (eligible, official) in enumerate(CHAIRS):
        page.locator(f"#id_cochairs-{place}-eligibility").select_option(label=eligible)
        choose(page.locator(f"#id_cochairs-{place}-official"), official)
    page.get_by_role("button", name="Save co-chairs").click()
    told(page, "Co-chairs saved.")
    for _eligible, official in CHAIRS:
        expect(page.get_by_role("region", name="Co-chairs")).to_contain_text(official)
    expect(page.locator("main")).to_contain_text("Previous Dialogue: NRCan; next Dialogue: ISED")
