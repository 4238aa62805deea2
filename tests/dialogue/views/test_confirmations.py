"""An act that cannot be undone is shown before it is performed."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from lxml import html  # type: ignore[import-untyped]  # lxml has no types.

from commitments.models import Forum
from contacts.enums import Role
from dialogue.models import Dialogue, Proposal, Referral
from mocportal.local.state import PROJECT
from tests import tables
from tests.dialogue.views.proposals import made
from tests.dialogue.views.sessions import signed_in_as
from tests.factories.dialogue import ReferralFactory


def referred() -> Referral:
    found: Referral = ReferralFactory.create(dialogue=Dialogue.objects.get(number=3), forum=Forum.objects.first())
    return found


CASES: list[tuple[Role, str, Callable[[], Proposal | Referral]]] = [
    (Role.EDITOR, "dialogue:withdraw-proposal", lambda: made(sent=True)),
    (Role.SECRETARIAT, "dialogue:withdraw-referral", referred),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "route", "make"), CASES)
def test_a_withdrawal_is_confirmed(role: Role, route: str, make: Callable[[], Proposal | Referral]) -> None:
    tables.seed()
    record = make()
    client, before = signed_in_as(role), record.state
    address = reverse(route, args=[record.dialogue.number, record.pk])
    page = client.post(address, {"reason": "Fictitious reason"})
    record.refresh_from_db()
    assert (page.status_code, record.state) == (200, before)
    assert "This cannot be undone." in page.text
    form = html.fromstring(page.content).get_element_by_id("main").find(".//form")
    assert client.post(address, dict(form.form_values())).status_code == 302
    record.refresh_from_db()
    assert record.state == "withdrawn"


def test_no_button_performs_what_cannot_be_undone_beside_that_sentence() -> None:
    """The sentence is on the confirmation page, or on that of the act (``core.acts``), whose texts are no template."""
    pages = {path: path.read_text() for path in (PROJECT / "templates").rglob("*.html")}
    assert [path for path, text in pages.items() if "cannot be undone" in text and 'method="post"' in text] == []
