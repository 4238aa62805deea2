"""Two members of the secretariat save the same draft agenda at the same time, while the sequencer runs."""

import pytest
from django.test import Client

from contacts.enums import Role
from core.feed.sequencer import settle_all
from dialogue.enums import AgendaStatus
from dialogue.models import Agenda, AgendaItem
from tests.commitments.races.actions import together
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db(transaction=True)

TURNS = 3


def test_the_same_draft_is_saved_at_the_same_time() -> None:
    dialogue = DialogueFactory.create(number=3)
    CommitmentFactory.create_batch(3, instrument=dialogue.instrument)
    statuses: list[int] = []

    def save() -> None:
        client = Client()
        user = UserFactory.create(role=Role.SECRETARIAT, participant=None)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        page = f"/dialogues/{dialogue.number}/agenda/draft/save/"
        statuses.extend(client.post(page).status_code for _turn in range(TURNS))

    def sequence() -> None:
        for _turn in range(3 * TURNS):
            settle_all()

    assert together(save, save, save, sequence) == [None] * 4
    assert statuses == [302] * 3 * TURNS
    draft = Agenda.objects.get(dialogue=dialogue, status=AgendaStatus.DRAFT)
    keys = list(AgendaItem.objects.filter(agenda=draft).values_list("key", flat=True))
    assert keys
    assert len(keys) == len(set(keys))
