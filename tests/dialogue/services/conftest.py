"""A Dialogue whose documents can all be made, and its issued agenda."""

import pytest

from contacts.enums import Role
from dialogue.models import Agenda
from dialogue.services import agenda_items
from dialogue.services.agendas import save_draft
from dialogue.services.issuing import issue
from tests.factories import pack
from tests.factories.contacts import UserFactory
from tests.factories.pack import AS_OF, Prepared


@pytest.fixture
def prepared(db: None) -> Prepared:
    return pack.prepared()


@pytest.fixture
def issued(prepared: Prepared) -> Agenda:
    """The agenda of the Dialogue, issued with an opening that a person named."""
    secretariat = UserFactory.create(role=Role.SECRETARIAT, participant=None)
    draft = save_draft(dialogue=prepared.dialogue, as_of=AS_OF, by=secretariat)
    opening = draft.items.get(key="opening")
    opening.title_en = opening.title_fr = opening.title_ja = "Opening as issued"
    agenda_items.edit(item=opening, by=secretariat, changed=["title_en", "title_fr", "title_ja"])
    return issue(agenda=draft, by=secretariat, at=AS_OF, on=AS_OF.date(), not_ready_reason="Not known yet.")
