"""Partner systems and tokens in the admin: who sees which, and what each may do."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from contacts.enums import Role
from contacts.models import User
from partners.models import Client, Token
from partners.models.clients import USUAL_RATE
from partners.services import tokens
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.partners import ClientFactory, TokenFactory
from tests.form_data import filled
from tests.partners.admin_pages import of_client, of_token, shown_token, staff
from tests.partners.conftest import get_with_token
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(db: None) -> Browser:
    return staff(Role.ADMINISTRATOR)


@pytest.fixture
def owner(system: Client) -> Browser:
    """The browser of the officer who answers for the system."""
    return signed_in(system.contact)


# --- Systems -------------------------------------------------------------------------------------------------


@pytest.fixture
def officer(db: None) -> User:
    return UserFactory.create(role=Role.CONTACT_OFFICER)


def test_an_officer_registers_a_system_of_the_own_ministry(officer: User) -> None:
    browser = signed_in(officer)
    contact = UserFactory.create(role=Role.EDITOR, participant=officer.participant)
    sent = filled(
        browser.get(of_client("add")),
        name="Tracker",
        contact=contact.pk,
        scopes=["register:read", "reports:write"],
        networks="192.0.2.0/24\r\n2001:db8::/32\r\n",
        days="90",
    )
    answer = browser.post(of_client("add"), sent)
    assert answer.status_code == 302, answer.context["errors"]
    system = Client.objects.get()
    assert (system.owner, system.contact, system.rate) == (officer.participant, contact, USUAL_RATE)
    assert system.networks == ["192.0.2.0/24", "2001:db8::/32"]
    assert system.expires_at - system.renewed_at == timedelta(days=90)
    assert (system.account.may, system.account.has_usable_password()) == (Role.PARTNER, False)


def test_the_contact_of_a_system_is_of_the_officer_s_ministry(officer: User) -> None:
    browser, stranger = signed_in(officer), UserFactory.create(role=Role.EDITOR)
    sent = filled(browser.get(of_client("add")), name="T", contact=stranger.pk, scopes=["people:read"], days="90")
    assert browser.post(of_client("add"), sent).status_code == 200
    assert not Client.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"networks": "192.0.2.0/24\nnowhere"}, "“nowhere” is not a network"),
        ({"scopes": []}, "This field is required."),
    ],
)
def test_invalid_input_is_reported_at_its_field(officer: User, wrong: dict[str, Any], told: str) -> None:
    browser = signed_in(officer)
    right = {"name": "Tracker", "contact": officer.pk, "scopes": ["register:read"], "days": "90"}
    sent = filled(browser.get(of_client("add")), **right) | wrong
    page = browser.post(of_client("add"), sent)
    assert told in page.text.replace("&#x27;", "'")
    assert not Client.objects.exists()


def test_a_scope_stands_there_with_the_code_that_guides_and_refusals_name(officer: User) -> None:
    page = signed_in(officer).get(reverse("admin:partners_client_add")).text
    assert "Enter progress reports (reports:write)" in page
    assert '<textarea name="networks" rows="4" class="vLargeTextField"' in re.sub(r' cols="\d+"', "", page)


def test_reader_cannot_be_the_contact_of_a_system(officer: User) -> None:
    browser = signed_in(officer)
    reader = UserFactory.create(role=Role.READER, participant=officer.participant)
    sent = filled(browser.get(of_client("add")), name="T", contact=reader.pk, scopes=["people:read"], days="90")
    assert browser.post(of_client("add"), sent).status_code == 200
    assert not Client.objects.exists()


def test_the_officer_changes_a_system(owner: Browser, system: Client) -> None:
    url = of_client("change", system.pk)
    sent = filled(owner.get(url), name="Renamed", scopes=["people:read"], networks="192.0.2.0/24")
    assert owner.post(url, sent).status_code == 302
    system.refresh_from_db()
    assert (system.name, system.scopes, system.networks) == ("Renamed", ["people:read"], ["192.0.2.0/24"])
    assert system.account.full_name == "Renamed"


def test_two_systems_of_one_name_are_refused_in_words(owner: Browser, system: Client) -> None:
    other = ClientFactory.create(owner=system.owner)
    url = of_client("change", other.pk)
    page = owner.post(url, filled(owner.get(url), name=system.name), follow=True)
    assert "already has a partner system with this name" in page.text


@pytest.mark.parametrize("role", [Role.READER, Role.SECRETARIAT])
def test_systems_are_no_business_of_others(role: Role, system: Client) -> None:
    browser = staff(role, participant=system.owner if role.belongs_to_participant else None)
    assert browser.get(of_client("changelist")).status_code == 403
    for url in (of_client("change", system.pk), of_client("usage", system.pk)):
        assert browser.get(url).status_code in {403, 404}


def test_another_ministry_finds_nothing(system: Client) -> None:
    token = TokenFactory.create(client=system, user=system.account)
    browser = staff(Role.CONTACT_OFFICER)
    assert system.name not in browser.get(of_client("changelist")).text
    for url in (
        of_client("change", system.pk),
        of_client("history", system.pk),
        of_client("usage", system.pk),
        of_token("change", token.pk),
        of_token("revoke", token.pk),
        of_token("replace", token.pk),
    ):
        assert browser.get(url).status_code == 404, url


def test_an_editor_of_the_ministry_sees_its_system_and_changes_nothing(system: Client) -> None:
    editor = staff(Role.EDITOR, participant=system.owner)
    page = editor.get(of_client("change", system.pk))
    assert system.name in page.text
    assert "Read Dialogues, agendas and papers" in page.text
    assert editor.post(of_client("change", system.pk), {"name": "Other"}).status_code == 403
    for act in ("issue", "renew", "limit", "end"):
        assert editor.get(of_client("act", system.pk, act)).status_code == 403


def test_an_administrator_sets_the_rate_of_a_system_and_ends_it_but_widens_nothing(
    administrator: Browser, system: Client
) -> None:
    for path in (of_client("add"), of_client("act", system.pk, "issue"), of_client("act", system.pk, "renew")):
        assert administrator.get(path).status_code == 403
        assert administrator.post(path, {"name": "Server", "days": "30"}).status_code == 403
    url = of_client("change", system.pk)
    assert administrator.get(url).status_code == 200
    assert administrator.post(url, {"name": "Other"}).status_code == 403
    url = of_client("act", system.pk, "limit")
    assert "greater than or equal to 1" in administrator.post(url, {"rate": "0"}).text
    assert administrator.post(url, {"rate": "7"}).status_code == 302
    system.refresh_from_db()
    assert system.rate == 7
    assert not Token.objects.exists()


def test_the_officer_gives_a_system_a_token_that_opens(owner: Browser, system: Client) -> None:
    url = of_client("act", system.pk, "issue")
    page = owner.post(url, {"name": "Server", "days": "30"})
    assert {"private", "no-store"} <= set(page.headers["Cache-Control"].split(", "))
    text = shown_token(page)
    assert get_with_token(text).json()["system"] == system.name
    for later in (of_client("change", system.pk), of_token("change", Token.objects.get().pk)):
        assert text not in owner.get(later).text


def test_a_page_that_is_sent_twice_makes_one_token(owner: Browser, system: Client) -> None:
    url = of_client("act", system.pk, "issue")
    shown_token(owner.post(url, {"name": "Server", "days": "30"}))
    again = owner.post(url, {"name": "Server", "days": "30"}, follow=True)
    assert "This token name is already in use" in again.text
    assert Token.objects.filter(client=system, name="Server").count() == 1


def test_the_officer_renews_a_system(owner: Browser, system: Client) -> None:
    owner.post(of_client("act", system.pk, "renew"), {"days": "365"})
    before = system.expires_at
    system.refresh_from_db()
    assert system.expires_at > before


def test_an_end_has_a_reason_and_is_for_ever(administrator: Browser, system: Client) -> None:
    url = of_client("act", system.pk, "end")
    assert administrator.post(url, {"because": " "}).status_code == 400
    assert administrator.post(url, {"because": "Replaced"}).status_code == 302
    system.refresh_from_db()
    assert (system.ended_because, system.account.is_active) == ("Replaced", False)
    assert "Replaced" in administrator.get(of_client("change", system.pk)).text
    assert "has ended" in administrator.get(url, follow=True).text


def test_list_shows_the_status_of_each(administrator: Browser) -> None:
    now = timezone.now()
    ClientFactory.create(expires_at=now + timedelta(days=3))
    ClientFactory.create(renewed_at=now - timedelta(days=9), expires_at=now - timedelta(days=1))
    page = administrator.get(of_client("changelist")).text
    assert "Expires soon" in page
    assert "Expired" in page
    for state in ("valid", "expired", "ended"):
        assert administrator.get(of_client("changelist"), {"is": state}).status_code == 200


def test_usage_page_shows_numbers_and_reasons(owner: Browser, system: Client) -> None:
    now = timezone.now()
    system.usage.create(day=now.date(), status=200, requests=41, last_at=now)
    system.usage.create(day=now.date(), status=401, kind="network-not-allowed", requests=2, last_at=now)
    page = owner.get(of_client("usage", system.pk)).text
    assert "The network is not allowed" in page
    assert '<td class="n">43</td><td class="n">41</td>' in page


# --- Tokens --------------------------------------------------------------------------------------------------


def test_the_owner_replaces_a_token(owner: Browser, system: Client) -> None:
    token, first = tokens.issue_to(client=system, name="Server", at=timezone.now())
    second = shown_token(owner.post(of_token("replace", token.pk), {"overlap": "24"}))
    assert [get_with_token(text).status_code for text in (first, second)] == [200, 200]
    assert "was already replaced" in owner.get(of_token("replace", token.pk), follow=True).text


def test_the_owner_ends_a_token(owner: Browser, system: Client) -> None:
    token, text = tokens.issue_to(client=system, name="Server", at=timezone.now())
    url = of_token("revoke", token.pk)
    assert owner.get(url).status_code == 200
    assert owner.post(url).status_code == 302
    assert get_with_token(text).status_code == 401
    assert url not in owner.get(of_token("change", token.pk)).text


@pytest.mark.parametrize("role", [role for role in Role if role.uses_browser])
def test_everybody_makes_and_ends_a_token_of_their_own(role: Role) -> None:
    browser = staff(role)
    text = shown_token(browser.post(of_token("issue"), {"name": "Script", "days": "30", "scopes": ["people:read"]}))
    token = Token.objects.get()
    assert token.name in browser.get(of_token("changelist")).text
    assert get_with_token(text).status_code == 200
    assert browser.post(of_token("revoke", token.pk)).status_code == 302
    assert get_with_token(text).status_code == 401


def test_token_lasts_ninety_days_at_most() -> None:
    assert (
        staff(Role.EDITOR)
        .post(of_token("issue"), {"name": "Script", "days": "91", "scopes": ["people:read"]})
        .status_code
        == 400
    )
    assert not Token.objects.exists()


def test_a_colleague_s_own_token_is_hidden() -> None:
    ministry = ParticipantFactory.create()
    token = TokenFactory.create(user=UserFactory.create(role=Role.EDITOR, participant=ministry))
    browser = staff(Role.CONTACT_OFFICER, participant=ministry)
    assert token.prefix not in browser.get(of_token("changelist")).text
    assert browser.post(of_token("revoke", token.pk)).status_code == 404


def test_an_administrator_ends_whatever_token(administrator: Browser) -> None:
    token = TokenFactory.create()
    assert administrator.post(of_token("revoke", token.pk)).status_code == 302
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_token_digest_is_not_shown(administrator: Browser) -> None:
    token, text = tokens.issue(user=UserFactory.create(), name="Script", at=timezone.now())
    for page in ("change", "history"):
        shown = administrator.get(of_token(page, token.pk)).text
        assert token.digest not in shown
        assert text not in shown


def test_a_new_token_is_copied_without_a_script_too(administrator: Browser) -> None:
    page = administrator.post(of_token("issue"), {"name": "Script", "days": "30", "scopes": ["people:read"]})
    assert '<input id="secret" type="text" readonly' in page.text
    assert '<button type="button" class="btn plain" hidden data-copies="secret"' in page.text
