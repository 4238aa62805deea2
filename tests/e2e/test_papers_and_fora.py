"""Papers and other fora in a real browser: a ministry brings what it owes, after a refusal."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from commitments.models import Forum
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from core.text.languages import Language
from dialogue.models import CmwgStatus, Dialogue
from dialogue.services import papers, referrals
from tests.dialogue.cmwg_reports import AT, REPORT
from tests.dialogue.sample_papers import PDF, file
from tests.e2e.conftest import Inspect, SignIn
from tests.factories.dialogue import PaperFactory, ReferralFactory
from tests.factories.register import commitment, mark

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def third(register: None) -> Dialogue:
    """A paper that is here, one that a ministry owes, a likely overlap, and two items for other fora."""
    dialogue = Dialogue.objects.get(number=3)
    by = User.objects.get(role=Role.SECRETARIAT)
    own = {"dialogue": dialogue, "mark": mark(Audience.PARTICIPANTS), "item_key": "other-fora"}
    here = PaperFactory.build(
        **own, title_en="On the graphite supply", expected_from=Participant.objects.get(code="GAC")
    )
    owed = PaperFactory.build(**own, title_ja="黒鉛の供給について", title_en="", original_language="ja")
    owed.expected_from, owed.due_on = Participant.objects.get(code="NRCAN"), date(2026, 1, 12)
    for paper in (here, owed):
        papers.expect(paper=paper, by=by)
    papers.bring(paper=here, files={Language.ENGLISH: file(PDF)}, by=by, at=AT)
    commitment("NRCAN", title_en="Map of the graphite supply")
    CmwgStatus.objects.create(dialogue=dialogue, as_of=AT.date(), text_en=REPORT["en"], source="Fictitious source")
    forum = Forum.objects.get(code="jec")
    ReferralFactory.create(dialogue=dialogue, forum=forum, title_en="Ports")
    raised = ReferralFactory.create(dialogue=dialogue, forum=forum, title_en="Rail")
    referrals.record_raised(referral=raised, on=date(2026, 3, 2), by=by, at=AT)
    return dialogue


def test_a_ministry_brings_what_it_owes(browser_page: Page, sign_in: SignIn, inspect: Inspect, third: Dialogue) -> None:
    sign_in(browser_page, "nrcan-editor")
    browser_page.goto("/dialogues/3/")
    inspect(browser_page)
    browser_page.get_by_role("link", name="1 paper due from NRCan").click()
    browser_page.get_by_role("link", name="黒鉛の供給について").first.click()
    browser_page.get_by_label("Japanese").set_input_files({"name": "paper.pdf", "mimeType": "x/y", "buffer": b"<html>"})
    browser_page.get_by_role("button", name="Upload").click()
    expect(browser_page.get_by_role("alert")).to_contain_text("is not a PDF or a Word document")
    inspect(browser_page)
    browser_page.get_by_label("Japanese").set_input_files({"name": "paper.pdf", "mimeType": "x/y", "buffer": PDF})
    browser_page.get_by_role("button", name="Upload").click()
    with browser_page.expect_download() as download:
        browser_page.locator("#versions ~ ul a").first.click()
    assert download.value.suggested_filename == "JCBD-3-3.participants.ja.pdf"
