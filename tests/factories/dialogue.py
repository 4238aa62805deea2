"""The Dialogue and what belongs to it, plainly fictitious."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from contacts.enums import Role
from dialogue.enums import AgendaStatus, ArrangementBasis, ArrangementKind, DocumentKind, PlanStep, ProposalState, Track
from dialogue.models import (
    ActionItem,
    Agenda,
    AgendaItem,
    BriefNote,
    ChairEligibility,
    CmwgStatus,
    CoChair,
    ConsultationSession,
    Delegate,
    Dialogue,
    Discussion,
    DismissedOverlap,
    DocumentTemplate,
    Invitee,
    ItemOutcome,
    Overlap,
    Paper,
    PaperFile,
    PlannedStep,
    ProducedDocument,
    Proposal,
    Referral,
    RotationTurn,
    Speaker,
    TrackChange,
    WorkingArrangement,
)
from dialogue.services.files import keep
from tests.factories.commitments import CommitmentFactory, ForumFactory, ShippedInstrumentFactory
from tests.factories.contacts import (
    HandlingMarkFactory,
    OfficialFactory,
    ParticipantFactory,
    RankFactory,
    StakeholderFactory,
    UserFactory,
)


class ChairEligibilityFactory(DjangoModelFactory[ChairEligibility]):
    class Meta:
        model = ChairEligibility

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    participant = factory.SubFactory(ParticipantFactory)
    side = factory.SelfAttribute("participant.side")
    rank = factory.SubFactory(RankFactory)


class WorkingArrangementFactory(DjangoModelFactory[WorkingArrangement]):
    class Meta:
        model = WorkingArrangement

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    code = factory.Sequence(lambda n: f"WA-{n + 10_001}")
    kind = ArrangementKind.OTHER
    basis = ArrangementBasis.PRACTICE
    title_en = factory.Sequence(lambda n: f"Fictitious arrangement {n + 10_001}")


class RotationTurnFactory(DjangoModelFactory[RotationTurn]):
    class Meta:
        model = RotationTurn

    arrangement = factory.SubFactory(WorkingArrangementFactory, kind=ArrangementKind.ROTATION)
    position = factory.Sequence(lambda n: n + 1)
    participant = factory.SubFactory(ParticipantFactory)


class DialogueFactory(DjangoModelFactory[Dialogue]):
    """Tentative, without a date."""

    class Meta:
        model = Dialogue

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    number = factory.Sequence(lambda n: n + 1)
    mark = factory.SubFactory(HandlingMarkFactory)


class CoChairFactory(DjangoModelFactory[CoChair]):
    class Meta:
        model = CoChair

    dialogue = factory.SubFactory(DialogueFactory)
    eligibility = factory.SubFactory(ChairEligibilityFactory)
    participant = factory.SelfAttribute("eligibility.participant")
    side = factory.SelfAttribute("eligibility.side")
    official = factory.SubFactory(OfficialFactory, participant=factory.SelfAttribute("..participant"))


class PlannedStepFactory(DjangoModelFactory[PlannedStep]):
    class Meta:
        model = PlannedStep

    dialogue = factory.SubFactory(DialogueFactory)
    step = PlanStep.PAPERS
    on = date(2027, 1, 12)


class DiscussionFactory(DjangoModelFactory[Discussion]):
    class Meta:
        model = Discussion

    dialogue = factory.SubFactory(DialogueFactory)
    order = factory.Sequence(lambda n: n + 1)
    title_en = factory.Sequence(lambda n: f"Fictitious subject {n + 10_001}")


class DelegateFactory(DjangoModelFactory[Delegate]):
    class Meta:
        model = Delegate

    dialogue = factory.SubFactory(DialogueFactory)
    participant = factory.SubFactory(ParticipantFactory)
    official = factory.SubFactory(OfficialFactory, participant=factory.SelfAttribute("..participant"))


class ProposalFactory(DjangoModelFactory[Proposal]):
    """A draft; with ``sent`` it is in the backlog."""

    class Meta:
        model = Proposal

    dialogue = factory.SubFactory(DialogueFactory)
    participant = factory.SubFactory(ParticipantFactory)
    title_en = factory.Sequence(lambda n: f"Fictitious proposal {n + 10_001}")

    class Params:
        sent = factory.Trait(
            state=ProposalState.PROPOSED,
            proposed_by=factory.SubFactory(
                UserFactory, role=Role.EDITOR, participant=factory.SelfAttribute("..participant")
            ),
            proposed_at=datetime(2026, 11, 25, 12, tzinfo=UTC),
        )


class TrackChangeFactory(DjangoModelFactory[TrackChange]):
    """A change of one area by the secretariat."""

    class Meta:
        model = TrackChange

    dialogue = factory.SubFactory(DialogueFactory)
    item_key = factory.Sequence(lambda n: f"area:{n + 10_001}")
    track = Track.DEBATE
    reason = "Fictitious."
    changed_by = factory.SubFactory(UserFactory, role=Role.SECRETARIAT)
    changed_at = datetime(2026, 11, 25, 12, tzinfo=UTC)


class InviteeFactory(DjangoModelFactory[Invitee]):
    class Meta:
        model = Invitee

    dialogue = factory.SubFactory(DialogueFactory)
    stakeholder = factory.SubFactory(StakeholderFactory)
    proposed_by = factory.SelfAttribute("stakeholder.proposed_by")


class ActionItemFactory(DjangoModelFactory[ActionItem]):
    class Meta:
        model = ActionItem

    dialogue = factory.SubFactory(DialogueFactory)
    number = factory.Sequence(lambda n: n + 1)
    title_en = factory.Sequence(lambda n: f"Fictitious action {n + 10_001}")
    lead = factory.SubFactory(ParticipantFactory)
    due_on = date(2027, 1, 15)
    commitment = factory.SubFactory(CommitmentFactory)


class ConsultationSessionFactory(DjangoModelFactory[ConsultationSession]):
    class Meta:
        model = ConsultationSession

    forum = factory.SubFactory(ForumFactory)
    number = 1
    held_on = date(2025, 6, 1)


class CmwgStatusFactory(DjangoModelFactory[CmwgStatus]):
    class Meta:
        model = CmwgStatus

    dialogue = factory.SubFactory(DialogueFactory)
    as_of = date(2026, 11, 1)
    nothing_to_report = True
    source = "Fictitious source"


class OverlapFactory(DjangoModelFactory[Overlap]):
    class Meta:
        model = Overlap

    status = factory.SubFactory(CmwgStatusFactory)
    commitment = factory.SubFactory(CommitmentFactory)
    avoided_by_en = "By talking to each other."


class AgendaFactory(DjangoModelFactory[Agenda]):
    """A draft."""

    class Meta:
        model = Agenda

    dialogue = factory.SubFactory(DialogueFactory)
    as_of = datetime(2026, 11, 24, 5, 2, tzinfo=UTC)

    class Params:
        issued = factory.Trait(
            status=AgendaStatus.ISSUED, issued_on=date(2026, 11, 25), issued_at=datetime(2026, 11, 25, 5, tzinfo=UTC)
        )


def issue(agenda: Agenda) -> None:
    """Give out a draft as it stands, past the service."""
    agenda.status, agenda.issued_on = AgendaStatus.ISSUED, date(2026, 11, 25)
    agenda.issued_at = datetime(2026, 11, 25, 5, tzinfo=UTC)
    agenda.save()


class AgendaItemFactory(DjangoModelFactory[AgendaItem]):
    class Meta:
        model = AgendaItem

    agenda = factory.SubFactory(AgendaFactory)
    key = factory.Sequence(lambda n: f"item-{n + 10_001}")
    order = factory.Sequence(lambda n: n + 1)
    title_en = factory.Sequence(lambda n: f"Fictitious item {n + 10_001}")

    @classmethod
    def issued(cls, **fields: object) -> AgendaItem:
        """An item of an issued agenda, which was a draft when the item was added."""
        item: AgendaItem = cls.create(**fields)
        issue(item.agenda)
        return item


class ItemOutcomeFactory(DjangoModelFactory[ItemOutcome]):
    class Meta:
        model = ItemOutcome

    dialogue = factory.SubFactory(DialogueFactory)
    item_key = "opening"
    summary_en = "A fictitious summary."


class SpeakerFactory(DjangoModelFactory[Speaker]):
    """A Participant that waits for the floor."""

    class Meta:
        model = Speaker

    dialogue = factory.SubFactory(DialogueFactory)
    item_key = "opening"
    participant = factory.SubFactory(ParticipantFactory)
    asked_at = datetime(2027, 2, 9, 14, tzinfo=UTC)


class BriefNoteFactory(DjangoModelFactory[BriefNote]):
    class Meta:
        model = BriefNote

    dialogue = factory.SubFactory(DialogueFactory)
    participant = factory.SubFactory(ParticipantFactory)
    item_key = "opening"
    text = "A fictitious note."


class PaperFactory(DjangoModelFactory[Paper]):
    """A document that a Participant is expected to bring and that all Participants may read."""

    class Meta:
        model = Paper

    dialogue = factory.SubFactory(DialogueFactory)
    number = factory.Sequence(lambda n: n + 2)
    title_en = factory.Sequence(lambda n: f"Fictitious paper {n + 10_001}")
    mark = factory.SubFactory(HandlingMarkFactory)
    expected_from = factory.SubFactory(ParticipantFactory)


class PaperFileFactory(DjangoModelFactory[PaperFile]):
    class Meta:
        model = PaperFile

    paper = factory.SubFactory(PaperFactory)
    revision = 0
    language = "en"
    name = "fictitious.pdf"
    file = factory.LazyFunction(lambda: keep(b"A fictitious paper."))
    brought_by = factory.SubFactory(UserFactory)
    brought_at = datetime(2027, 1, 11, 5, tzinfo=UTC)


class DismissedOverlapFactory(DjangoModelFactory[DismissedOverlap]):
    class Meta:
        model = DismissedOverlap

    status = factory.SubFactory(CmwgStatusFactory)
    commitment = factory.SubFactory(CommitmentFactory)
    dismissed_by = factory.SubFactory(UserFactory)
    dismissed_at = datetime(2026, 11, 24, 12, tzinfo=UTC)


class ReferralFactory(DjangoModelFactory[Referral]):
    """An item that is still to be raised in another forum."""

    class Meta:
        model = Referral

    dialogue = factory.SubFactory(DialogueFactory)
    forum = factory.SubFactory(ForumFactory)
    title_en = factory.Sequence(lambda n: f"Fictitious item for another forum {n + 10_001}")


class ProducedDocumentFactory(DjangoModelFactory[ProducedDocument]):
    """Asked for by the secretariat, and waiting."""

    class Meta:
        model = ProducedDocument

    dialogue = factory.SubFactory(DialogueFactory)
    kind = DocumentKind.ONE_PAGE
    form = "pdf"
    language = "en"
    as_of = datetime(2026, 11, 24, 5, 2, tzinfo=UTC)
    asked_at = datetime(2026, 11, 24, 5, 2, tzinfo=UTC)


class DocumentTemplateFactory(DjangoModelFactory[DocumentTemplate]):
    class Meta:
        model = DocumentTemplate

    participant = factory.SubFactory(ParticipantFactory)
    kind = DocumentKind.ONE_PAGE
    name = "fictitious.docx"
    file = factory.LazyFunction(lambda: keep(b"A fictitious template."))
    uploaded_by = factory.SubFactory(UserFactory, role=Role.EDITOR, participant=factory.SelfAttribute("..participant"))
    uploaded_at = datetime(2026, 11, 24, 5, 2, tzinfo=UTC)
