"""January: what is missing is entered, the agenda is issued, revised, and added to, and no number moves."""

from playwright.sync_api import Locator, Page, expect

from dialogue.models import Agenda, AgendaItem
from tests.e2e.year import SECRETS, Year, told
from tests.e2e.year_proposed import GRAPHITE, LATE

type Numbers = dict[str, tuple[int | None, str, str]]

WORDING = "Graphite from used batteries, first results"
ADDED = "Workshop on traceability"


def the_working_group_is_considered(year: Year) -> None:
    year.at("2026-01-12 09:30")
    page = year.page("secretariat", "/dialogues/3/")
    page.get_by_role("link", name="Record the CMWG update").click()
    page.get_by_role("link", name="Add update").click()
    page.get_by_label("Text (English)").fill("The working group met on policy information on battery supply chains.")
    page.get_by_label("As of").fill("2026-01-09")
    page.get_by_label("Source").fill("Its chair, by mail")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("The working group met on policy information")
    year.look(page, "other-fora")


def the_draft_is_edited(year: Year) -> None:
    page = year.page("secretariat", "/dialogues/3/agenda/draft/")
    page.get_by_role("button", name="Compile again").click()
    line(page, GRAPHITE).get_by_role("link", name="Edit").click()
    page.get_by_label("Title (English)").fill(WORDING)
    page.get_by_label("Title (French)").fill("Graphite de batteries usagées, premiers résultats")
    page.get_by_label("Title (Japanese)").fill("使用済み電池からの黒鉛、最初の成果")
    year.look(page, "edit-item")
    page.get_by_role("button", name="Save").click()
    told(page, f"Saved: {WORDING}.")
    expect(line(page, WORDING).get_by_role("rowheader")).to_have_text("9.")
    line(page, WORDING).get_by_role("button", name="Up").click()
    expect(line(page, WORDING).get_by_role("rowheader")).to_have_text("8.")


def the_agenda_is_issued(year: Year) -> Numbers:
    year.at("2026-01-19 10:00")
    page = year.page("secretariat", "/dialogues/3/")
    page.get_by_role("link", name="Check and issue").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check and issue: JCBD/3/1")
    expect(page.get_by_role("row").filter(has_text="METI")).to_contain_text("meti@example.org")
    year.look(page, "check-and-issue")
    page.get_by_role("button", name="Issue JCBD/3/1").click()
    told(page, "JCBD/3/1 issued. The files have been stored.")
    year.look(page, "issued")
    reader = year.page("mofa-editor", "/dialogues/3/agenda/")
    expect(reader.get_by_role("article")).to_contain_text(WORDING)
    return numbers("JCBD/3/1")


def a_note_stays_in_its_ministry(year: Year) -> None:
    page = year.page("meti-editor", "/dialogues/3/brief/")
    section = page.locator("section.own-note").filter(has=page.get_by_role("heading", name=WORDING))
    section.get_by_role("textbox").fill(f"{SECRETS['brief']} is the limit.")
    year.look(page, "brief")
    section.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text(f"{SECRETS['brief']} is the limit.")
    expect(year.page("nrcan-editor", "/dialogues/3/brief/").locator("main")).not_to_contain_text(SECRETS["brief"])
    assert year.status("secretariat", "/dialogues/3/brief/") in {403, 404}


def it_is_revised(year: Year, issued: Numbers) -> None:
    year.at("2026-01-22 10:00")
    page = year.page("secretariat", "/dialogues/3/agenda/draft/")
    page.get_by_role("button", name="Save as draft").click()
    page.get_by_label("Title (English)").fill(ADDED)
    page.get_by_label("Minutes", exact=False).last.fill("10")
    page.get_by_role("button", name="Add", exact=True).click()
    told(page, f"Added: {ADDED}.")
    expect(line(page, ADDED).get_by_role("rowheader")).to_contain_text("bis")
    page.get_by_role("link", name="Check and issue").click()
    expect(page.get_by_role("region", name="Changes since the last issue")).to_contain_text(ADDED)
    year.look(page, "check-revision")
    page.get_by_role("button", name="Issue JCBD/3/1/Rev.1").click()
    told(page, "JCBD/3/1/Rev.1 issued. The files have been stored.")
    expect(page.get_by_role("article")).to_contain_text(ADDED)
    assert numbers("JCBD/3/1/Rev.1").items() >= issued.items()
    reader = year.page("gac-editor", "/dialogues/3/agenda/compare/")
    expect(reader.get_by_role("region", name="Changes")).to_contain_text(ADDED)
    year.look(reader, "compare")


def the_late_item_is_added(year: Year, issued: Numbers) -> None:
    year.at("2026-01-29 10:00")
    page = year.page("secretariat", "/dialogues/3/agenda/draft/")
    page.get_by_role("button", name="Save as draft").click()
    page.get_by_role("button", name=f"Accept {LATE}").click()
    told(page, "Proposal added to the draft agenda. The ministry has been notified.")
    page.get_by_role("link", name="Check and issue").click()
    page.get_by_label("Addendum: new items only").check()
    page.get_by_role("button", name="Issue").click()
    told(page, "JCBD/3/1/Add.1 issued. The files have been stored.")
    article = page.get_by_role("article")
    expect(article).to_contain_text(LATE)
    expect(article).not_to_contain_text(ADDED)
    year.look(page, "addendum")
    assert numbers("JCBD/3/1/Add.1").items() >= issued.items()


def line(page: Page, title: str) -> Locator:
    """The line of the draft that has the item of that title; other lines name it as a place to move to."""
    return page.locator("table.draft tr").filter(has=page.locator("td[data-label=Title]", has_text=title))


def numbers(symbol: str) -> Numbers:
    """The number, bis and letter of each item in the version of that symbol."""
    version = next(each for each in Agenda.objects.filter(dialogue__number=3) if each.symbol == symbol)
    rows = AgendaItem.objects.filter(agenda=version).exclude(origin="removed")
    return {row.key: (row.number, row.bis, row.letter) for row in rows}
