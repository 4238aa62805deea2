"""Two people who give out the same draft at once."""

from datetime import UTC, date, datetime

import pytest

from contacts.enums import Role
from contacts.models import User
from dialogue.exceptions import DraftFrozenError
from dialogue.models import Agenda, Dialogue, ProducedDocument
from dialogue.services import issuing
from dialogue.services.agendas import save_draft
from tests import tables
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_two_who_issue_the_same_draft_at_once_issue_it_once() -> None:
    tables.seed()
    by = User.objects.create_user("secretariat", role=Role.SECRETARIAT)
    third = Dialogue.objects.select_related("instrument", "host", "mark").get(number=3)
    draft = save_draft(dialogue=third, as_of=AT, by=by)

    def issue() -> str:
        try:
            issuing.issue(agenda=draft, by=by, at=AT, on=date(2026, 11, 24), not_ready_reason="It meets later.")
        except DraftFrozenError:
            return "refused"
        return "issued"

    assert sorted(at_once(2, issue)) == ["issued", "refused"]
    assert Agenda.objects.count() == 1
    assert ProducedDocument.objects.count() == 12
