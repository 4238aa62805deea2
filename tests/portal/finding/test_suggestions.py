"""What the search field offers while one types: records, pages and actions that one may open."""

from urllib.parse import urldefrag

import pytest
from django.test import Client

from contacts.enums import Role
from core.text.languages import Language
from mocportal.site_search.commands import ACTIONS
from mocportal.web.navigation import BESIDE, PLACES, RECORDS
from tests.e2e.sweep.routes import routes
from tests.e2e.sweep.table import ACTS, NO_PAGES, wanted_by
from tests.factories.register import account, commitment
from tests.sessions import BACKEND

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

ADDRESS = "/search/suggestions/"

# Pages with a URL without a record that the search does not offer, with the reason.
NOT_OFFERED = {
    "admin:login": "for users without a session",
    "accounts:forgotten": "for users without a session",
    "accounts:code": "for users without a session",
    "accounts:confirm": "a step of another act",
    "accounts:app": "on the page of the account, for accounts with a password",
    "accounts:passkey-add": "on the page of the account, for accounts with a password",
    "accounts:recovery-codes": "on the page of the account, for accounts with a password",
    "admin:password_change_done": "a step of another act",
    "commitments:change": "needs a selection in the register",
    "search": "is the search itself",
    "api:problems": "documentation for developers of clients",
    "mailbox:letters": "only in a local run",
}


def offered(client: Client, text: str, language: str = "en") -> str:
    answer = client.get(ADDRESS, {"q": text}, headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.text


def of(role: Role, code: str) -> Client:
    client = Client()
    client.force_login(account(role, code), backend=BACKEND)
    return client


def test_records_pages_and_actions_are_offered_by_their_words() -> None:
    editor = of(Role.EDITOR, "METI")
    made = commitment("METI", title_en="Notice board for recyclers")
    found = offered(editor, "notice")
    assert f'href="{made.get_absolute_url()}"' in found
    assert 'href="/notices/"' in found
    assert 'href="/notices/new/"' in found


@pytest.mark.parametrize("text", ["commitments", "ENGAGEMENTS", "取組", "decisions et avis", "Décisions"])
def test_a_page_is_found_by_its_name_in_three_languages_and_without_accents(text: str) -> None:
    reader = of(Role.READER, "METI")
    for language in Language.values:
        assert 'id="found-pages"' in offered(reader, text, language)


def test_an_action_that_one_may_not_take_is_not_offered() -> None:
    assert "/notices/new/" not in offered(of(Role.READER, "METI"), "notice")


def test_each_page_without_a_record_is_offered() -> None:
    places = {name for _label, pages in PLACES for _page, name, _permission in pages}
    places |= {name for _label, name, _permission in (*BESIDE, RECORDS)}
    alone = {name for name in routes() - ACTS - NO_PAGES if not wanted_by(name)}
    assert alone - places - {action.name for action in ACTIONS} == set(NOT_OFFERED)


@pytest.mark.parametrize("role", [role for role in Role if role.uses_browser])
def test_each_action_that_is_offered_is_permitted(role: Role) -> None:
    user = account(role, "METI" if role.belongs_to_participant else "")
    client = Client()
    client.force_login(user, backend=BACKEND)
    urls = {str(action.label): url for action in ACTIONS if (url := action.url_for(user))}
    assert {label for label, url in urls.items() if client.get(urldefrag(url).url).status_code != 200} == set()
    assert {label for label, url in urls.items() if f'href="{url}"' not in offered(client, label)} == set()


@pytest.mark.parametrize(
    ("text", "url"),
    [
        *((text, "/brief/") for text in ("brief me", "note d'information", "事前概要")),
        *((text, "/proposals/new/") for text in ("propose an item", "proposer un point", "議題の提案")),
        *((text, "/#own") for text in ("report progress", "faire rapport", "進捗の報告")),
        *((text, "/request-account/") for text in ("request account", "demander un compte", "アカウントの申請")),
    ],
)
def test_the_acts_of_a_ministry_are_found_in_three_languages(text: str, url: str) -> None:
    assert f'{url}"' in offered(of(Role.CONTACT_OFFICER, "METI"), text)
    assert f'{url}"' not in offered(of(Role.READER, "METI"), text) or url == "/brief/"


def test_an_exact_number_comes_first_and_from_the_field_goes_to_its_record() -> None:
    reader = of(Role.READER, "METI")
    made = commitment("METI")
    assert offered(reader, made.reference.lower()).index(made.get_absolute_url()) > 0
    answer = reader.get("/search/", {"q": made.reference.lower(), "go": "1"})
    assert (answer.status_code, answer["Location"]) == (302, made.get_absolute_url())
    assert reader.get("/search/", {"q": made.reference}).status_code == 200
    assert reader.get("/search/", {"q": "battery", "go": "1"}).status_code == 200


def test_nothing_is_offered_without_words_and_to_nobody() -> None:
    assert "<li>" not in offered(of(Role.READER, "METI"), " ")
    assert Client().get(ADDRESS, {"q": "notice"}).status_code == 302
