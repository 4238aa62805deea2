"""Lists of what is decided and notified: no column is cut off where a page is as wide as a small laptop."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import product

import pytest
from playwright.sync_api import Page

from commitments.enums import Effect, NoticeKind, Scope
from commitments.models import Instrument, JointDecision, Notice
from commitments.services import decisions, notices
from contacts.enums import Role
from tests.e2e.conftest import SignIn
from tests.factories.register import account

LISTS = ("jointdecision", "notice", "commitment")
WORDS = "Domaine fictif de coopération dont le titre est assez long pour plusieurs lignes"


@pytest.mark.usefixtures("register")
def test_the_lists_fit_a_small_laptop_in_every_language(
    browser_page: Page, sign_in: SignIn, speak: Callable[[str, str], None]
) -> None:
    officer, at, moc = account(Role.CONTACT_OFFICER, "GAC"), datetime.now(UTC), Instrument.objects.shipped()
    for propose in (False, True):
        decision = JointDecision(instrument=moc, title_en=WORDS, text_en=WORDS, effect=Effect.NONE)
        decisions.put_on_record(decision=decision, by=officer, on=at.date())
        if propose:
            decisions.propose(decision=decision, by=officer, at=at)
    notice = Notice(instrument=moc, kind=NoticeKind.DISCONTINUE, scope=Scope.NOT_STATED, subject_en=WORDS)
    notices.put_on_record(notice=notice, by=officer, on=at.date())
    browser_page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(browser_page, officer.username)
    for language, name in product(("en", "fr", "ja"), LISTS):
        speak(officer.username, language)
        browser_page.goto(f"/admin/commitments/{name}/")
        room = browser_page.locator("#result_list").evaluate(
            "table => table.closest('.results').clientWidth - table.offsetWidth"
        )
        assert room >= 0, (language, name)
