"""Links of the pages that ministry staff open: they lead to pages of the portal, except for a few with a reason."""

import re
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import resolve

from contacts.models import User
from tests.e2e.sweep import dataset
from tests.e2e.sweep.dialogues import Keys
from tests.e2e.sweep.table import EDITOR, NOBODY, OFFICER, PAGES, READER
from tests.sessions import BACKEND

LINK = re.compile(r'href="(/admin/[^"?#]*)')

# The lists and forms of the admin that a page may name, each with its reason.
ALLOWED = {
    "The change history of a record is a page of its own, under the address of its form.": ("timeline",),
    "Requests for accounts and identity providers are read in the admin.": (
        *("accounts_accountrequest_change", "accounts_identityprovider_change"),
    ),
    "The records of partner systems, tokens and webhooks have lists in the admin alone.": (
        *("partners_client_changelist", "partners_client_change", "partners_token_changelist"),
        *("partners_token_change", "partners_webhook_changelist", "partners_webhook_change"),
        *(
            "partners_calendartoken_changelist",
            "partners_calendartoken_change",
            "partners_client_add",
            "partners_webhook_add",
            "partners_webhookmessage_change",
        ),
    ),
    "The log of email is read in the admin.": ("contacts_message_changelist", "contacts_message_change"),
    "These records are entered a few times a year; their forms follow those of decision 55.": (
        *("commitments_emergency_add", "commitments_emergency_change", "commitments_consultation_add"),
        *("commitments_consultation_change", "commitments_ipinstrument_add", "commitments_ipinstrument_change"),
    ),
    "Persons are entered once, from the page that needs them.": ("contacts_official_add", "contacts_stakeholder_add"),
    "Persons and organizations have no page of the portal; search finds them.": (
        *("contacts_official_change", "contacts_stakeholder_change", "contacts_organization_change"),
    ),
    "The password is changed on a page of Django.": ("password_change",),
    "The record of an area or form has no page of its own.": (
        *("commitments_areaofcooperation_change", "commitments_formofcooperation_change"),
    ),
}


@pytest.fixture
def keys(transactional_db: None) -> Keys:
    return dataset.made()


@pytest.mark.parametrize("user", [OFFICER, EDITOR, READER])
def test_pages_of_ministry_staff_lead_to_the_portal(user: str, keys: Keys) -> None:
    client = Client()
    client.force_login(User.objects.get(username=user), backend=BACKEND)
    allowed = {name for names in ALLOWED.values() for name in names}
    visits = [visit for visit in PAGES if visit.by != NOBODY and not visit.route.startswith(("admin:", "timeline"))]
    addresses = {visit.address(keys) for visit in visits}
    read, wrong = 0, set()
    for address in sorted(addresses):
        response = client.get(address)
        if response.status_code != HTTPStatus.OK or not response.headers["Content-Type"].startswith("text/html"):
            continue
        read += 1
        for link in LINK.findall(response.text):
            name = str(resolve(link).url_name)
            if name not in allowed:
                wrong.add(f"{name} on {address}")
    assert read > 40
    assert not wrong, "\n".join(sorted(wrong))
