"""What is done out of a reader's sight changes nothing that this reader is told, at no address and in no header."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from commitments.enums import CommitmentState, DecisionState, NoticeState
from commitments.models import ActivityCommitment, Commitment
from contacts.enums import Audience, Role
from contacts.models import HandlingMark, Participant
from mocportal.history.registry import record_types
from tests.factories import commitments as c
from tests.factories import dialogue as d
from tests.factories.contacts import HandlingMarkFactory, UserFactory
from tests.factories.decisions import JointDecisionFactory
from tests.factories.matters import IpInstrumentCommitmentFactory, IpInstrumentFactory
from tests.factories.notices import NoticeFactory

pytestmark = pytest.mark.django_db(transaction=True)

# By these a reader would notice that something changed.
VALIDATORS = ("ETag", "Last-Modified", "Link")
ROOT = "/api/v1/"

type Told = dict[str, tuple[int, bytes, tuple[str | None, ...]]]


class World:
    """Records of another ministry: some that all share, and then what only that ministry sees."""

    def __init__(self, theirs: Participant, mark: HandlingMark) -> None:
        self.theirs, self.mark = theirs, mark
        self.commitment = c.CommitmentFactory.create(lead=theirs)
        self.milestone = c.MilestoneFactory.create(commitment=self.commitment)
        self.evidence = c.EvidenceFactory.create(commitment=self.commitment)
        self.report = c.ProgressReportFactory.create(commitment=self.commitment, submitted=True)
        self.activity = c.ActivityFactory.create(organizer=theirs)
        self.instrument = IpInstrumentFactory.create(held_by=theirs)
        self.status = d.CmwgStatusFactory.create(nothing_to_report=False, text_en="Fictitious.")
        self.dialogue = self.status.dialogue
        self.action = d.ActionItemFactory.create(dialogue=self.dialogue, lead=theirs, commitment=self.commitment)
        self.paper = d.PaperFactory.create(dialogue=self.dialogue, expected_from=theirs)
        self.proposal = d.ProposalFactory.create(dialogue=self.dialogue, participant=theirs, sent=True)
        self.item = d.AgendaItemFactory.issued()
        self.decision = JointDecisionFactory.create()
        self.notice = NoticeFactory.create(sender=theirs)

    def go_on_out_of_sight(self) -> None:
        theirs, mark = self.theirs, self.mark
        editor = UserFactory.create(role=Role.EDITOR, participant=theirs)
        hidden = c.CommitmentFactory.create(lead=theirs, mark=mark, title_en="Unspeakable")
        c.CommitmentFactory.create(lead=theirs, state=CommitmentState.DRAFT, entered_by=editor)
        c.MilestoneFactory.create(commitment=hidden)
        c.StateChangeFactory.create(commitment=hidden)
        c.EvidenceFactory.create(commitment=hidden)
        c.EvidenceFactory.create(commitment=self.commitment, mark=mark)
        c.ProgressReportFactory.create(commitment=hidden, submitted=True)
        c.ProgressReportFactory.create(commitment=self.commitment, participant=theirs)
        c.InternalNoteFactory.create(commitment=self.commitment, participant=theirs)
        c.ActivityFactory.create(organizer=theirs, mark=mark, form=self.activity.form)
        ActivityCommitment.objects.create(activity=self.activity, commitment=hidden)
        narrow = IpInstrumentFactory.create(held_by=theirs, mark=mark)
        IpInstrumentCommitmentFactory.create(ip_instrument=narrow, commitment=self.commitment)
        IpInstrumentCommitmentFactory.create(ip_instrument=self.instrument, commitment=hidden)
        d.OverlapFactory.create(status=self.status, commitment=hidden)
        d.DismissedOverlapFactory.create(status=self.status, commitment=hidden, dismissed_by=editor)
        d.ProposalFactory.create(dialogue=self.dialogue, participant=theirs)
        paper = d.PaperFactory.create(dialogue=self.dialogue, expected_from=theirs, mark=mark)
        d.PaperFileFactory.create(paper=paper, brought_by=editor)
        d.BriefNoteFactory.create(dialogue=self.dialogue, participant=theirs)
        d.DocumentTemplateFactory.create(participant=theirs)
        d.ProducedDocumentFactory.create(dialogue=self.dialogue, participant=theirs)
        d.ProducedDocumentFactory.create(
            dialogue=self.item.agenda.dialogue, agenda=self.item.agenda, participant=theirs
        )
        JointDecisionFactory.create(state=DecisionState.DRAFT, proposed_at=None, text_hash="", proposed_by=theirs)
        NoticeFactory.create(sender=theirs, state=NoticeState.DRAFT, text_hash="", **NOT_ISSUED)
        Commitment.objects.filter(pk=hidden.pk).update(title_en="Unspeakable still")
        hidden.milestones.all().delete()


NOT_ISSUED = dict.fromkeys(("issued_at", "issued_on", "issued_by"))


def told(reader: Client) -> Told:
    """Everything that this reader is told, by what was asked."""
    lists = [f"{ROOT}{each.prefix}/" for each in record_types().values()]
    asked = [
        *(f"{each}{query}" for each in lists for query in ("?count=exact", "?limit=1", "?format=csv")),
        *(f"{ROOT}commitments/?{query}" for query in ("search=Unspeakable", "ordering=-updated_at", "mark=own")),
        *(f"{ROOT}{each}" for each in ("", "changes/", "changes/?after=now", "calendar/", "calendar/?format=json")),
        *(f"{ROOT}dialogues/{number}/agenda/" for number in range(1, 4)),
    ]
    answers = {address: reader.get(address) for address in asked}
    for address in lists:
        answer = answers[f"{address}?count=exact"]
        records = answer.json().get("results", []) if answer.status_code == 200 else []
        answers |= {each["url"]: reader.get(each["url"]) for each in records[:2]}
    answers["register"] = reader.get(f"{ROOT}register/")
    return {
        address: (answer.status_code, content_of(answer), tuple(answer.headers.get(name) for name in VALIDATORS))
        for address, answer in answers.items()
    }


def content_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


@pytest.mark.parametrize(
    "role", [Role.PARTNER, Role.READER, Role.CONTACT_OFFICER, Role.SECRETARIAT, Role.ADMINISTRATOR]
)
def test_nothing_that_others_do_for_themselves_shows(
    role: Role, clients: dict[Role, Client], theirs: Participant
) -> None:
    world = World(theirs, HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT))
    reader = clients[role]
    reader.get(f"{ROOT}changes/")
    before = told(reader)
    world.go_on_out_of_sight()
    after = told(reader)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM history_change WHERE position IS NULL")
        assert cursor.fetchone() == (0,)
    assert [address for address in before if not same(before, after, address)] == []


def same(before: Told, after: Told, address: str) -> bool:
    """Of a refusal, which bears the identifier of its request, the status is compared alone."""
    return before[address][0] == after[address][0] and (before[address][0] >= 400 or before[address] == after[address])
