"""A proposal of an editor's ministry for the Third Dialogue."""

from datetime import UTC, datetime
from typing import Any

from contacts.enums import Role
from dialogue.models import Dialogue, Proposal
from dialogue.services import proposals
from tests.dialogue.views.sessions import user_of

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


def made(*, sent: bool, **fields: Any) -> Proposal:
    editor = user_of(Role.EDITOR)
    proposal = Proposal(
        dialogue=Dialogue.objects.get(number=3),
        participant=editor.participant,
        **{"title_en": "Fictitious passports"} | fields,
    )
    proposals.save_draft(proposal=proposal, by=editor)
    if sent:
        proposals.send(proposal=proposal, by=editor, at=AT)
    return proposal
