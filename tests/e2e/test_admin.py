"""Lists, forms, deletion and history of records in a real browser, as the roles see them."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import Page, ViewportSize, expect

from commitments.models import Commitment
from contacts.enums import Audience
from contacts.models import Official, Participant, User
from tests.e2e.conftest import Inspect, SignIn
from tests.factories.register import commitment, mark

pytestmark = pytest.mark.usefixtures("register")

NARROW, WIDE = ViewportSize(width=320, height=700), ViewportSize(width=1280, height=900)
MAIN = ("commitments_commitment", "dialogue_dialogue", "contacts_official", "commitments_provision")


def pages_of(name: str, user: User, *, all_of_them: bool = False) -> Iterator[str]:
    """The list of a model and a record of it, as ``user`` may see them; its empty form and history too if asked."""
    model = next(model for model in admin.site._registry if f"{model._meta.app_label}_{model._meta.model_name}" == name)
    label = f"{model._meta.app_label}.%s_{model._meta.model_name}"
    if not user.has_perm(label % "view"):
        return
    record = model._default_manager.first()
    yield from address(f"admin:{name}_changelist")
    if record:
        yield from address(f"admin:{name}_change", record.pk)
    if record and all_of_them:
        yield from address(f"admin:{name}_history", record.pk)
    if user.has_perm(label % "add") and (all_of_them or not record):
        yield from address(f"admin:{name}_add")


def address(name: str, *args: object) -> Iterator[str]:
    try:
        yield reverse(name, args=args)
    except NoReverseMatch:
        return


def passes(page: Page, url: str, inspect: Inspect) -> str:
    """What is wrong with the page at ``url``; empty where nothing is."""
    answer = page.goto(url)
    assert answer is not None
    if answer.status in {403, 404}:
        # A page that the admin does not offer for this model, such as a form for what only services enter.
        return ""
    if answer.status >= 400:
        return f"{url}: {answer.status}"
    try:
        inspect(page)
    except AssertionError as error:
        return f"{url}: {error}"
    return ""


@pytest.mark.parametrize(
    ("username", "app"),
    [
        ("secretariat", "contacts"),
        ("secretariat", "commitments"),
        ("secretariat", "dialogue"),
        ("administrator", "contacts"),
        ("administrator", "partners"),
    ],
)
def test_every_list_and_every_form_passes(
    browser_page: Page, sign_in: SignIn, inspect: Inspect, username: str, app: str
) -> None:
    user = User.objects.get(username=username)
    sign_in(browser_page, username)
    models = [model._meta for model in admin.site._registry if model._meta.app_label == app]
    names = [f"{model.app_label}_{model.model_name}" for model in models]
    found = [passes(browser_page, url, inspect) for name in names for url in pages_of(name, user)]
    assert found
    assert not any(found), "\n".join(filter(None, found))


@pytest.mark.parametrize(
    ("language", "size", "scheme"),
    [("fr", WIDE, "dark"), ("ja", NARROW, "light")],
)
def test_the_main_records_pass_in_every_language_width_and_theme(
    browser_page: Page,
    sign_in: SignIn,
    inspect: Inspect,
    speak: Callable[[str, str], None],
    language: str,
    size: ViewportSize,
    scheme: str,
) -> None:
    browser_page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    browser_page.set_viewport_size(size)
    speak("secretariat", language)
    sign_in(browser_page, "secretariat")
    user = User.objects.get(username="secretariat")
    found = [passes(browser_page, url, inspect) for name in MAIN for url in pages_of(name, user, all_of_them=True)]
    assert not any(found), "\n".join(filter(None, found))


def test_a_record_is_found_opened_changed_and_its_history_tells_it(
    browser_page: Page, sign_in: SignIn, inspect: Inspect
) -> None:
    sign_in(browser_page, "nrcan-editor")
    late = Commitment.objects.filter(lead__code="NRCAN").order_by("due_on").first()
    assert late is not None
    browser_page.goto("/admin/commitments/commitment/")
    browser_page.locator("#searchbar").fill(late.reference)
    browser_page.locator("#searchbar").press("Enter")
    browser_page.get_by_role("link", name=late.title_en).click()
    browser_page.locator("#id_title_fr").fill("Engagement fictif")
    browser_page.locator("input[name=_save]").click()
    expect(browser_page.locator(".messagelist, .notice")).to_be_visible()
    late.refresh_from_db()
    assert late.title_fr == "Engagement fictif"
    browser_page.goto(f"/admin/commitments/commitment/{late.pk}/history/")
    expect(browser_page.locator("main")).to_contain_text("Engagement fictif")
    inspect(browser_page)


def test_deleting_says_what_goes_before_it_goes(browser_page: Page, sign_in: SignIn, inspect: Inspect) -> None:
    gone = Official.objects.create(
        participant=Participant.objects.get(code="NRCAN"), family_name="Fictitious", given_name="Person"
    )
    sign_in(browser_page, "secretariat")
    browser_page.goto(f"/admin/contacts/official/{gone.pk}/delete/")
    expect(browser_page.locator("main")).to_contain_text("Person Fictitious")
    inspect(browser_page)
    browser_page.locator("main input[type=submit], main button[type=submit]").last.click()
    browser_page.wait_for_url("**/admin/contacts/official/")
    assert not Official.objects.filter(pk=gone.pk).exists()


def test_a_record_of_another_ministry_that_is_hidden_is_not_there(
    browser_page: Page, sign_in: SignIn, inspect: Inspect
) -> None:
    hidden = commitment("METI", mark=mark(Audience.OWN_PARTICIPANT))
    sign_in(browser_page, "nrcan-editor")
    answer = browser_page.goto(f"/admin/commitments/commitment/{hidden.pk}/change/")
    assert answer is not None
    assert answer.status == 404
    inspect(browser_page)
    browser_page.goto(f"/admin/commitments/commitment/?q={hidden.reference}")
    expect(browser_page.locator("#result_list")).to_have_count(0)
