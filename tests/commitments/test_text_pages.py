"""Pages of the text: who gets in, which version and language they show, and what differs from another."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
import time_machine
from django.test import Client

from commitments.enums import LanguageStatus
from commitments.models import LanguageVersion, Provision, ProvisionText, TextVersion
from contacts.enums import Role
from contacts.models import Participant, User
from tests import tables
from tests.factories.commitments import LanguageVersionFactory, ProvisionTextFactory, TextVersionFactory

pytestmark = pytest.mark.django_db

TEXT, COMPARED = "/text/", "/text/compare/1/2/"
WITH_REGISTER = [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER, Role.SECRETARIAT]

type Write = Callable[[str, str, str], None]


@pytest.fixture(autouse=True)
def _moc() -> None:
    tables.seed()


def signed_in(role: Role = Role.READER, language: str = "en") -> Client:
    participant = Participant.objects.get(code="GAC") if role.belongs_to_participant else None
    user = User.objects.create_user(role.value, role=role, participant=participant, language=language)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def shown(client: Client, page: str, status: int = 200) -> str:
    answer = client.get(page)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_search_of_the_whole_portal_holds_what_was_searched_for_and_nothing_else() -> None:
    client = signed_in()
    for page, value in ((TEXT, ""), ("/search/?q=graphite", "graphite")):
        assert f'type="search" name="q" value="{value}"' in shown(client, page)


@pytest.fixture
def second() -> TextVersion:
    """A version in effect from 2027 that gives six months of notice and drops an article's clause."""
    instrument = TextVersion.objects.get().instrument
    version = TextVersionFactory.create(instrument=instrument, number=2, effective_on=date(2027, 1, 15))
    english = LanguageVersionFactory.create(version=version, status=LanguageStatus.CONSOLIDATED)
    for text in ProvisionText.objects.filter(language_version__version__number=1).exclude(provision__code="3(a)(v)"):
        said = text.text.replace("three (3) months", "six (6) months")
        ProvisionTextFactory.create(provision=text.provision, language_version=english, heading=text.heading, text=said)
    return version


@pytest.fixture
def write() -> Write:
    """Write a provision in a language of the first or second version."""

    def do(place: str, language: str, text: str) -> None:
        number, code = place.split(":")
        into, _ = LanguageVersion.objects.get_or_create(
            version=TextVersion.objects.get(number=number),
            language=language,
            defaults={"status": LanguageStatus.COURTESY},
        )
        provision = Provision.objects.get(code=code)
        ProvisionTextFactory.create(provision=provision, language_version=into, text=text)

    return do


@pytest.mark.parametrize("role", WITH_REGISTER)
@pytest.mark.parametrize("page", [TEXT, "/text/1/", "/text/compare/", "/text/compare/1/1/"])
def test_whoever_reads_the_register_reads_the_text(role: Role, page: str) -> None:
    shown(signed_in(role), page)


@pytest.mark.parametrize("page", [TEXT, "/text/1/", "/text/compare/", "/text/compare/1/1/"])
def test_an_administrator_finds_no_text_and_who_is_not_signed_in_is_asked_to(client: Client, page: str) -> None:
    shown(signed_in(Role.ADMINISTRATOR), page, 404)
    assert client.get(page)["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("page", ["/text/9/", "/text/compare/1/9/", "/text/compare/9/1/"])
def test_a_version_that_is_not_on_record_is_not_found(page: str) -> None:
    shown(signed_in(), page, 404)


def test_every_provision_stands_in_its_order_under_its_own_anchor() -> None:
    page = shown(signed_in(), TEXT)
    places = [page.index(f'id="{key}"') for key in Provision.objects.order_by("order").values_list("key", flat=True)]
    assert len(places) == 66
    assert places == sorted(places)
    assert "This MOC is not legally binding." in page
    assert "Signed text" in page


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2026-11-25", ["Version 1, effective since", "three (3) months"]),
        ("2027-01-15", ["Version 2, effective since", "six (6) months"]),
    ],
)
def test_the_text_is_the_one_in_effect_today(second: TextVersion, today: str, words: list[str]) -> None:
    with time_machine.travel(f"{today}T17:00:00Z", tick=False):
        page = shown(signed_in(), TEXT)
    assert all(word in page for word in words)


@pytest.mark.usefixtures("second")
def test_a_version_is_in_effect_for_all_once_its_day_has_begun_in_either_capital_as_the_status_says() -> None:
    with time_machine.travel("2027-01-14T20:00:00Z", tick=False):
        assert "six (6) months" in shown(signed_in(), TEXT)


def test_a_version_says_when_it_takes_effect_and_what_took_its_place(second: TextVersion) -> None:
    with time_machine.travel("2026-11-25T17:00:00Z", tick=False):
        assert "Version 2, takes effect on" in shown(signed_in(), "/text/2/")
    with time_machine.travel("2027-03-01T17:00:00Z", tick=False):
        assert "Replaced by version 2 on" in shown(signed_in(Role.EDITOR), "/text/1/")


def test_what_is_not_on_record_in_the_readers_language_is_shown_in_another_and_says_so(write: Write) -> None:
    client = signed_in(language="fr")
    page = shown(client, TEXT)
    assert 'provisions" lang="en"' in page
    assert 'class="notice info"' in page
    write("1:8(a)", "fr", "Le présent PDC n'est pas juridiquement contraignant.")
    page = shown(client, TEXT)
    assert 'provisions" lang="fr"' in page
    assert "n&#x27;est pas juridiquement contraignant" in page
    assert page.count("(en anglais)") == 65
    assert 'provisions" lang="en"' in shown(client, f"{TEXT}?language=en")


@pytest.mark.parametrize(
    ("language", "stated", "titles"),
    [
        ("en", "", {"2.c.viii": "International standards on battery safety and sustainability"}),
        (
            "fr",
            "Cette page affiche le texte anglais signé. Le portail ne contient pas de texte en français.",
            {"2": "Domaines de coopération", "2.c.viii": "Normes internationales", "9": "Dispositions finales"},
        ),
        (
            "ja",
            "署名された英語の本文を表示しています。このポータルには、日本語の本文は登録されていません。",
            {"2": "協力の分野", "3.a.v": "産学間の協力", "9": "最終規定"},
        ),
    ],
)
def test_provisions_have_their_short_titles_in_the_readers_language(
    language: str, stated: str, titles: dict[str, str]
) -> None:
    page = shown(signed_in(language=language), TEXT)
    contents = page.partition('class="contents')[2].partition("</nav>")[0]
    for key, title in titles.items():
        assert title in contents.partition(f'href="#{key}"')[2].partition("</a>")[0]
        provision = page.partition(f'id="{key}"')[2].partition('class="provision ')[0]
        assert re.search(f'<p class="label" lang="{language}">{title}', provision)
    assert 'class="card provisions" lang="en"' in page
    assert stated in unescape(page)
    assert ('class="notice info"' in page) == bool(stated)
    # The signed heading of an article is not repeated.
    assert 'class="label"' not in (page.partition('id="9"')[2].partition("</h2>")[0] if language == "en" else "")


def test_an_article_with_a_new_heading_has_no_descriptive_title(second: TextVersion) -> None:
    ProvisionText.objects.filter(language_version__version=second, provision__code="9").update(heading="End")
    page = shown(signed_in(language="fr"), "/text/2/")
    contents = page.partition('class="contents')[2].partition("</nav>")[0]
    assert '<span lang="en">End</span>' in contents
    assert "Dispositions finales" not in page
    assert "texte anglais signé" not in page
    assert 'class="notice info"' in page


def test_a_comparison_shows_what_differs_and_nothing_else(second: TextVersion) -> None:
    page = shown(signed_in(), COMPARED)
    assert "three (3)" in page
    assert "<del>" in page
    assert "<ins>" in page
    assert "2 provisions are different." in page
    assert "This MOC is not legally binding." not in page
    assert "This MOC is not legally binding." in shown(signed_in(Role.EDITOR), f"{COMPARED}?all=1")


def test_a_comparison_says_in_words_what_was_added_and_removed(second: TextVersion) -> None:
    page = shown(signed_in(), COMPARED)
    assert "[removed:" in page
    assert "[added:" in page
    assert "Not in this version." in page


def test_two_versions_are_compared_in_the_language_asked_for_where_both_have_it(
    second: TextVersion, write: Write
) -> None:
    write("1:9(c)", "ja", "三箇月前に通告される。")
    write("2:9(c)", "ja", "六箇月前に通告される。")
    page = shown(signed_in(), f"{COMPARED}?language=ja")
    assert '<article class="comparison" lang="ja">' in page
    assert "三箇月前" not in page
    assert "箇月前に通告される。" in page
    assert "(in English)" in page


def test_a_provision_in_two_languages_is_not_compared_word_by_word(second: TextVersion, write: Write) -> None:
    write("1:8(a)", "fr", "Le présent PDC n'est pas contraignant.")
    page = shown(signed_in(), f"{COMPARED}?language=fr")
    assert "This MOC is not legally binding." in page
    assert "2(c)(i)" not in page


def test_the_form_leads_to_the_comparison_and_says_what_is_wrong(second: TextVersion) -> None:
    client = signed_in()
    answer = client.get("/text/compare/", {"old": 1, "new": 2, "language": "ja"})
    assert answer["Location"] == f"{COMPARED}?language=ja"
    assert "Choose a different version" in shown(client, "/text/compare/?old=1&new=1&language=en", 400)
    shown(client, "/text/compare/?old=1&new=9&language=xx", 400)


def test_with_one_version_there_is_nothing_to_compare() -> None:
    assert "There is only one version of the text" in shown(signed_in(), "/text/compare/")


def test_the_navigation_leads_to_the_text_and_the_secretariat_on_to_its_records() -> None:
    records = "/admin/commitments/provision/"
    assert f'href="{TEXT}"' in shown(signed_in(), "/")
    assert records not in shown(signed_in(Role.EDITOR), TEXT)
    assert records in shown(signed_in(Role.SECRETARIAT), TEXT)


def test_the_text_is_read_with_few_statements(second: TextVersion, django_assert_max_num_queries: object) -> None:
    client = signed_in()
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        client.get(COMPARED)
