"""After the last day of a discontinued MOC the register is kept and read, and never written (article 9(c))."""

from collections.abc import Callable
from datetime import timedelta

import pgtrigger
import pytest
from django.db.models import Model

from commitments.enums import Effect
from commitments.models import (
    AreaOfCooperation,
    Consultation,
    ConsultationMeeting,
    ConsultationProvision,
    DecisionTurn,
    EmergencyMineral,
    FormOfCooperation,
    Instrument,
    IpInstrument,
    IpInstrumentCommitment,
    JointDecision,
    Provision,
    ProvisionChange,
)
from commitments.services import decisions
from core.text.times import last_day_everywhere
from dialogue.enums import ArrangementBasis, ArrangementKind
from dialogue.models import Record, WorkingArrangement
from tests.constraint_assertions import delete, insert_like, refused_by, sql, update
from tests.factories import law
from tests.factories.commitments import (
    ActivityFactory,
    CommitmentAreaFactory,
    CommitmentFactory,
    CommitmentFormFactory,
    EvidenceFactory,
    InformationGivenFactory,
    InternalNoteFactory,
    MilestoneFactory,
    MineralFactory,
    ProgressReportFactory,
    StandardFactory,
    StandardPositionFactory,
    StateChangeFactory,
    SupportProgrammeFactory,
)
from tests.factories.contacts import HandlingMarkFactory
from tests.factories.dialogue import (
    ActionItemFactory,
    AgendaFactory,
    BriefNoteFactory,
    DialogueFactory,
    ItemOutcomeFactory,
    PaperFactory,
    PlannedStepFactory,
    ProposalFactory,
    ReferralFactory,
    SpeakerFactory,
    TrackChangeFactory,
)


def listed(model: type[AreaOfCooperation | FormOfCooperation]) -> Model:
    return model._default_manager.filter(is_open_ended=False)[0]


def turn(moc: law.Memorandum) -> Model:
    decision = law.draft(moc, effect=Effect.ROTATION, rotating_side=law.side("CA"))
    return DecisionTurn.objects.create(decision=decision, position=1, participant=moc.participants["CA1"])


def change(moc: law.Memorandum) -> Model:
    decision, provision = law.draft(moc, effect=Effect.MODIFICATION), Provision.objects.all()[0]
    return ProvisionChange.objects.create(decision=decision, provision=provision, text_en="Changed.")


def concurrence(moc: law.Memorandum) -> Model:
    decision = law.proposed(moc)
    law.concur(moc, decision, "CA1")
    return decision.concurrences.get()


def objection(moc: law.Memorandum) -> Model:
    decision, by = law.proposed(moc), moc.officers["CA1"]
    return decisions.object_to(decision=decision, by=by, at=law.AT, text_hash=decision.text_hash, reason="Too wide.")


def mineral(moc: law.Memorandum) -> Model:
    return EmergencyMineral.objects.create(emergency=law.emergency(moc), mineral=MineralFactory.create())


def consultation(moc: law.Memorandum) -> Consultation:
    words = {"title_en": "Fictitious", "question_en": "How?"}
    return Consultation.objects.create(
        instrument=moc.instrument, reference="C-2026-901", raised_on=law.AT.date(), **words
    )


def provision(moc: law.Memorandum) -> Model:
    return ConsultationProvision.objects.create(consultation=consultation(moc), provision=Provision.objects.all()[0])


def meeting(moc: law.Memorandum) -> Model:
    return ConsultationMeeting.objects.create(consultation=consultation(moc), held_on=law.AT.date())


def contract(moc: law.Memorandum) -> IpInstrument:
    return IpInstrument.objects.create(
        instrument=moc.instrument,
        kind="licence",
        title_en="Fictitious licence",
        concluded_between="A and B",
        custodian="A",
        held_by=moc.participants["CA1"],
        mark=HandlingMarkFactory.create(),
    )


def contract_for_commitment(moc: law.Memorandum) -> Model:
    return IpInstrumentCommitment.objects.create(ip_instrument=contract(moc), commitment=CommitmentFactory.create())


def arrangement(moc: law.Memorandum) -> Model:
    return WorkingArrangement.objects.create(
        instrument=moc.instrument, code="WA-901", kind=ArrangementKind.OTHER, basis=ArrangementBasis.DECISION
    )


# What each trigger keeps, by the name that it is refused under.
RECORDS: dict[str, Callable[[law.Memorandum], Model]] = {
    "commitment_register_is_open": lambda _moc: CommitmentFactory.create(),
    "commitment_area_register_is_open": lambda _moc: CommitmentAreaFactory.create(area=listed(AreaOfCooperation)),
    "commitment_form_register_is_open": lambda _moc: CommitmentFormFactory.create(form=listed(FormOfCooperation)),
    "milestone_register_is_open": lambda _moc: MilestoneFactory.create(),
    "progress_report_register_is_open": lambda _moc: ProgressReportFactory.create(),
    "evidence_register_is_open": lambda _moc: EvidenceFactory.create(),
    "state_change_register_is_open": lambda _moc: StateChangeFactory.create(),
    "track_change_register_is_open": lambda moc: TrackChangeFactory.create(dialogue__instrument=moc.instrument),
    "internal_note_register_is_open": lambda _moc: InternalNoteFactory.create(),
    "activity_register_is_open": lambda _moc: ActivityFactory.create(form=listed(FormOfCooperation)),
    "programme_register_is_open": lambda _moc: SupportProgrammeFactory.create(),
    "standard_register_is_open": lambda _moc: StandardFactory.create(),
    "information_register_is_open": lambda _moc: InformationGivenFactory.create(),
    "information_receiver_register_is_open": lambda _moc: InformationGivenFactory.create().receiver_links.get(),
    "standard_position_register_is_open": lambda _moc: StandardPositionFactory.create(),
    "decision_register_is_open": law.draft,
    "decision_turn_register_is_open": turn,
    "provision_change_register_is_open": change,
    "concurrence_register_is_open": concurrence,
    "objection_register_is_open": objection,
    "emergency_register_is_open": law.emergency,
    "emergency_mineral_register_is_open": mineral,
    "consultation_register_is_open": consultation,
    "consultation_provision_register_is_open": provision,
    "consultation_meeting_register_is_open": meeting,
    "ip_instrument_register_is_open": contract,
    "ip_instrument_commitment_register_is_open": contract_for_commitment,
    "arrangement_register_is_open": arrangement,
    "dialogue_register_is_open": lambda _moc: DialogueFactory.create(),
    "agenda_register_is_open": lambda _moc: AgendaFactory.create(),
    "action_register_is_open": lambda _moc: ActionItemFactory.create(),
    "planned_step_register_is_open": lambda _moc: PlannedStepFactory.create(),
    "paper_register_is_open": lambda _moc: PaperFactory.create(),
    "referral_register_is_open": lambda _moc: ReferralFactory.create(),
    "speaker_register_is_open": lambda _moc: SpeakerFactory.create(),
    "outcome_register_is_open": lambda _moc: ItemOutcomeFactory.create(),
    "brief_note_register_is_open": lambda _moc: BriefNoteFactory.create(),
    "record_register_is_open": lambda _moc: Record.objects.create(dialogue=DialogueFactory.create()),
    "proposal_register_is_open": lambda _moc: ProposalFactory.create(),
}
# Acknowledged and withdrawn it can still be: that says how the register came to be closed.
NEITHER_GIVEN_NOR_DROPPED = "notice_register_is_open"
NOR_ISSUED = "notice_draft_register_is_open"


def close(days_ago: int = 1) -> None:
    Instrument.objects.update(discontinued_on=last_day_everywhere() - timedelta(days=days_ago))


@pytest.mark.parametrize("name", RECORDS)
def test_it_is_neither_added_nor_changed_nor_deleted(moc: law.Memorandum, name: str) -> None:
    record = RECORDS[name](moc)
    close()
    with refused_by(name):
        insert_like(record)
    with refused_by(name):
        sql(f"UPDATE {record._meta.db_table} SET id = id WHERE id = %s", record.pk)
    with refused_by(name):
        delete(record)


def test_no_notice_is_given_or_dropped(moc: law.Memorandum) -> None:
    draft, issued = law.notice(moc), law.issued(moc)
    close()
    with refused_by(NEITHER_GIVEN_NOR_DROPPED):
        insert_like(draft)
    with refused_by(NEITHER_GIVEN_NOR_DROPPED):
        delete(draft)
    with refused_by(NOR_ISSUED):
        sql("UPDATE commitments_notice SET id = id WHERE id = %s", draft.pk)
    law.acknowledge(moc, issued, "CA1")
    assert issued.addressees.get(participant=moc.participants["CA1"]).acknowledged_at is not None


def test_on_the_last_day_itself_it_is_still_written(moc: law.Memorandum) -> None:
    decision = law.draft(moc)
    close(days_ago=0)
    update(decision, title_en="Changed")
    assert JointDecision.objects.get().title_en == "Changed"


def test_every_trigger_that_closes_the_register_is_tried() -> None:
    names = {str(trigger.name) for _model, trigger in pgtrigger.registered()}
    assert {name for name in names if name.endswith("_register_is_open")} == {
        *RECORDS,
        NEITHER_GIVEN_NOR_DROPPED,
        NOR_ISSUED,
    }
