"""The Dialogue's year as a curious colleague meets it: no draft of others is told of, by whatever page."""

import pytest
import time_machine
from django.urls import reverse

from contacts.enums import Role
from contacts.models import User
from dialogue.models import Agenda, AgendaItem, Dialogue
from dialogue.services import agenda_items, agendas, issuing
from tests.factories import law, records
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import DialogueFactory
from tests.security.conftest import SignIn
from tests.security.year import signed_in


def drafted(dialogue: Dialogue, by: User) -> Agenda:
    return agendas.save_draft(dialogue=dialogue, as_of=law.AT, by=by)


def worded(item: AgendaItem, by: User, **words: str) -> None:
    for name, text in words.items():
        setattr(item, name, text)
    agenda_items.edit(item=item, by=by, changed=list(words))


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.READER, Role.CONTACT_OFFICER])
def test_next_draft_is_hidden_at_the_meeting(role: Role) -> None:
    moc, secretary = law.memorandum(), UserFactory.create(role=Role.SECRETARIAT)
    dialogue = DialogueFactory.create(instrument=moc.instrument)
    draft = drafted(dialogue, secretary)
    item = agenda_items.add(agenda=draft, by=secretary, title_en="A shared item", decision_en="As issued.")
    issuing.issue(agenda=draft, by=secretary, at=law.AT, on=law.AT.date(), not_ready_reason="Early.")
    after = AgendaItem.objects.get(agenda=drafted(dialogue, secretary), key=item.key)
    worded(after, secretary, background_en="Unspeakable.", decision_en="Unspeakable.")
    with time_machine.travel(law.AT, tick=False):
        page = signed_in(moc.user("JP1", role)).get(
            reverse("dialogue:room", args=[dialogue.number]), {"item": item.key}
        )
    assert "As issued." in page.text
    assert "Unspeakable" not in page.text


# In one transaction all moments are the same, and nothing came before the issue.
@pytest.mark.django_db(transaction=True)
def test_the_history_of_an_issued_item_begins_for_others_with_its_issue() -> None:
    moc, secretary = law.memorandum(), UserFactory.create(role=Role.SECRETARIAT)
    draft = drafted(DialogueFactory.create(instrument=moc.instrument), secretary)
    item = agenda_items.add(agenda=draft, by=secretary, title_en="Unspeakable")
    worded(item, secretary, title_en="A shared item")
    issuing.issue(agenda=draft, by=secretary, at=law.AT, on=law.AT.date(), not_ready_reason="Early.")
    address = reverse("admin:dialogue_agendaitem_history", args=[item.pk])
    others = signed_in(moc.user("JP1", Role.READER)).get(address)
    assert others.status_code == 200
    assert "Unspeakable" not in others.text
    assert "Unspeakable" in signed_in(secretary).get(address).text


@pytest.mark.django_db
def test_a_record_names_no_item_as_a_draft_agenda_does() -> None:
    held = records.drafted()
    item = AgendaItem.objects.get(agenda=drafted(held.dialogue, held.secretariat), key="opening")
    worded(item, held.secretariat, title_en="Unspeakable")
    records.paragraph(held.record, 4, item_key="opening")
    held.open()
    address = reverse("dialogue:record", args=[held.dialogue.number])
    assert "Unspeakable" not in signed_in(held.moc.officers["JP1"]).get(address).text
    assert "Unspeakable" in signed_in(held.secretariat).get(address).text


@pytest.mark.django_db
def test_template_upload_without_permission_is_refused(sign_in: SignIn) -> None:
    answer = sign_in(Role.READER).post(reverse("dialogue:templates"), {"kind": "agenda"})
    assert answer.status_code == 403
    assert "Your role does not allow this action" in answer.text
