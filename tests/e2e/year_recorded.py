"""Spring: the record is drafted, cleared by each Participant, adopted, corrected; and what remains goes on."""

from playwright.sync_api import Locator, Page, expect

from commitments.models import Commitment
from contacts.models import Participant
from dialogue.models import Record, RecordParagraph
from tests.e2e.year import TOKYO, Year, choose, told
from tests.e2e.year_issued import line
from tests.e2e.year_meeting import ACTION, DECIDED, SAID, UNFINISHED

RECORD = "/dialogues/3/record/"
CODES = ("meti", "mofa", "ised", "nrcan", "gac")
BETTER = "Both trials recovered graphite of battery grade, from cells of two makers."


def the_record_is_drafted_and_opened(year: Year) -> None:
    year.at("2026-02-12 10:00")
    page = year.page("secretariat", RECORD)
    page.get_by_role("button", name="Create draft").click()
    expect(page.locator("main")).to_contain_text(SAID)
    expect(page.locator("main")).to_contain_text(DECIDED)
    assert year.status("meti-editor", RECORD) == 404
    page.get_by_role("link", name="Open for approval").click()
    expect(page.locator(".document")).to_contain_text(SAID, ignore_case=True)
    year.look(page, "record-preview")
    page.get_by_label("Deadline for approval").fill("2026-03-06")
    page.get_by_role("button", name="Open for approval").click()
    expect(page.locator("main")).to_contain_text("Awaiting approval:")
    year.look(page, "record")


def one_clears_another_comments_and_the_text_changes(year: Year) -> None:
    year.at("2026-02-17 10:00", TOKYO)
    _clear_all(year.page("meti-contact_officer", RECORD))
    page = year.page("mofa-contact_officer", RECORD)
    year.look(page, "record-to-clear")
    paragraph = _paragraph(page, SAID)
    paragraph.get_by_text("Comment", exact=False).first.click()
    paragraph.get_by_label("Comment or proposed wording").fill("Say from which cells.")
    paragraph.get_by_role("button", name="Send comment").click()
    page = year.page("secretariat", RECORD)
    paragraph = _paragraph(page, SAID)
    expect(paragraph).to_contain_text("Say from which cells.")
    paragraph.locator("summary", has_text="Edit").click()
    paragraph.get_by_label("Text (English)").first.fill(BETTER)
    paragraph.get_by_role("button", name="Save").click()
    page = year.page("meti-contact_officer", RECORD)
    expect(page.locator("main")).to_contain_text("1 paragraph awaiting approval by your ministry")
    expect(_paragraph(page, BETTER)).to_contain_text("Changes since METI approved it")
    year.look(page, "record-changed")


def all_five_clear_and_it_is_adopted(year: Year) -> None:
    year.at("2026-03-03 10:00", TOKYO)
    page = year.page("secretariat", RECORD)
    expect(page.get_by_role("button", name="Adopt record")).to_have_count(0)
    for code in CODES:
        _clear_all(year.page(f"{code}-contact_officer", RECORD))
    page = year.page("secretariat", RECORD)
    expect(page.locator("main")).to_contain_text("All Participants have approved all paragraphs.")
    page.get_by_label("Adopted on").fill("2026-03-02")
    page.get_by_role("button", name="Adopt record").click()
    expect(page.locator("main")).to_contain_text("An adopted record can only be corrected by a corrigendum.")
    page.get_by_role("button", name="Adopt record").click()
    expect(page.locator("main")).to_contain_text("Adopted on 2 March 2026.")
    assert Record.objects.get(dialogue__number=3).status == "adopted"
    page.goto("/dialogues/3/")
    expect(page.locator(".next .btn")).to_have_text("View the record")


def an_error_is_corrected(year: Year) -> None:
    year.at("2026-03-10 10:00")
    page = year.page("secretariat", RECORD)
    paragraph = _paragraph(page, BETTER)
    paragraph.locator("summary", has_text="Issue a corrigendum").click()
    paragraph.get_by_label("Text (English)").first.fill(BETTER.replace("two", "three"))
    paragraph.get_by_label("Reason").fill("The makers were miscounted.")
    paragraph.get_by_label("Issued on").fill("2026-03-10")
    paragraph.get_by_role("button", name="Issue", exact=True).click()
    expect(page.locator(".facts")).to_contain_text("The makers were miscounted.")
    year.look(page, "record-correction-preview")
    page.get_by_role("button", name="Issue a corrigendum").click()
    expect(page.locator(".corrected")).to_contain_text("three makers")
    assert RecordParagraph.objects.filter(text_en=BETTER).count() == 1
    year.look(page, "record-corrected")


def an_action_becomes_a_commitment(year: Year) -> None:
    page = year.page("secretariat", "/dialogues/3/actions/")
    expect(page.locator("main")).to_contain_text(ACTION)
    page.locator("summary", has_text="Convert to commitment").click()
    choose(page.get_by_label("Area"), "2(c)(viii)")
    year.look(page, "actions")
    page.get_by_role("button", name="Convert to commitment").click()
    made = Commitment.objects.get(title_en=ACTION)
    expect(page.get_by_role("link", name=made.reference)).to_be_visible()
    assert made.lead == Participant.objects.get(code="NRCAN")


def the_fourth_begins_with_what_remains(year: Year) -> None:
    page = year.page("secretariat", "/")
    expect(page.get_by_role("region", name="Fourth Dialogue")).to_contain_text("Chair for Canada: ISED.")
    page.goto("/dialogues/4/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Fourth Dialogue")
    expect(page.locator("main")).to_contain_text("Chair for Canada: ISED.")
    expect(page.locator("main")).to_contain_text("Host: Japan")
    page.goto("/dialogues/4/agenda/draft/")
    page.get_by_role("button", name="Save as draft").click()
    expect(line(page, UNFINISHED)).to_contain_text("Carried over from the Third Dialogue")
    expect(line(page, "Record of the Third Dialogue")).to_be_visible()
    year.look(page, "draft-of-the-fourth")


def _clear_all(page: Page) -> None:
    page.get_by_role("button", name="shown above").click()
    told(page, "Your ministry approved")


def _paragraph(page: Page, words: str) -> Locator:
    return page.locator("section.paragraph").filter(has_text=words).first
