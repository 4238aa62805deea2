"""A form that is sent as it was shown reports that nothing changed, and changes nothing."""

from collections.abc import Callable
from typing import Any

import pghistory
import pytest
from django.test import Client

from contacts.enums import Role
from contacts.models import Participant, User
from dialogue.enums import RecordStatus
from dialogue.models import BriefNote, Dialogue, Invitee, Paper, Proposal, Record
from dialogue.services import briefs, proposals
from tests import tables
from tests.dialogue.views.record_sessions import as_role
from tests.dialogue.views.sessions import signed_in_as, user_of
from tests.factories.contacts import StakeholderFactory
from tests.factories.dialogue import DelegateFactory, InviteeFactory, PaperFactory
from tests.factories.records import drafted, opened

pytestmark = pytest.mark.django_db

UNCHANGED = "No changes were made."


def third() -> Dialogue:
    tables.seed()
    found: Dialogue = Dialogue.objects.get(number=3)
    return found


def paper(by: User) -> tuple[Any, str]:
    made = PaperFactory.create(dialogue=third(), expected_from=by.participant)
    return made, f"{made.get_absolute_url()}edit/"


def proposal(by: User) -> tuple[Any, str]:
    made = Proposal(dialogue=third(), participant=by.participant, title_en="Fictitious passports")
    proposals.save_draft(proposal=made, by=by)
    return made, f"{made.get_absolute_url()}edit/"


def delegate(by: User) -> tuple[Any, str]:
    made = DelegateFactory.create(dialogue=third(), participant=by.participant)
    return made, f"/dialogues/3/delegation/METI/{made.pk}/"


CASES: list[Callable[[User], tuple[Any, str]]] = [paper, proposal, delegate]


def sent_back(client: Client, address: str, **changes: Any) -> str:
    """Send the form of a page as it is shown, with ``changes``; return the page that follows."""
    form = client.get(address).context["form"]
    shown = {field.html_name: field.value() for field in form}
    return client.post(
        address, {name: value for name, value in (shown | changes).items() if value not in {None, False}}, follow=True
    ).text


@pytest.mark.parametrize("case", CASES)
def test_a_form_of_a_record(case: Callable[[User], tuple[Any, str]]) -> None:
    tables.seed()
    client, (record, address) = signed_in_as(Role.EDITOR), case(user_of(Role.EDITOR))
    before = type(record).objects.values().get(pk=record.pk)
    assert UNCHANGED in sent_back(client, address)
    assert type(record).objects.values().get(pk=record.pk) == before
    assert UNCHANGED not in sent_back(client, address, title_en="Another title")


def test_the_items_of_an_invitee() -> None:
    dialogue = third()
    person = StakeholderFactory.create(proposed_by=Participant.objects.get(code="METI"))
    invited: Invitee = InviteeFactory.create(dialogue=dialogue, stakeholder=person)
    client = signed_in_as(Role.SECRETARIAT)
    address = f"/dialogues/3/invitees/{invited.pk}/"
    assert UNCHANGED in client.post(address, {"language": invited.language}, follow=True).text
    assert UNCHANGED not in client.post(address, {"language": "ja"}, follow=True).text


def test_a_note() -> None:
    third()
    client, editor = signed_in_as(Role.EDITOR), user_of(Role.EDITOR)
    sent = {"item": "opening", "text": "A\r\nnote", "before": "A\nnote"}
    with pghistory.context(user=editor.pk):
        briefs.write(dialogue=third(), item_key="opening", text="A\nnote", before="", by=editor)
    assert UNCHANGED in client.post("/dialogues/3/brief/write/", sent, follow=True).text
    assert BriefNote.objects.get().text == "A\nnote"
    assert UNCHANGED not in client.post("/dialogues/3/brief/write/", sent | {"text": "Other"}, follow=True).text


def test_a_paragraph_that_is_saved_as_it_was_states_no_mail() -> None:
    held = opened()
    client, first = as_role(held, Role.SECRETARIAT), held.paragraphs[0]
    words = {f"text_{each}": getattr(first, f"text_{each}") for each in ("en", "fr", "ja")}
    sent = words | {"original": first.original_language, "text_hash": first.text_hash}
    page = client.post(f"/dialogues/1/record/{first.pk}/edit/", sent, follow=True).text
    assert UNCHANGED in page
    assert "have been notified by email" not in page
    page = client.post(f"/dialogues/1/record/{first.pk}/edit/", sent | {"text_en": "Other."}, follow=True).text
    assert "have been notified by email" in page


def test_the_due_date_of_a_paper_is_warned_of() -> None:
    made = PaperFactory.create(dialogue=third(), expected_from=Participant.objects.get(code="METI"))
    page = sent_back(signed_in_as(Role.EDITOR), f"{made.get_absolute_url()}edit/", due_on="2020-01-14")
    assert "14 January 2020 is in the past." in page.replace("\xa0", " ")
    assert str(Paper.objects.get(pk=made.pk).due_on) == "2020-01-14"


def test_the_deadline_for_approval_is_warned_of() -> None:
    client = as_role(drafted(), Role.SECRETARIAT)
    page = client.post("/dialogues/1/record/open/", {"clear_by": "2027-01-01"}, follow=True).text
    assert "1 January 2027 is a public holiday in" in page.replace("\xa0", " ")
    assert Record.objects.get().status == RecordStatus.CLEARING
