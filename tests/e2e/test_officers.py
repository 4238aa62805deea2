"""An officer whose function has ended, and the page on which an officer is linked to an account."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from contacts.models import ContactPointOfficer, User
from tests.e2e.conftest import Inspect, SignIn, given

LACKS = {
    "en": "Your function at the contact point ended.",
    "fr": "Votre fonction au point de contact a pris fin.",
    "ja": "連絡窓口でのあなたの役割は終了しました。",
}


@pytest.mark.usefixtures("reachable")
@pytest.mark.parametrize("language", LACKS)
def test_an_officer_whose_function_ended_reads_what_is_missing_and_has_no_button(
    browser_page: Page,
    sign_in: SignIn,
    inspect: Inspect,
    officers: dict[str, User],
    language: str,
) -> None:
    notice, officer = given(officers), officers["MOFA"]
    User.objects.filter(pk=officer.pk).update(language=language)
    ended = timezone.now().date() - timedelta(days=2)
    ContactPointOfficer.objects.filter(official__account=officer).update(until=ended)
    sign_in(browser_page, officer.username)
    for page in (reverse("home"), notice.get_absolute_url()):
        browser_page.goto(page)
        expect(browser_page.get_by_text(LACKS[language])).to_be_visible()
        assert browser_page.locator('a[href*="/acknowledge/"]').count() == 0
        inspect(browser_page)
    answer = browser_page.goto(reverse("commitments:notice-act", args=[notice.reference, "acknowledge"]))
    assert answer is not None
    assert answer.status == 403
    expect(browser_page.get_by_text(LACKS[language])).to_be_visible()


@pytest.mark.usefixtures("reachable", "officers")
@pytest.mark.parametrize("language", LACKS)
def test_an_officer_in_function_links_an_account(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, language: str
) -> None:
    officer = User.objects.get(username="mofa-contact_officer")
    User.objects.filter(pk=officer.pk).update(language=language)
    term = ContactPointOfficer.objects.get(official__account=officer)
    sign_in(browser_page, officer.username)
    browser_page.goto(reverse("admin:contacts_contactpoint_change", args=[term.contact_point_id]))
    inspect(browser_page)
    browser_page.locator(f'a[href="{reverse("contacts:officer-act", args=[term.pk, "portal-account"])}"]').click()
    inspect(browser_page)
    expect(browser_page.locator("select[name=account]")).to_contain_text(officer.username)
