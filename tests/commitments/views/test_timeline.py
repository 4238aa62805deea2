"""The timeline on the page of a commitment: all that happened, the newest first, and nothing that is hidden."""

from datetime import UTC, date, datetime

import pghistory
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commitments.enums import ActivityKindFilter, CommitmentState, DecisionState, MilestoneResolution
from commitments.models import Commitment, CommitmentArea, Evidence, Milestone, ProvisionChange
from commitments.services import commitments, milestones, reports
from commitments.services.activity_log import ActivityEntry
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from dialogue.enums import AgendaStatus, DialogueStatus, ItemResult
from dialogue.models import Agenda
from tests.factories.commitments import (
    ActivityFactory,
    AreaFactory,
    CommitmentFactory,
    EvidenceFactory,
    MilestoneFactory,
    ProgressReportFactory,
    ProvisionFactory,
    StateChangeFactory,
)
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory
from tests.factories.decisions import JointDecisionFactory
from tests.factories.dialogue import (
    ActionItemFactory,
    AgendaFactory,
    AgendaItemFactory,
    DialogueFactory,
    ItemOutcomeFactory,
    ProposalFactory,
)

# What is edited is told by the moments of its transactions: each needs one of its own.
pytestmark = pytest.mark.django_db(transaction=True)

HELD_ON = date(2025, 3, 4)
ISSUED_AT = datetime(2025, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def ours() -> Participant:
    return ParticipantFactory.create()


@pytest.fixture
def commitment(ours: Participant) -> Commitment:
    return CommitmentFactory.create(lead=ours, state=CommitmentState.ACTIVE)


def signed_in(role: Role, participant: Participant | None = None) -> Client:
    fields = {} if participant is None else {"participant": participant}
    client = Client()
    account: User = UserFactory.create(role=role, **fields)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def lines(client: Client, commitment: Commitment, **asked: str) -> list[ActivityEntry]:
    return list(client.get(commitment.get_absolute_url(), asked).context["timeline"].page)


def lines_of(found: list[ActivityEntry]) -> list[str]:
    return [f"{line.words}: {line.title}" if line.title else line.words for line in found]


def on_the_agenda(commitment: Commitment) -> None:
    """The First Dialogue was held with it as item 4, and it went on."""
    held = DialogueFactory.create(number=1, status=DialogueStatus.HELD, held_on=HELD_ON)
    agenda = AgendaFactory.create(dialogue=held)
    AgendaItemFactory.create(
        agenda=agenda, key="added:1", records=[commitment.reference], number=4, title_en="Cells of glass"
    )
    Agenda.objects.filter(pk=agenda.pk).update(
        status=AgendaStatus.ISSUED, issued_on=ISSUED_AT.date(), issued_at=ISSUED_AT
    )
    ItemOutcomeFactory.create(
        dialogue=held, item_key="added:1", result=ItemResult.CONTINUES, decision_en="To build one."
    )
    ActionItemFactory.create(dialogue=held, number=1, commitment=commitment, title_en="Draw a plan")


def test_all_that_happened_stands_in_one_order_the_newest_first(commitment: Commitment, ours: Participant) -> None:
    StateChangeFactory.create(commitment=commitment, before="", after=CommitmentState.ACTIVE, on=date(2025, 1, 1))
    on_the_agenda(commitment)
    MilestoneFactory.create(
        commitment=commitment,
        title_en="A first cell",
        due_on=date(2025, 4, 1),
        resolved_on=date(2025, 5, 1),
        resolution=MilestoneResolution.PARTLY_MET,
    )
    MilestoneFactory.create(commitment=commitment, title_en="Far ahead", due_on=date(2099, 4, 1))
    ActivityFactory.create(title_en="A visit", starts_on=date(2025, 6, 1)).commitments.add(commitment)
    report = ProgressReportFactory.create(commitment=commitment, participant=ours, reported_on=date(2025, 6, 2))
    reports.submit(report=report, by=report.entered_by, at=datetime(2025, 6, 3, tzinfo=UTC))
    EvidenceFactory.create(commitment=commitment, title_en="A photograph")
    found = lines_of(lines(signed_in(Role.READER), commitment))
    entered, dated = found[:3], found[3:]
    # What was entered just now: its moments are those of the test.
    assert entered[0] == "Evidence added: A photograph"
    assert {line.partition(", due on")[0] for line in entered[1:]} == {"Milestone added"}
    assert dated == [
        f"Report of {ours}",
        f"{commitment.activities.get().reference} Workshop: A visit",
        "Milestone: Partly met: A first cell",
        "Milestone due: A first cell",
        "Discussed: First Dialogue, item 4: Cells of glass",
        "Concluded at the meeting: First Dialogue, item 4: To build one.",
        "First Dialogue, action 1/1 recorded: Draw a plan",
        "Added to the agenda: First Dialogue, item 4: Cells of glass",
        "entered as “Active”",
    ]


def test_it_is_shown_by_kind_without_script_and_a_kind_that_is_none_shows_all(commitment: Commitment) -> None:
    on_the_agenda(commitment)
    client = signed_in(Role.READER)
    page = client.get(commitment.get_absolute_url(), {"kind": "action"})
    assert lines_of(list(page.context["timeline"].page)) == ["First Dialogue, action 1/1 recorded: Draw a plan"]
    assert '<a href="?kind=action#timeline" aria-current="true">' in page.text
    assert {what for what, _count in page.context["timeline"].kinds} == {
        ActivityKindFilter.ACTION,
        ActivityKindFilter.DECISION,
        ActivityKindFilter.DIALOGUE,
    }
    assert len(lines(client, commitment, kind="nothing")) == len(lines(client, commitment)) == 4


def test_what_was_saved_together_is_one_edit_with_who_why_before_and_after(
    commitment: Commitment, ours: Participant
) -> None:
    area = AreaFactory.create(code="2(c)(iv)", title_en="Promoting")
    editor = UserFactory.create(role=Role.EDITOR, participant=ours)
    with pghistory.context(user=editor.pk, reason="Agreed by letter"):
        commitments.change(
            commitment=commitment,
            links={"areas": [area]},
            title_en="Another title",
            text_en="Long. " * 60,
            due_on=date(2030, 1, 1),
        )
    (edit,) = lines(signed_in(Role.READER), commitment, kind="edit")
    assert (edit.who, edit.detail) == (str(editor), "Agreed by letter")
    changes = {change.label: (change.before, change.after) for change in edit.changes}
    assert changes["Title (English)"][1] == "Another title"
    assert changes["Area"] == ("", "2(c)(iv) Promoting")
    assert changes["Text (English)"] == ("", "")


def test_a_milestone_that_was_moved_and_one_that_was_taken_off_are_told(commitment: Commitment) -> None:
    moved = MilestoneFactory.create(commitment=commitment, title_en="A first cell", due_on=date(2099, 4, 1))
    gone = MilestoneFactory.create(commitment=commitment, title_en="A second cell", due_on=date(2099, 6, 1))
    milestones.change(milestone=Milestone.objects.get(pk=moved.pk), due_on=date(2099, 5, 1))
    milestones.remove(milestone=gone)
    taken_off, last, *_set = lines(signed_in(Role.READER), commitment, kind="milestone")
    assert lines_of([last]) == ["Milestone moved from 1 April 2099 to 1 May 2099: A first cell"]
    assert taken_off.words == "Milestone removed"
    assert ("A second cell", "") in {(change.before, change.after) for change in taken_off.changes}


def test_nothing_hidden_stands_in_it_for_another_ministry_or_the_secretariat(
    commitment: Commitment, ours: Participant
) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    wide = commitment.mark
    # While it was narrow, it was edited; then it was made wide again.
    Commitment.objects.filter(pk=commitment.pk).update(mark=narrow)
    Commitment.objects.filter(pk=commitment.pk).update(source="A secret source")
    Commitment.objects.filter(pk=commitment.pk).update(mark=wide, source="A published source")
    EvidenceFactory.create(commitment=commitment, title_en="A narrow paper", mark=narrow)
    shown_once = EvidenceFactory.create(commitment=commitment, title_en="A paper made narrow", mark=wide)
    Evidence.objects.filter(pk=shown_once.pk).update(mark=narrow)
    ActivityFactory.create(
        title_en="A narrow visit", mark=narrow, organizer=ours, starts_on=date(2025, 1, 1)
    ).commitments.add(commitment)
    ProgressReportFactory.create(commitment=commitment, participant=ours, text_en="Not sent yet", submitted_at=None)
    area = AreaFactory.create()
    CommitmentArea.objects.create(commitment=commitment, area=area)
    JointDecisionFactory.create(
        title_en="A draft decision",
        instrument=commitment.instrument,
        proposed_by=ours,
        text_en=f"{commitment.reference} goes on.",
        state=DecisionState.DRAFT,
        proposed_at=None,
        text_hash="",
    )
    ProposalFactory.create(
        dialogue=DialogueFactory.create(number=2), commitment=commitment, participant=ours, title_en="A draft proposal"
    )
    AgendaItemFactory.create(
        agenda=AgendaFactory.create(dialogue=DialogueFactory.create(number=3)),
        records=[commitment.reference],
        title_en="A draft item",
    )
    own = signed_in(Role.EDITOR, ours).get(commitment.get_absolute_url()).text
    others = [
        signed_in(role, participant).get(commitment.get_absolute_url()).text
        for role, participant in ((Role.EDITOR, ParticipantFactory.create()), (Role.SECRETARIAT, None))
    ]
    hidden = ("A secret source", "A narrow paper", "A paper made narrow", "A narrow visit", "A draft decision")
    for words in (*hidden, "Not sent yet"):
        assert (words in own) or words == "Not sent yet"
        assert all(words not in other for other in others), words
    # The secretariat writes the agenda; a ministry reads no draft of it, not even its own item.
    assert "A draft item" not in own
    assert "A draft item" not in others[0]
    assert all("A draft proposal" not in other for other in (*others, own))


def test_a_decision_is_told_with_how_it_touches_the_commitment(commitment: Commitment) -> None:
    provision = ProvisionFactory.create(instrument=commitment.instrument, code="3(c)", key="3.c")
    commitment.provisions.add(provision)
    draft = {"instrument": commitment.instrument, "state": DecisionState.DRAFT, "proposed_at": None, "text_hash": ""}
    changing = JointDecisionFactory.create(title_en="Other words", **draft)
    ProvisionChange.objects.create(decision=changing, provision=provision, text_en="Other words.")
    naming = JointDecisionFactory.create(title_en="To go on", text_en=f"See {commitment.reference}.", **draft)
    longer = JointDecisionFactory.create(title_en="Elsewhere", text_en=f"See {commitment.reference}7.", **draft)
    for number, decision in enumerate((changing, naming, longer)):
        type(decision).objects.filter(pk=decision.pk).update(
            state=DecisionState.OPEN, proposed_at=ISSUED_AT, text_hash=f"{number}" * 64
        )
    page = signed_in(Role.READER).get(commitment.get_absolute_url())
    assert [(each.decision.title_en, each.how) for each in page.context["story"].decisions] == [
        ("To go on", (f"Mentions {commitment.reference}",)),
        ("Other words", ("Concerns the text of 3(c)",)),
    ]
    found = lines(signed_in(Role.READER), commitment, kind="decision")
    assert {line.words for line in found} == {
        f"Joint decision {decision.reference} was proposed" for decision in (changing, naming)
    }


def test_more_of_everything_costs_no_more_statements(commitment: Commitment, ours: Participant) -> None:
    client, counts = signed_in(Role.SECRETARIAT), []
    number = 0
    for more in (1, 4):
        for _each in range(more):
            number += 1
            dialogue = DialogueFactory.create(status=DialogueStatus.HELD, held_on=HELD_ON)
            AgendaItemFactory.create(
                agenda=AgendaFactory.create(dialogue=dialogue), key="added:1", records=[commitment.reference]
            )
            ItemOutcomeFactory.create(dialogue=dialogue, item_key="added:1")
            ActionItemFactory.create(dialogue=dialogue, commitment=commitment, lead=ours)
            JointDecisionFactory.create(
                instrument=commitment.instrument,
                text_en=f"See {commitment.reference}.",
                proposed_by=ours,
            )
            CommitmentArea.objects.create(commitment=commitment, area=AreaFactory.create())
            commitments.change(commitment=commitment, title_en=f"Title {number}")
            moved = MilestoneFactory.create(commitment=commitment)
            milestones.change(milestone=moved, due_on=date(2027, 1, number))
            EvidenceFactory.create(commitment=commitment)
            ActivityFactory.create(organizer=ours, starts_on=HELD_ON).commitments.add(commitment)
        client.get(commitment.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(commitment.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]
