"""Attempts to obtain the credential of another person or of a system, each of which once succeeded."""

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from contacts.enums import Role
from contacts.models import User
from partners.models import Client, Token
from partners.services import tokens
from tests.factories.contacts import UserFactory
from tests.partners.admin_pages import of_client, of_token, staff
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db


def refuses(browser: Browser, address: str, sent: dict[str, object]) -> None:
    """Check that neither the page nor its form is available, and that no token is made."""
    before = Token.objects.count()
    assert browser.get(address).status_code in {403, 404}
    assert browser.post(address, sent).status_code in {403, 404}
    assert Token.objects.count() == before


def test_an_administrator_cannot_replace_the_token_of_another_account() -> None:
    officer: User = UserFactory.create(role=Role.CONTACT_OFFICER)
    token, _text = tokens.issue(user=officer, name="Script", at=timezone.now())
    administrator = staff(Role.ADMINISTRATOR)
    refuses(administrator, of_token("replace", token.pk), {"overlap": "0"})
    page = administrator.get(of_token("change", token.pk)).text
    assert of_token("replace", token.pk) not in page
    assert of_token("revoke", token.pk) in page


def test_an_administrator_cannot_register_a_system_in_the_name_of_an_officer() -> None:
    officer: User = UserFactory.create(role=Role.CONTACT_OFFICER)
    sent = {"name": "T", "contact": officer.pk, "scopes": ["register:read"], "networks": "", "days": "90"}
    refuses(staff(Role.ADMINISTRATOR), of_client("add"), sent)
    assert not Client.objects.exists()


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.EDITOR, Role.READER, Role.SECRETARIAT])
def test_only_the_contact_point_officer_receives_the_token_of_a_system(role: Role, system: Client) -> None:
    token, _text = tokens.issue_to(client=system, name="Server", at=timezone.now())
    browser = staff(role, participant=system.owner if role.belongs_to_participant else None)
    refuses(browser, of_token("replace", token.pk), {"overlap": "0"})
    refuses(browser, of_client("act", system.pk, "issue"), {"name": "Mine", "days": "30"})


def test_an_officer_in_person_replaces_no_personal_token_of_a_colleague(system: Client) -> None:
    colleague = UserFactory.create(role=Role.EDITOR, participant=system.owner)
    token, _text = tokens.issue(user=colleague, name="Script", at=timezone.now())
    refuses(signed_in(system.contact), of_token("replace", token.pk), {"overlap": "0"})


def test_an_editor_ends_the_token_of_a_system_without_receiving_one(system: Client) -> None:
    token, _text = tokens.issue_to(client=system, name="Server", at=timezone.now())
    page = staff(Role.EDITOR, participant=system.owner).post(reverse("partners:token-act", args=[token.pk, "revoke"]))
    assert page.status_code == 302
    token.refresh_from_db()
    assert token.revoked_at is not None
