"""What the search field offers while one types: records, pages and actions that one may open."""

import pytest
from django.test import Client

from contacts.enums import Role
from core.text.languages import Language
from tests.factories.register import account, commitment
from tests.sessions import BACKEND

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

ADDRESS = "/search/suggestions/"


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
