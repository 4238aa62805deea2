"""The page at the meeting in a real browser: on a tablet, by keyboard alone, and over a line that fails."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Error, Page, Route, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from contacts.models import User
from dialogue.models import ActionItem, Agenda, AgendaItem, Dialogue, ItemOutcome
from dialogue.services.agendas import save_draft
from tests.e2e.conftest import Inspect, SignIn
from tests.factories.dialogue import issue

pytestmark = pytest.mark.usefixtures("agenda")

ROOM = "/dialogues/3/room/"
LANDSCAPE, PORTRAIT = ViewportSize(width=1024, height=768), ViewportSize(width=768, height=1024)
NARROW = ViewportSize(width=320, height=700)
NOTHING_LEFT = """() => !Object.keys(localStorage).some(
  (key) => key.startsWith("moc-room") && /:(outcome|action):/.test(key),
)"""
KEPT = "Not sent yet. Saved on this device."

# What a finger has to hit: buttons, links and fields of the page's own part, by the smaller of their two sides.
SMALL_TARGETS = """() => [...document.querySelectorAll(
    ".room :is(button, a, select, textarea, summary, input:not([type=hidden], [type=checkbox]))")]
  .filter((element) => element.checkVisibility())
  .map((element) => (element.closest(".course li") ?? element))
  .filter((element) => element.getBoundingClientRect().height < 43.9)
  .map((element) => element.outerHTML.slice(0, 90))"""


@pytest.fixture
def agenda(register: None) -> Agenda:
    """The agenda of the Third Dialogue as the register gives it, issued, and an hour for the meeting."""
    dialogue = Dialogue.objects.get(number=3)
    dialogue.local_start, dialogue.time_zone = datetime(2027, 2, 9, 9, tzinfo=UTC), "America/Toronto"
    dialogue.save(update_fields=["local_start", "time_zone"])
    saved = save_draft(
        dialogue=dialogue, as_of=datetime(2026, 11, 24, 5, tzinfo=UTC), by=User.objects.get(username="secretariat")
    )
    number = 0
    for item in AgendaItem.objects.filter(agenda=saved).order_by("order"):
        number += item.parent_id is None
        letters = AgendaItem.objects.filter(agenda=saved, parent=item.parent_id, order__lt=item.order).count()
        letter = chr(ord("a") + letters) if item.parent_id else ""
        AgendaItem.objects.filter(pk=item.pk).update(number=number, letter=letter)
    issue(saved)
    return saved


def sign_out(page: Page) -> None:
    """As on a wide window, where the account's own is behind its name."""
    page.locator(".account-button").click()
    page.get_by_role("button", name="Sign out").click()


@pytest.fixture
def officer_page(browser_page: Page, sign_in: SignIn) -> Page:
    browser_page.set_viewport_size(LANDSCAPE)
    sign_in(browser_page, "secretariat")
    browser_page.goto(ROOM)
    return browser_page


@pytest.fixture
def other_page(browser: Browser, live_server: LiveServer, sign_in: SignIn) -> Iterator[Page]:
    """A second tablet of the secretariat."""
    context = browser.new_context(base_url=live_server.url, locale="en-CA", reduced_motion="reduce")
    page = context.new_page()
    sign_in(page, "secretariat")
    page.goto(ROOM)
    yield page
    context.close()


def outcome() -> ItemOutcome:
    found: ItemOutcome = ItemOutcome.objects.get(item_key="opening")
    return found


def saved(page: Page) -> None:
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Saved:")
    all_sent(page)


def all_sent(page: Page) -> None:
    """Wait until the browser has nothing left to send: an outcome and an act are sent side by side."""
    page.wait_for_function(NOTHING_LEFT)


def test_what_is_typed_is_saved_when_the_hand_rests(officer_page: Page) -> None:
    officer_page.get_by_label("Summary of the discussion (English)").press_sequentially("Words of welcome.")
    officer_page.get_by_label("Result").select_option(label="Concluded")
    saved(officer_page)
    assert (outcome().summary_en, outcome().result) == ("Words of welcome.", "concluded")
    assert officer_page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('moc-room'))") == []


def test_what_is_typed_before_the_script_has_come_is_saved(officer_page: Page) -> None:
    held: list[Route] = []
    officer_page.route("**/js/room/room.js", lambda route: held.append(route))  # noqa: PLW0108  # Playwright marks what it is given.
    with officer_page.expect_request("**/js/room/room.js"):
        officer_page.goto(ROOM, wait_until="commit")
    officer_page.get_by_label("Summary of the discussion (English)").fill("Words of welcome.")
    officer_page.get_by_label("Result").select_option(label="Concluded")
    held[0].continue_()
    saved(officer_page)
    assert (outcome().summary_en, outcome().result) == ("Words of welcome.", "concluded")


def test_nothing_that_was_typed_is_lost_with_the_line(officer_page: Page) -> None:
    summary = officer_page.get_by_label("Summary of the discussion (English)")
    summary.fill("Words")
    saved(officer_page)
    officer_page.context.set_offline(True)
    summary.fill("Words of welcome.")
    officer_page.get_by_role("textbox", name="Action").fill("Send the figures")
    officer_page.get_by_role("textbox", name="Action").press("Enter")
    officer_page.get_by_role("textbox", name="Action").fill("Half an act")
    expect(officer_page.get_by_role("main").get_by_role("status")).to_have_text(KEPT)
    with pytest.raises(Error):
        officer_page.reload()
    assert (outcome().summary_en, ActionItem.objects.filter(dialogue__number=3).count()) == ("Words", 0)
    officer_page.context.set_offline(False)
    officer_page.goto(ROOM)
    expect(summary).to_have_value("Words of welcome.")
    expect(officer_page.get_by_role("textbox", name="Action")).to_have_value("Half an act")
    expect(officer_page.locator("#live-actions")).to_contain_text("Send the figures")
    all_sent(officer_page)
    assert outcome().summary_en == "Words of welcome."
    assert ActionItem.objects.get(dialogue__number=3).item == "1"


def test_what_was_typed_is_sent_by_itself_when_the_line_is_back(officer_page: Page) -> None:
    officer_page.context.set_offline(True)
    officer_page.get_by_label("Decision (English)").fill("The Participants take note.")
    expect(officer_page.get_by_role("main").get_by_role("status")).to_have_text(KEPT)
    officer_page.get_by_role("button", name="Start item").click()
    expect(officer_page.get_by_role("main").get_by_role("status")).to_contain_text("You are offline.")
    officer_page.context.set_offline(False)
    saved(officer_page)
    assert outcome().decision_en == "The Participants take note."
    assert outcome().begun_at is None


def test_who_was_signed_out_finds_the_text_after_signing_in(officer_page: Page) -> None:
    officer_page.context.clear_cookies()
    officer_page.get_by_label("Summary of the discussion (English)").fill("Words of welcome.")
    expect(officer_page.get_by_role("main").get_by_role("status")).to_contain_text(
        "Your text is still on this page. Sign in again to send it."
    )
    officer_page.get_by_role("main").get_by_role("status").get_by_role("link", name="Sign in").click()
    officer_page.locator("#id_username").fill("secretariat")
    officer_page.locator("#id_password").fill("a long word for tests only")
    officer_page.locator("#id_password").press("Enter")
    expect(officer_page.get_by_label("Summary of the discussion (English)")).to_have_value("Words of welcome.")
    saved(officer_page)
    assert outcome().summary_en == "Words of welcome."


def test_who_leaves_the_page_or_signs_out_at_once_leaves_nothing_behind(officer_page: Page) -> None:
    summary = officer_page.get_by_label("Summary of the discussion (English)")
    summary.fill("Words")
    with officer_page.expect_request("**/room/outcome/"):
        officer_page.get_by_role("link", name="Back to the Dialogue").click()
    officer_page.goto(ROOM)
    expect(summary).to_have_value("Words")
    summary.fill("Words of welcome.")
    sign_out(officer_page)
    officer_page.wait_for_url("**/logout/")
    assert outcome().summary_en == "Words of welcome."
    assert officer_page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('moc-room'))") == []


def test_who_signs_out_without_a_line_is_told_what_stays_behind(officer_page: Page) -> None:
    officer_page.get_by_role("textbox", name="Action").fill("Half an act")
    sign_out(officer_page)
    expect(officer_page.get_by_role("main").get_by_role("status")).to_contain_text("is saved on this device")
    officer_page.get_by_role("button", name="Sign out").click()
    officer_page.wait_for_url("**/logout/")


def test_another_account_on_the_same_tablet_finds_nothing(officer_page: Page, sign_in: SignIn) -> None:
    officer_page.context.set_offline(True)
    officer_page.get_by_label("Summary of the discussion (English)").fill("Words of welcome.")
    expect(officer_page.get_by_role("main").get_by_role("status")).to_have_text(KEPT)
    # While the line is down: an answer on its way would set a cookie again.
    officer_page.context.clear_cookies()
    officer_page.context.set_offline(False)
    User.objects.create_user("another", "a long word for tests only", role="secretariat")
    sign_in(officer_page, "another")
    officer_page.goto(ROOM)
    expect(officer_page.get_by_label("Summary of the discussion (English)")).to_have_value("")


def test_two_tablets_change_one_field_and_one_chooses(officer_page: Page, other_page: Page) -> None:
    label = "Summary of the discussion (English)"
    officer_page.context.set_offline(True)
    officer_page.get_by_label(label).fill("Mine")
    officer_page.get_by_label("Decision (English)").fill("Noted by me.")
    other_page.get_by_label(label).fill("Theirs")
    other_page.get_by_label("Result").select_option(label="Concluded")
    saved(other_page)
    officer_page.context.set_offline(False)
    choice = officer_page.get_by_role("group", name=label)
    expect(choice).to_contain_text("Mine")
    expect(choice).to_contain_text("Theirs")
    assert outcome().summary_en == "Theirs"
    choice.get_by_role("button", name="Keep my text").click()
    saved(officer_page)
    kept = outcome()
    assert (kept.summary_en, kept.decision_en, kept.result) == ("Mine", "Noted by me.", "concluded")


def test_two_tablets_that_change_two_fields_both_keep_theirs(officer_page: Page, other_page: Page) -> None:
    other_page.get_by_label("Summary of the discussion (English)").fill("Theirs")
    saved(other_page)
    officer_page.get_by_label("Decision (English)").fill("Mine")
    saved(officer_page)
    assert (outcome().summary_en, outcome().decision_en) == ("Theirs", "Mine")
    expect(officer_page.get_by_label("Summary of the discussion (English)")).to_have_value("Theirs")


def test_the_meeting_is_run_by_keyboard_alone(officer_page: Page) -> None:
    def press(name: str) -> None:
        button = officer_page.get_by_role("button", name=name, exact=True)
        for _ in range(120):
            if button.evaluate("(element) => element === document.activeElement"):
                break
            officer_page.keyboard.press("Tab")
        else:
            pytest.fail(f"Tab never reaches {name}.")
        officer_page.keyboard.press("Enter")

    press("Start item")
    expect(officer_page.locator("#live-head")).to_contain_text("Under discussion")
    press("METI")
    press("Give the floor to METI")
    expect(officer_page.locator("#live-speakers")).to_contain_text("Speaking: METI")
    officer_page.keyboard.press("Tab")
    officer_page.get_by_label("Summary of the discussion (English)").focus()
    officer_page.keyboard.type("Words")
    press("Save")
    saved(officer_page)
    officer_page.get_by_role("link", name="Skip to main content").focus()
    press("Go to item 2")
    officer_page.wait_for_url("**/room/?item=organisation")
    assert outcome().ended_at is not None


def test_the_meeting_is_run_without_the_script(browser: Browser, live_server: LiveServer, sign_in: SignIn) -> None:
    context = browser.new_context(base_url=live_server.url, locale="en-CA", java_script_enabled=False)
    page = context.new_page()
    sign_in(page, "secretariat")
    page.goto(ROOM)
    page.get_by_role("button", name="Start item").click()
    page.get_by_role("button", name="METI", exact=True).click()
    page.get_by_role("button", name="Give the floor to METI").click()
    page.get_by_label("Summary of the discussion (English)").fill("Words of welcome.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("main").get_by_role("status").first).to_contain_text("Saved:")
    page.get_by_role("textbox", name="Action").fill("Send the figures")
    page.get_by_role("button", name="Add action").click()
    expect(page.locator("#live-actions")).to_contain_text("Send the figures")
    page.get_by_role("button", name="Go to item 2").click()
    expect(page.locator("#live-head")).to_contain_text("Under discussion")
    assert (outcome().summary_en, outcome().ended_at is not None) == ("Words of welcome.", True)
    context.close()


def test_everybody_follows_the_meeting_without_reading_the_page_again(
    officer_page: Page, browser: Browser, live_server: LiveServer, sign_in: SignIn
) -> None:
    context = browser.new_context(base_url=live_server.url, locale="en-CA")
    reader = context.new_page()
    sign_in(reader, "meti-reader")
    reader.goto(ROOM)
    officer_page.get_by_role("button", name="Start item").click()
    officer_page.get_by_label("Summary of the discussion (English)").fill("Words of welcome.")
    saved(officer_page)
    expect(reader.locator("#live-outcome")).to_contain_text("Words of welcome.")
    expect(reader.locator(".course .is-now")).to_contain_text("Opening")
    assert reader.locator("main button").count() == 0
    context.close()


def test_the_clocks_are_the_server_s(officer_page: Page) -> None:
    officer_page.clock.install(time=datetime(2020, 1, 1, tzinfo=UTC))
    officer_page.goto(ROOM)
    shown = officer_page.locator("#clocks .hour").all_inner_texts()
    officer_page.clock.run_for(61_000)
    later = officer_page.locator("#clocks .hour").all_inner_texts()
    for before, after in zip(shown, later, strict=True):
        minutes = [int(text[:2]) * 60 + int(text[3:]) for text in (before, after)]
        assert (minutes[1] - minutes[0]) % (24 * 60) in {1, 2}


@pytest.mark.parametrize(("language", "size"), [("en", LANDSCAPE), ("fr", PORTRAIT), ("ja", NARROW)])
def test_the_page_of_an_item_under_way_is_made_for_fingers(
    officer_page: Page, inspect: Inspect, speak: Callable[[str, str], None], language: str, size: ViewportSize
) -> None:
    officer_page.set_viewport_size(size)
    officer_page.emulate_media(color_scheme="dark" if size is PORTRAIT else "light")
    speak("secretariat", language)
    officer_page.locator("#begin-item").click()
    officer_page.locator("#ask-1, [id^='ask-']").first.click()
    officer_page.clock.install()
    officer_page.goto(ROOM)
    expect(officer_page.locator("html")).to_have_attribute("lang", language)
    # The script counts once a second, by what it reads from the page.
    hours = officer_page.locator("#clocks .hour")
    before = hours.all_inner_texts()
    officer_page.clock.run_for(61_000)
    expect(hours.first).not_to_have_text(before[0])
    assert "NaN" not in officer_page.locator("main").inner_text()
    inspect(officer_page)
    assert officer_page.evaluate(SMALL_TARGETS) == []
