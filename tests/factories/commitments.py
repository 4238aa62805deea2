"""The text, the register and what hangs on it, plainly fictitious."""

from datetime import UTC, date, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from commitments.enums import (
    ActivityKind,
    CommitmentState,
    Completion,
    ForumKind,
    Health,
    LanguageStatus,
    Position,
    ProvisionKind,
    StandardStage,
    StandardTopic,
    SupportKind,
    SupportSubject,
)
from commitments.models import (
    Activity,
    AreaOfCooperation,
    Commitment,
    CommitmentArea,
    CommitmentForm,
    Evidence,
    FormOfCooperation,
    Forum,
    InformationGiven,
    Instrument,
    InternalNote,
    LanguageVersion,
    Milestone,
    Mineral,
    ProgressReport,
    Provision,
    ProvisionText,
    Signature,
    Standard,
    StandardPosition,
    StateChange,
    SupportProgramme,
    TextVersion,
)
from contacts.enums import Role
from core.text.languages import Language
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory


class InstrumentFactory(DjangoModelFactory[Instrument]):
    class Meta:
        model = Instrument

    code = factory.Sequence(lambda n: f"moc-{n + 10_001}")
    name_en = factory.Sequence(lambda n: f"Fictitious memorandum {n + 10_001}")
    title_en = factory.SelfAttribute("name_en")
    reference_prefix = factory.Sequence(lambda n: f"T{n + 10_001}")
    document_symbol = factory.Sequence(lambda n: f"TD{n + 10_001}")
    notice_months = 3
    dialogue_months = 12


class ShippedInstrumentFactory(DjangoModelFactory[Instrument]):
    """The one instrument of the portal, made once."""

    class Meta:
        model = Instrument
        django_get_or_create = ("code",)

    code = "moc"
    name_en = title_en = "Fictitious memorandum"
    notice_months = 3
    dialogue_months = 12
    reference_prefix = "MOC"
    document_symbol = "JCBD"


class SignatureFactory(DjangoModelFactory[Signature]):
    class Meta:
        model = Signature

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    participant = factory.SubFactory(ParticipantFactory)
    signed_on = date(2023, 9, 21)
    signatory = "Fictitious signatory"


class TextVersionFactory(DjangoModelFactory[TextVersion]):
    class Meta:
        model = TextVersion

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    number = factory.Sequence(lambda n: n + 1)
    effective_on = date(2023, 9, 21)


class LanguageVersionFactory(DjangoModelFactory[LanguageVersion]):
    class Meta:
        model = LanguageVersion

    version = factory.SubFactory(TextVersionFactory)
    language = Language.ENGLISH
    status = LanguageStatus.SIGNED


class ProvisionFactory(DjangoModelFactory[Provision]):
    class Meta:
        model = Provision

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    code = factory.Sequence(lambda n: f"{n + 10_001}(a)")
    key = factory.Sequence(lambda n: f"{n + 10_001}.a")
    kind = ProvisionKind.PARAGRAPH
    order = factory.Sequence(lambda n: n + 1)


class ProvisionTextFactory(DjangoModelFactory[ProvisionText]):
    class Meta:
        model = ProvisionText

    provision = factory.SubFactory(ProvisionFactory)
    language_version = factory.SubFactory(LanguageVersionFactory)
    text = "The Participants intend to try this out."


class AreaFactory(DjangoModelFactory[AreaOfCooperation]):
    class Meta:
        model = AreaOfCooperation

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    code = factory.Sequence(lambda n: f"2(c)({n + 10_001})")
    key = factory.Sequence(lambda n: f"2.c.{n + 10_001}")
    order = factory.Sequence(lambda n: n + 1)
    title_en = factory.Sequence(lambda n: f"Fictitious area {n + 10_001}")


class FormFactory(DjangoModelFactory[FormOfCooperation]):
    class Meta:
        model = FormOfCooperation

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    code = factory.Sequence(lambda n: f"3(a)({n + 10_001})")
    key = factory.Sequence(lambda n: f"3.a.{n + 10_001}")
    order = factory.Sequence(lambda n: n + 1)
    title_en = factory.Sequence(lambda n: f"Fictitious form {n + 10_001}")


class ForumFactory(DjangoModelFactory[Forum]):
    class Meta:
        model = Forum

    code = factory.Sequence(lambda n: f"forum-{n + 10_001}")
    abbreviation = factory.Sequence(lambda n: f"F{n + 10_001}")
    name_en = factory.Sequence(lambda n: f"Fictitious forum {n + 10_001}")
    kind = ForumKind.BILATERAL
    order = factory.Sequence(lambda n: n + 1)


class MineralFactory(DjangoModelFactory[Mineral]):
    class Meta:
        model = Mineral

    code = factory.Sequence(lambda n: f"mineral-{n + 10_001}")
    name_en = factory.Sequence(lambda n: f"Unobtainium {n + 10_001}")
    order = factory.Sequence(lambda n: n + 1)


class CommitmentFactory(DjangoModelFactory[Commitment]):
    """Active, and marked for all Participants."""

    class Meta:
        model = Commitment

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    reference = factory.Sequence(lambda n: f"MOC-1999-{n + 10_001}")
    title_en = factory.Sequence(lambda n: f"Fictitious commitment {n + 10_001}")
    lead = factory.SubFactory(ParticipantFactory)
    state = CommitmentState.ACTIVE
    mark = factory.SubFactory(HandlingMarkFactory)
    due_on = date(2027, 3, 31)


class CommitmentAreaFactory(DjangoModelFactory[CommitmentArea]):
    class Meta:
        model = CommitmentArea

    commitment = factory.SubFactory(CommitmentFactory)
    area = factory.SubFactory(AreaFactory)


class CommitmentFormFactory(DjangoModelFactory[CommitmentForm]):
    class Meta:
        model = CommitmentForm

    commitment = factory.SubFactory(CommitmentFactory)
    form = factory.SubFactory(FormFactory)


class MilestoneFactory(DjangoModelFactory[Milestone]):
    class Meta:
        model = Milestone

    commitment = factory.SubFactory(CommitmentFactory)
    title_en = factory.Sequence(lambda n: f"Fictitious milestone {n + 10_001}")
    due_on = date(2027, 1, 31)


class ProgressReportFactory(DjangoModelFactory[ProgressReport]):
    """Being written by an editor of the Participant that leads."""

    class Meta:
        model = ProgressReport

    commitment = factory.SubFactory(CommitmentFactory)
    participant = factory.SelfAttribute("commitment.lead")
    reported_on = date(2026, 11, 1)
    text_en = "Fictitious progress."
    health = Health.ON_TRACK
    completion = Completion.LIMITED
    entered_by = factory.SubFactory(UserFactory, role=Role.EDITOR, participant=factory.SelfAttribute("..participant"))

    class Params:
        submitted = factory.Trait(submitted_at=datetime(2026, 11, 2, 9, tzinfo=UTC))


class EvidenceFactory(DjangoModelFactory[Evidence]):
    class Meta:
        model = Evidence

    commitment = factory.SubFactory(CommitmentFactory)
    title_en = factory.Sequence(lambda n: f"Fictitious evidence {n + 10_001}")
    link = "https://example.org/evidence"
    mark = factory.SubFactory(HandlingMarkFactory)


class StateChangeFactory(DjangoModelFactory[StateChange]):
    class Meta:
        model = StateChange

    commitment = factory.SubFactory(CommitmentFactory)
    before = ""
    after = CommitmentState.ACTIVE
    on = date(2026, 4, 1)


class InternalNoteFactory(DjangoModelFactory[InternalNote]):
    class Meta:
        model = InternalNote

    commitment = factory.SubFactory(CommitmentFactory)
    participant = factory.SubFactory(ParticipantFactory)
    text = "For our own eyes."
    written_by = factory.SubFactory(UserFactory, role=Role.EDITOR, participant=factory.SelfAttribute("..participant"))


class SupportProgrammeFactory(DjangoModelFactory[SupportProgramme]):
    class Meta:
        model = SupportProgramme

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    reference = factory.Sequence(lambda n: f"MOC-P-1999-{n + 10_001}")
    held_by = factory.SubFactory(ParticipantFactory)
    title_en = factory.Sequence(lambda n: f"Fictitious programme {n + 10_001}")
    country = factory.SelfAttribute("held_by.side")
    kind = SupportKind.FINANCIAL
    subjects = factory.LazyFunction(lambda: [SupportSubject.REFINING.value])
    link = "https://example.org/programme"
    mark = factory.SubFactory(HandlingMarkFactory)


class StandardFactory(DjangoModelFactory[Standard]):
    class Meta:
        model = Standard

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    reference = factory.Sequence(lambda n: f"MOC-S-1999-{n + 10_001}")
    held_by = factory.SubFactory(ParticipantFactory)
    title_en = factory.Sequence(lambda n: f"Fictitious standard {n + 10_001}")
    body = "Fictitious body"
    topics = factory.LazyFunction(lambda: [StandardTopic.SAFETY.value])
    stage = StandardStage.ENQUIRY
    mark = factory.SubFactory(HandlingMarkFactory)


class StandardPositionFactory(DjangoModelFactory[StandardPosition]):
    class Meta:
        model = StandardPosition

    standard = factory.SubFactory(StandardFactory)
    held_by = factory.SubFactory(ParticipantFactory)
    position = Position.SUPPORTS
    mark = factory.SubFactory(HandlingMarkFactory)


class InformationGivenFactory(DjangoModelFactory[InformationGiven]):
    """Information given to the ``receivers``, by default to another Participant."""

    class Meta:
        model = InformationGiven
        skip_postgeneration_save = True

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    reference = factory.Sequence(lambda n: f"MOC-I-1999-{n + 10_001}")
    held_by = factory.SubFactory(ParticipantFactory)
    title_en = factory.Sequence(lambda n: f"Fictitious forecast {n + 10_001}")
    given_on = date(2026, 4, 1)
    mark = factory.SubFactory(HandlingMarkFactory)

    @factory.post_generation  # type: ignore[untyped-decorator]  # The library has no types for it.
    def receivers(information: InformationGiven, create: bool, extracted: Any, **_others: Any) -> None:  # noqa: N805 - As it is called.
        information.receivers.set([ParticipantFactory.create()] if extracted is None else extracted)


class ActivityFactory(DjangoModelFactory[Activity]):
    class Meta:
        model = Activity

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    reference = factory.Sequence(lambda n: f"MOC-A-1999-{n + 10_001}")
    kind = ActivityKind.WORKSHOP
    form = factory.SubFactory(FormFactory)
    title_en = factory.Sequence(lambda n: f"Fictitious workshop {n + 10_001}")
    organizer = factory.SubFactory(ParticipantFactory)
    mark = factory.SubFactory(HandlingMarkFactory)
    starts_on = date(2027, 2, 1)
