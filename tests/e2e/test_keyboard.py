"""The main journey of each role, by keyboard alone and in each language."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.utils import translation
from playwright.sync_api import Page, expect

from commitments.enums import Channel, Effect, Health
from commitments.models import Instrument, JointDecision, ProgressReport
from commitments.services import decisions
from contacts.enums import Role
from contacts.models import Participant, User
from dialogue.models import AgendaItem
from tests.e2e.conftest import Inspect, SignIn
from tests.e2e.keyboard import choose, fill, press, walk_to
from tests.factories.register import account

type Said = Callable[..., str]


@pytest.fixture(params=["en", "fr", "ja"])
def said(request: pytest.FixtureRequest, register: None) -> Said:
    """Everybody has this language now; gives what a text of the portal is in it."""
    User.objects.update(language=request.param)

    def do(text: str, context: str | None = None) -> str:
        with translation.override(request.param):
            return translation.pgettext(context, text) if context else translation.gettext(text)

    return do


def test_a_reader_finds_a_commitment_by_two_characters(browser_page: Page, sign_in: SignIn, said: Said) -> None:
    page = browser_page
    sign_in(page, "meti-reader")
    page.goto("/")
    fill(page.locator("header input[name=q]"), "架空")
    page.keyboard.press("Enter")
    press(page.locator("main").get_by_role("link", name="架空の取組"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("架空の取組")
    expect(page.get_by_text(said("Not legally binding")).first).to_be_visible()


def test_an_editor_finds_what_is_due_and_reports_on_it(browser_page: Page, sign_in: SignIn, said: Said) -> None:
    page = browser_page
    sign_in(page, "nrcan-editor")
    page.goto("/commitments/")
    press(page.get_by_role("link", name=said("Overdue"), exact=True))
    press(page.locator("table.register tbody a").first)
    press(page.get_by_role("link", name=said("Report progress")))
    fill(page.get_by_label(said("Work completed and next steps")), "The last site was visited.")
    choose(page.get_by_role("combobox", name=said("Health")), Health.ON_TRACK)
    press(page.get_by_role("button", name=said("Submit the report")))
    expect(page.get_by_text(said("Report submitted."))).to_be_visible()
    report = ProgressReport.objects.get()
    assert "The last site was visited." in (report.text_en, report.text_fr, report.text_ja)
    assert report.health == Health.ON_TRACK


def test_an_officer_concurs(browser_page: Page, sign_in: SignIn, said: Said, inspect: Inspect) -> None:
    page, by = browser_page, account(Role.CONTACT_OFFICER, "NRCAN")
    decision = JointDecision(
        instrument=Instrument.objects.shipped(),
        title_en="Fictitious decision",
        text_en="The Participants jointly decide.",
        effect=Effect.NONE,
    )
    now = datetime.now(UTC)
    decisions.put_on_record(decision=decision, by=by, on=now.date())
    decisions.propose(decision=decision, by=by, at=now)
    sign_in(page, "mofa-contact_officer")
    page.goto("/")
    press(page.locator("main").get_by_role("link", name="Fictitious decision"))
    page.wait_for_url("**/concur/")
    choose(page.get_by_label(said("Channel")), Channel.LETTER)
    fill(page.get_by_label(said("Document reference")), "Fictitious letter 12")
    press(page.get_by_label(said("I have read this text")), "Space")
    walk_to(page.get_by_role("button", name=said("Concur", "to do")))
    inspect(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{decision.get_absolute_url()}")
    expect(page.locator("main")).to_contain_text("Fictitious letter 12")
    assert decision.concurrences.get().participant == Participant.objects.get(code="MOFA")


def test_the_secretariat_moves_an_item_of_the_agenda(browser_page: Page, sign_in: SignIn, said: Said) -> None:
    page = browser_page
    sign_in(page, "secretariat")
    page.goto("/dialogues/3/agenda/draft/")
    press(page.get_by_role("button", name=said("Save as draft")))
    items = AgendaItem.objects.filter(agenda__dialogue__number=3, parent=None).order_by("order")
    page.locator("table.draft").wait_for()
    first, second, *_others = items.values_list("key", flat=True)
    press(page.locator("button[value=down]").first)
    page.wait_for_url("**/agenda/draft/#item-*")
    assert list(items.values_list("key", flat=True)[:2]) == [second, first]


@pytest.mark.usefixtures("said")
def test_an_administrator_makes_an_account(browser_page: Page, sign_in: SignIn) -> None:
    page = browser_page
    sign_in(page, "administrator")
    page.goto("/admin/contacts/user/")
    press(page.locator(".object-tools a[href*='/add/']"))
    page.wait_for_url("**/add/**")
    fill(page.locator("#id_username"), "fictitious-editor")
    choose(page.locator("#id_role"), Role.EDITOR)
    choose(page.locator("#id_participant"), str(Participant.objects.get(code="NRCAN").pk))
    press(page.locator("input[name=_save], button[name=_save]"))
    page.wait_for_url("**/change/")
    made = User.objects.get(username="fictitious-editor")
    assert (made.role, made.participant and made.participant.code) == (Role.EDITOR, "NRCAN")
