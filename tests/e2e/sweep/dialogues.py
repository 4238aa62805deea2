"""The Dialogues of the register that is looked at: the next with all that comes before it, and one that was held."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone

from commitments.models import Commitment, Forum
from contacts.enums import Audience
from contacts.models import Official, Participant, User
from core.text.languages import Language
from dialogue.enums import DelegateFunction, DialogueStatus
from dialogue.models import Agenda, AgendaItem, Dialogue, Record
from dialogue.services import clearances, papers, records
from dialogue.services.agendas import save_draft
from tests.dialogue.sample_papers import PDF, file
from tests.factories import contacts, dialogue, records as discussed
from tests.factories.register import mark

# The ministry that the pages are looked at for.
OURS = "NRCAN"
HELD, NEXT, CONFIRMED = 2, 3, 4
AT = datetime(2026, 11, 24, 5, tzinfo=UTC)

type Keys = dict[str, Any]


def user(name: str) -> User:
    return User.objects.get(username=name)


def the_next_dialogue() -> Keys:
    """With an agenda that is issued and one that is drafted after it, and all that is brought for a meeting."""
    own, by = Participant.objects.get(code=OURS), user("secretariat")
    Dialogue.objects.filter(number=NEXT).update(
        local_start=datetime(2027, 2, 9, 9, tzinfo=UTC), time_zone="America/Toronto", languages=["en", "ja"]
    )
    third = Dialogue.objects.get(number=NEXT)
    saved = save_draft(dialogue=third, as_of=AT, by=by)
    number_as_issued(saved)
    dialogue.issue(saved)
    draft = save_draft(dialogue=third, as_of=AT, by=by)
    here: dict[str, Any] = {"dialogue": third}
    paper = dialogue.PaperFactory.build(**here, mark=mark(Audience.PARTICIPANTS), item_key="other-fora")
    paper.expected_from = own
    papers.expect(paper=paper, by=by)
    papers.bring(paper=paper, files={Language.ENGLISH: file(PDF)}, by=by, at=AT)
    official = Official.objects.filter(participant=own).latest("pk")
    status = dialogue.CmwgStatusFactory.create(**here, nothing_to_report=False, text_en="Graphite was discussed.")
    dialogue.DialogueFactory.create(
        instrument=third.instrument, number=CONFIRMED, status=DialogueStatus.CONFIRMED, mark=third.mark
    )
    commitment = Commitment.objects.filter(lead=own).exclude(title_en="").latest("pk")
    dialogue.OverlapFactory.create(status=status, commitment=commitment)
    stakeholder = contacts.StakeholderFactory.create(proposed_by=own)
    return {
        "number": NEXT,
        "code": OURS,
        "version": saved.pk,
        "item": AgendaItem.objects.filter(agenda=draft, parent=None).order_by("order")[1].pk,
        "proposal": dialogue.ProposalFactory.create(**here, participant=own, sent=True).pk,
        "draft": dialogue.ProposalFactory.create(**here, participant=own).pk,
        "paper": paper.pk,
        "delegate": dialogue.DelegateFactory.create(
            **here, participant=own, official=official, function=DelegateFunction.HEAD
        ).pk,
        "invitee": dialogue.InviteeFactory.create(**here, stakeholder=stakeholder).pk,
        "action": dialogue.ActionItemFactory.create(**here, lead=own, commitment=None).pk,
        "referral": dialogue.ReferralFactory.create(
            **here, forum=Forum.objects.first(), title_en="Fictitious ports"
        ).pk,
        "commitment": Commitment.objects.exclude(pk=commitment.pk).filter(lead=own).latest("pk").pk,
        "reference": commitment.reference,
        "step": "papers",
    }


def number_as_issued(agenda: Agenda) -> None:
    """The numbers that issuing gives to the items."""
    number = 0
    for item in AgendaItem.objects.filter(agenda=agenda).order_by("order"):
        number += item.parent_id is None
        before = AgendaItem.objects.filter(agenda=agenda, parent=item.parent_id, order__lt=item.order).count()
        letter = chr(ord("a") + before) if item.parent_id else ""
        AgendaItem.objects.filter(pk=item.pk).update(number=number, letter=letter)


def the_dialogue_that_was_held() -> Keys:
    """With a record that is open for clearance; that of the one before is a draft."""
    discussed.paragraph(Record.objects.create(dialogue=Dialogue.objects.get(number=1)), 1, text=discussed.WORDS[0])
    second = Dialogue.objects.get(number=HELD)
    assert second.status == DialogueStatus.HELD
    record = Record.objects.filter(dialogue=second).first() or Record.objects.create(dialogue=second)
    rows = [discussed.paragraph(record, order, text=text) for order, text in enumerate(discussed.WORDS[:2], start=1)]
    at = timezone.now()
    records.open_for_clearance(record=record, clear_by=at.date() + timedelta(days=30), by=user("secretariat"), at=at)
    clearances.clear(paragraph=rows[0], by=user("gac-contact_officer"), at=at, text_hash=rows[0].text_hash)
    return {"paragraph": rows[0].pk}
