"""February: the meeting is run from its page, the agenda is adopted as it was changed there, and the Dialogue held."""

from playwright.sync_api import Page, expect

from dialogue.models import ActionItem, Agenda, Dialogue, ItemOutcome
from tests.e2e.year import Year, told
from tests.e2e.year_issued import ADDED, WORDING, Numbers, line, numbers

ROOM = "/dialogues/3/room/"
WELCOME = "The co-chairs welcomed the delegations."
NO_TIME = "There was no time for the draft of a guide."
SAID = "Both trials recovered graphite of battery grade."
DECIDED = "The Participants intend to compare their trials by June."
ACTION = "Exchange the results of both trials"
UNFINISHED = "Intellectual property"
IN_THE_ROOM = "Workshops on traceability and on reuse"


def the_meeting_begins(year: Year) -> None:
    year.at("2026-02-09 18:00")
    page = year.page("secretariat", ROOM)
    expect(page.locator("#clocks")).to_contain_text("08:0")
    page.get_by_role("button", name="Start item").click()
    expect(page.locator("#live-head")).to_contain_text("Under discussion")
    page.get_by_label("Result").select_option(label="Concluded")
    page.get_by_label("Summary of the discussion (English)").fill(WELCOME)
    _kept(page, item_key="opening", result="concluded", summary_en=WELCOME)
    expect(page.locator("#status")).to_contain_text("Saved:")
    page.get_by_role("button", name="METI", exact=True).click()
    page.get_by_role("button", name="Give the floor to METI").click()
    expect(page.locator("#live-speakers")).to_contain_text("Speaking: METI")
    year.look(page, "room")


def an_item_comes_to_a_decision_though_the_line_fails(year: Year) -> None:
    page = year.page("secretariat")
    page.get_by_role("link", name=WORDING).click()
    page.get_by_role("button", name="Start item").click()
    # Without the page that follows there is no script yet that keeps anything.
    expect(page.locator("#live-head")).to_contain_text("Under discussion")
    page.wait_for_load_state()
    page.context.set_offline(True)
    page.get_by_label("Summary of the discussion (English)").fill(SAID)
    page.get_by_label("Decision (English)").fill(DECIDED)
    expect(page.locator("#status")).to_contain_text("Saved on this device")
    assert not ItemOutcome.objects.filter(summary_en=SAID).exists()
    page.context.set_offline(False)
    _kept(page, summary_en=SAID, decision_en=DECIDED)
    page.get_by_role("textbox", name="Action").fill(ACTION)
    page.get_by_label("Lead").select_option(label="NRCan")
    page.get_by_label("Due on").fill("2026-06-30")
    page.get_by_role("button", name="Add action").click()
    expect(page.locator("#live-actions")).to_contain_text(ACTION)
    assert ActionItem.objects.get(dialogue__number=3).code
    page.get_by_label("Result").select_option(label="Concluded")
    _kept(page, summary_en=SAID, result="concluded")
    reader = year.page("mofa-editor", ROOM)
    expect(reader.locator("main button")).to_have_count(0)
    year.look(reader, "room-reader")


def another_is_left_unfinished(year: Year) -> None:
    page = year.page("secretariat", ROOM)
    page.get_by_role("link", name=UNFINISHED).click()
    page.get_by_role("button", name="Start item").click()
    page.get_by_label("Result").select_option(label="Continues at the next Dialogue")
    page.get_by_label("Summary of the discussion (English)").fill(NO_TIME)
    _kept(page, item_key="intellectual-property", result="continues", summary_en=NO_TIME)
    page.get_by_role("button", name="End item").click()
    _kept(page, item_key="intellectual-property", ended_at__isnull=False)


def the_agenda_is_adopted_with_a_change_in_the_room(year: Year, issued: Numbers) -> None:
    year.at("2026-02-09 20:50")
    page = year.page("secretariat", "/dialogues/3/agenda/draft/")
    page.get_by_role("button", name="Save as draft").click()
    line(page, ADDED).get_by_role("link", name="Edit").click()
    page.get_by_label("Title (English)").fill(IN_THE_ROOM)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Check and issue").click()
    page.get_by_label("Adopted agenda, with changes made at the meeting").check()
    page.get_by_role("button", name="Issue").click()
    told(page, "issued. The files have been stored.")
    expect(page.get_by_role("article")).to_contain_text(IN_THE_ROOM)
    year.look(page, "adopted")
    assert Agenda.objects.get(dialogue__number=3, status="adopted").symbol == "JCBD/3/1/Rev.2"
    assert numbers("JCBD/3/1/Rev.2").items() >= issued.items()


def the_third_is_held(year: Year) -> None:
    year.at("2026-02-09 21:10")
    page = year.page("secretariat", "/dialogues/3/status/held/")
    page.get_by_role("button", name="Mark as held").click()
    told(page, "Third Dialogue is now “Held”.")
    year.look(page, "held")
    assert Dialogue.objects.filter(number=4).exists()


def _kept(page: Page, **facts: object) -> None:
    """The portal keeps what was typed, which it is sent by itself."""
    while not ItemOutcome.objects.filter(**facts).exists():
        # Each save answers; one that is late is waited for, and none at all fails here.
        page.wait_for_event("response", timeout=30_000)
