"""The switch of languages: a cookie for the browser, a field for the account."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation

from contacts.enums import Role
from contacts.models import User
from tests.portal.conftest import SignIn

PAGE = "/accessibility/"


def language_of(client: Client, **headers: str) -> str:
    return client.get(PAGE, headers=headers)["Content-Language"]


def test_without_a_choice_the_page_is_in_the_language_of_the_browser(client: Client, db: None) -> None:
    assert language_of(client, accept_language="fr-CA,fr;q=0.9,en;q=0.5") == "fr"
    assert language_of(client, accept_language="ja") == "ja"
    assert language_of(client, accept_language="de") == "en"


def test_a_choice_holds_in_this_browser_before_anyone_signs_in(client: Client, db: None) -> None:
    answer = client.post("/language/", {"language": "ja", "next": PAGE})
    assert answer.status_code == 302
    assert answer["Location"] == PAGE
    assert language_of(client, accept_language="fr") == "ja"


def test_a_choice_goes_with_the_account_to_another_browser(signed_in: SignIn) -> None:
    signed_in(Role.EDITOR).post("/language/", {"language": "fr", "next": PAGE})
    account = User.objects.get()
    assert account.language == "fr"
    elsewhere = Client()
    elsewhere.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    assert language_of(elsewhere, accept_language="ja") == "fr"


def test_an_account_that_never_chose_follows_the_browser(signed_in: SignIn) -> None:
    assert language_of(signed_in(Role.READER), accept_language="ja") == "ja"


@pytest.mark.parametrize("choice", ["de", "", "\u0000"])
def test_a_language_that_the_portal_does_not_have_changes_nothing(signed_in: SignIn, choice: str) -> None:
    client = signed_in(Role.EDITOR)
    client.post("/language/", {"language": choice, "next": PAGE})
    assert User.objects.get().language == ""
    assert language_of(client, accept_language="fr") == "fr"


def test_the_choice_leads_back_to_this_site_only(client: Client, db: None) -> None:
    answer = client.post("/language/", {"language": "fr", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"


def test_reading_an_address_changes_no_language(client: Client, db: None) -> None:
    assert client.get("/language/").status_code == 405


def test_the_switch_marks_the_language_of_the_page(client: Client, db: None) -> None:
    page = client.get(PAGE, headers={"accept-language": "ja"}).content.decode()
    assert '<html lang="ja">' in page
    assert 'value="ja" lang="ja" aria-current="true">日本語</button>' in page
    assert page.count('aria-current="true"') == 1


def test_an_account_keeps_its_language_through_the_admin(account: Callable[[Role], User], client: Client) -> None:
    administrator = account(Role.ADMINISTRATOR)
    administrator.language = "ja"
    administrator.save(update_fields=["language"])
    client.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/admin/password_change/")["Content-Language"] == "ja"


def test_a_refusal_before_the_account_is_known_is_in_the_language_of_the_browser(db: None) -> None:
    """And not in that of the request which the same thread served before."""
    with translation.override("ja"):
        refused = Client(enforce_csrf_checks=True).post("/language/", headers={"accept-language": "fr"})
    assert refused.status_code == 403
    assert '<html lang="fr">' in refused.text
