"""What every page has around it: where one is, what stands behind it, who one is."""

import re

import pytest
from django.contrib import admin
from django.test import Client
from django.utils.text import capfirst
from django.utils.translation import override

from commitments.models import Instrument
from contacts.enums import Role
from mocportal.web.navigation import BESIDE, PLACES
from tests.portal.conftest import SignIn

pytestmark = pytest.mark.django_db

REGISTERED = tuple(admin.site._registry)
PAGE = "/accessibility/"


@pytest.fixture
def instrument() -> Instrument:
    return Instrument.objects.create(
        code="trial",
        title_en="Memorandum of Cooperation",
        name_en="A trial of cooperation",
        reference_prefix="TRY",
        document_symbol="TRY",
        notice_months=3,
        dialogue_months=12,
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Memorandum of Cooperation is not legally binding (article 8(a))."),
        # The status line of documents is in the plain style, that of pages in the polite one.
        ("ja", "この協力覚書に法的拘束力はありません（第8項(a)）。"),
    ],
)
def test_before_the_seed_too_the_page_states_that_the_moc_is_not_binding(
    client: Client, language: str, sentence: str
) -> None:
    assert sentence in client.get(PAGE, headers={"accept-language": language}).text


def test_the_name_is_that_of_the_instrument(client: Client, instrument: Instrument) -> None:
    assert instrument.name_en in client.get(PAGE).text


def test_what_is_missing_in_a_language_is_shown_in_another_and_says_so(client: Client, instrument: Instrument) -> None:
    page = client.get(PAGE, headers={"accept-language": "fr"}).content.decode()
    assert f'<span lang="en">{instrument.name_en}</span>' in page


@pytest.mark.parametrize("prefix", ["TRY", "DEMO"])
def test_the_line_of_a_demonstration_is_marked(client: Client, instrument: Instrument, prefix: str) -> None:
    Instrument.objects.update(reference_prefix=prefix)
    page = client.get(PAGE, headers={"accept-language": "ja"}).text
    assert ('class="standing demonstration"' in page) is (prefix == "DEMO")
    assert ("デモ：架空のデータです。" in page) is (prefix == "DEMO")


def test_who_has_not_signed_in_is_offered_no_place(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    assert "<nav" not in page
    assert "Sign out" not in page


def test_the_administrator_is_offered_accounts_and_no_register(signed_in: SignIn) -> None:
    page = signed_in(Role.ADMINISTRATOR).get(PAGE).content.decode()
    assert 'href="/admin/contacts/user/"' in page
    assert 'href="/commitments/"' not in page


def test_a_reader_is_offered_the_register_and_no_accounts(signed_in: SignIn) -> None:
    page = signed_in(Role.READER).get(PAGE).content.decode()
    assert 'href="/commitments/"' in page
    assert 'href="/admin/contacts/user/"' not in page


def test_every_place_of_records_asks_for_a_right() -> None:
    pages = [page for _label, pages in PLACES for page in pages]
    assert [name for _, name, permission in (*pages, *BESIDE) if not permission] == ["home"]


MINISTRY = ["/", "/dialogues/", "/commitments/", "/decisions/", "/timeline/", "/text/", "/contact-tree/"]


@pytest.mark.parametrize(
    ("role", "expected"),
    [(Role.READER, MINISTRY), (Role.EDITOR, MINISTRY), (Role.CONTACT_OFFICER, MINISTRY), (Role.SECRETARIAT, MINISTRY),
     (Role.ADMINISTRATOR, ["/"])],
)  # fmt: skip
def test_the_navigation_has_seven_items_in_the_order_of_use(signed_in: SignIn, role: Role, expected: list[str]) -> None:
    page = signed_in(role).get(PAGE).text
    bar = page.partition('id="nav"')[2].partition('class="narrow')[0]
    assert re.findall(r'<a href="([^"]+)"', bar) == expected


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER])
def test_tables_of_the_data_model_are_in_no_menu_of_ministry_staff(signed_in: SignIn, role: Role) -> None:
    assert 'href="/admin/records/"' not in signed_in(role).get(PAGE).text


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.ADMINISTRATOR])
def test_who_runs_the_register_or_the_portal_finds_them(signed_in: SignIn, role: Role) -> None:
    assert 'href="/admin/records/"' in signed_in(role).get(PAGE).text


def test_tabs_are_the_pages_of_the_current_item(signed_in: SignIn) -> None:
    client = signed_in(Role.READER)
    tabs = client.get("/notices/").text.partition('class="tabs"')[2].partition("</nav>")[0]
    assert re.findall(r'<a href="([^"]+)"( aria-current="page")?', tabs) == [
        ("/decisions/", ""),
        ("/notices/", ' aria-current="page"'),
        ("/consultations/", ""),
        ("/intellectual-property/", ""),
    ]
    assert '<a href="/decisions/" aria-current="true">' in client.get("/notices/").text
    assert 'class="tabs"' not in client.get(PAGE).text


# Under "All records" only: reference data, people and the technical records of administrators.
WITHOUT_AN_ITEM = {
    "commitments": {"areaofcooperation", "formofcooperation", "forum", "mineral"},
    "contacts": {
        "handlingmark", "markequivalent", "message", "organization", "participant", "rank", "reminder", "side",
        "stakeholder", "user",
    },
    "accounts": {"accountrequest", "identityprovider", "signinrule"},
    "axes": {"accessattempt", "accessfailurelog", "accesslog"},
    "partners": {"calendartoken", "client", "token", "webhook", "webhookmessage"},
}  # fmt: skip


def test_each_page_of_the_admin_marks_the_item_of_its_records(signed_in: SignIn) -> None:
    client, without = signed_in(Role.SECRETARIAT), set()
    for model in REGISTERED:
        # An address that does not exist has the same frame, and costs less than a list.
        page = client.get(f"/admin/{model._meta.app_label}/{model._meta.model_name}/0/change/").text
        bar = page.partition('id="nav"')[2].partition('class="narrow')[0]
        if (marked := bar.count('aria-current="true"')) != 1:
            assert not marked, model
            without.add(model._meta.label_lower)
    assert without == {f"{app}.{name}" for app, names in WITHOUT_AN_ITEM.items() for name in names}
    assert '<a href="/notices/" aria-current="true">' in client.get("/admin/commitments/notice/").text


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_a_list_of_the_admin_has_the_name_of_its_link(language: str) -> None:
    by_page = {f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist": model for model in REGISTERED}
    with override(language):
        for label, name, _permission in BESIDE:
            if model := by_page.get(name):
                assert str(label) == capfirst(model._meta.verbose_name_plural)


def test_all_records_are_those_that_the_role_may_open(signed_in: SignIn) -> None:
    page = signed_in(Role.ADMINISTRATOR).get("/admin/records/").content.decode()
    assert "/admin/contacts/user/" in page
    assert "/admin/commitments/" not in page


def test_the_frame_says_who_one_is_and_for_whom(signed_in: SignIn) -> None:
    page = signed_in(Role.CONTACT_OFFICER).get(PAGE).content.decode()
    assert "Hanako Yamada, Contact point officer (ONE)" in page


@pytest.mark.parametrize("address", [PAGE, "/your-account/", "/admin/records/", "/nothing-here/"])
def test_one_signs_out_from_every_page(signed_in: SignIn, address: str) -> None:
    page = signed_in(Role.EDITOR).get(address).text
    assert re.search(r'<form[^>]*method="post"[^>]*action="/admin/logout/"', page)


def test_who_asks_for_home_signs_in_first(client: Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 302
    assert answer["Location"] == "/admin/login/?next=/"


def test_home_in_the_breadcrumbs_of_the_admin_is_the_home_page(signed_in: SignIn) -> None:
    answer = signed_in(Role.READER).get("/admin/")
    assert answer.status_code == 302
    assert answer["Location"] == "/"
