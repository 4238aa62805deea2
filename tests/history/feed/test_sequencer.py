"""What is settled: the place of each change, its key, and who sees it."""

import pytest
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commitments.enums import CommitmentState
from commitments.models import ActivityCommitment, Commitment, InformationGiven
from contacts.enums import Audience
from contacts.models import HandlingMark, Participant
from core.changes.enums import RecordEvent
from core.changes.models import Change
from core.feed.audiences import CIRCLE
from core.feed.sequencer import settle, settle_all
from core.tasks import dispatch
from tests.concurrency import at_once
from tests.factories import commitments as c
from tests.factories.contacts import HandlingMarkFactory
from tests.fixtures.worker import LiveWorker

pytestmark = pytest.mark.django_db(transaction=True)


def sequenced(record: Model, name: str = "commitment") -> list[tuple[str, int, set[int], set[int]]]:
    """Kind, version, and who sees and who lost each settled change of a record, in their order."""
    rows = Change.objects.filter(type=name, record=record.pk, position__isnull=False).order_by("position")
    return [(each.kind, each.version, set(each.seen_by), set(each.lost_by)) for each in rows]


def mark(audience: Audience) -> HandlingMark:
    made: HandlingMark = HandlingMarkFactory.create(audience=audience)
    return made


def test_a_change_gets_its_key_and_all_who_see_it(ours: Participant, theirs: Participant) -> None:
    commitment = c.CommitmentFactory.create(lead=ours)
    settle_all()
    everyone = {CIRCLE, *Participant.objects.values_list("pk", flat=True)}
    assert sequenced(commitment) == [(RecordEvent.CREATED, 1, everyone, set())]
    assert Change.objects.get(type="commitment", record=commitment.pk).key == commitment.reference


def test_positions_follow_each_other_without_a_gap(ours: Participant) -> None:
    for _ in range(3):
        c.CommitmentFactory.create(lead=ours)
        settle_all()
    positions = list(Change.objects.order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))


def test_a_draft_is_told_to_nobody_and_what_is_narrow_to_its_own(ours: Participant, theirs: Participant) -> None:
    draft = c.CommitmentFactory.create(lead=ours, state=CommitmentState.DRAFT)
    narrow = c.CommitmentFactory.create(lead=ours, mark=mark(Audience.OWN_PARTICIPANT))
    settle_all()
    assert sequenced(draft) == [(RecordEvent.CREATED, 1, set(), set())]
    assert sequenced(narrow) == [(RecordEvent.CREATED, 1, {ours.pk}, set())]


def test_what_is_hidden_is_lost_by_those_who_no_longer_see_it(ours: Participant, theirs: Participant) -> None:
    commitment = c.CommitmentFactory.create(lead=ours)
    settle_all()
    commitment.mark = mark(Audience.OWN_PARTICIPANT)
    commitment.save()
    settle_all()
    *_, (_kind, version, seen, lost) = sequenced(commitment)
    assert (version, seen) == (2, {ours.pk})
    assert {CIRCLE, theirs.pk} <= lost
    assert ours.pk not in lost


def test_receivers_of_information_are_told_of_it_while_they_are_receivers(
    ours: Participant, theirs: Participant
) -> None:
    narrow = mark(Audience.OWN_PARTICIPANT)
    information = c.InformationGivenFactory.create(held_by=ours, receivers=[], mark=narrow)
    settle_all()
    # Settled at once: the first change is not told to the later receiver.
    InformationGiven.objects.filter(pk=information.pk).update(title_en="Another title")
    information.receivers.add(theirs)
    settle_all()
    information.receivers.clear()
    settle_all()
    assert [told[2:] for told in sequenced(information, "information")] == [
        ({ours.pk}, set()),
        ({ours.pk}, set()),
        ({ours.pk, theirs.pk}, set()),
        ({ours.pk}, {theirs.pk}),
    ]


def test_what_was_done_while_a_record_was_hidden_is_not_told_to_those_who_see_it_later(
    ours: Participant, theirs: Participant
) -> None:
    """All three are settled at once, when everyone sees the record."""
    commitment = c.CommitmentFactory.create(lead=ours, state=CommitmentState.DRAFT)
    Commitment.objects.filter(pk=commitment.pk).update(source="A page")
    Commitment.objects.filter(pk=commitment.pk).update(state=CommitmentState.ACTIVE)
    settle_all()
    assert [bool(seen) for _kind, _version, seen, _lost in sequenced(commitment)] == [False, False, True]


def test_a_part_comes_into_sight_with_its_record(ours: Participant) -> None:
    milestone = c.MilestoneFactory.create(commitment__lead=ours, commitment__state=CommitmentState.DRAFT)
    settle_all()
    Commitment.objects.update(state=CommitmentState.ACTIVE)
    settle_all()
    first, second = sequenced(milestone, "milestone")
    assert (first[1], first[2]) == (1, set())
    assert (second[0], second[1]) == (RecordEvent.CHANGED, 1)
    assert ours.pk in second[2]


def test_a_part_of_a_hidden_record_is_told_after_what_opened_it(ours: Participant) -> None:
    """Both are settled at once: what happened to the milestone before belongs to the hidden time."""
    milestone = c.MilestoneFactory.create(commitment__lead=ours, commitment__state=CommitmentState.DRAFT)
    Commitment.objects.update(state=CommitmentState.ACTIVE)
    settle_all()
    assert [bool(seen) for _kind, _version, seen, _lost in sequenced(milestone, "milestone")] == [False, True]
    last = Change.objects.filter(position__isnull=False, type__in=["commitment", "milestone"]).order_by("position")
    assert list(last.values_list("type", flat=True))[-2:] == ["commitment", "milestone"]


def test_a_mark_that_is_made_narrower_hides_all_that_bears_it(ours: Participant, theirs: Participant) -> None:
    milestone = c.MilestoneFactory.create(commitment__lead=ours)
    other = c.CommitmentFactory.create(lead=theirs, mark=mark(Audience.PUBLIC))
    settle_all()
    HandlingMark.objects.filter(pk=milestone.commitment.mark_id).update(audience=Audience.OWN_PARTICIPANT)
    settle_all()
    assert [len(sequenced(milestone.commitment)), len(sequenced(milestone, "milestone")), len(sequenced(other))] == [
        2,
        2,
        1,
    ]
    assert sequenced(milestone, "milestone")[-1][2] == {ours.pk}


def test_a_deleted_record_is_lost_by_all_who_saw_it_under_the_key_that_it_had(ours: Participant) -> None:
    milestone = c.MilestoneFactory.create(commitment__lead=ours)
    settle_all()
    pk = milestone.pk
    milestone.delete()
    settle_all()
    last = Change.objects.filter(type="milestone", record=pk).latest("position")
    assert (last.kind, last.key, last.seen_by) == (RecordEvent.DELETED, str(pk), [])
    assert ours.pk in (last.lost_by or [])


def test_a_link_to_a_hidden_record_is_told_to_those_who_see_both(ours: Participant, theirs: Participant) -> None:
    activity = c.ActivityFactory.create(organizer=theirs)
    hidden = c.CommitmentFactory.create(lead=ours, mark=mark(Audience.OWN_PARTICIPANT))
    settle_all()
    ActivityCommitment.objects.create(activity=activity, commitment=hidden)
    settle_all()
    assert sequenced(activity, "activity")[-1] == (RecordEvent.CHANGED, 1, {ours.pk}, set())
    activity.title_en = "Other words"
    activity.save()
    settle_all()
    *_, (_kind, version, seen, lost) = sequenced(activity, "activity")
    assert (version, lost) == (2, set())
    assert theirs.pk in seen


def test_what_a_transaction_has_not_committed_has_no_position_and_holds_nobody_up(ours: Participant) -> None:
    # Made before, so that neither waits for the other.
    shared = mark(Audience.PARTICIPANTS)

    def another() -> None:
        c.CommitmentFactory.create(lead=ours, mark=shared)
        settle_all()

    with transaction.atomic():
        slow = c.CommitmentFactory.create(lead=ours, mark=shared)
        at_once(1, another)
        assert Change.objects.filter(type="commitment", position__isnull=False).count() == 1
    settle_all()
    assert Change.objects.filter(type="commitment").latest("position").record == slow.pk


def test_the_worker_sequences_what_a_request_writes_without_a_schedule(
    live_worker: LiveWorker, ours: Participant, partner: Client
) -> None:
    """No scheduler runs here: the request itself dispatches the sequencer, after its commit."""
    dispatch.quiet.end()
    commitment = c.CommitmentFactory.create(lead=ours)
    settle_all()
    change = partner.patch(
        f"/api/v1/commitments/{commitment.reference}/",
        {"source": "Fictitious"},
        content_type="application/json",
        headers={"if-match": "*"},
    )
    assert change.status_code == 200, change.content
    live_worker.wait_until(lambda: len(sequenced(commitment)) == 2)


def test_many_settlers_give_each_position_once(ours: Participant) -> None:
    for _ in range(5):
        c.CommitmentFactory.create(lead=ours)
    at_once(6, lambda: settle(3))
    settle_all()
    positions = list(Change.objects.order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))


def test_a_batch_asks_for_each_type_once(ours: Participant) -> None:
    c.CommitmentFactory.create(lead=ours)
    settle_all()
    counts = []
    for size in (1, 20):
        for _ in range(size):
            c.MilestoneFactory.create(commitment=Commitment.objects.get())
        with CaptureQueriesContext(connection) as statements:
            settle()
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_a_record_that_shows_another_is_told_anew_to_those_for_whom_that_comes_into_sight(
    ours: Participant, theirs: Participant
) -> None:
    """Its version stays, and nobody else hears of it."""
    hidden = c.CommitmentFactory.create(lead=ours, mark=mark(Audience.OWN_PARTICIPANT))
    activity = ActivityCommitment.objects.create(activity=c.ActivityFactory.create(), commitment=hidden).activity
    settle_all()
    before = len(sequenced(activity, "activity"))
    hidden.mark = mark(Audience.PARTICIPANTS)
    hidden.save()
    settle_all()
    ((kind, version, seen, lost),) = sequenced(activity, "activity")[before:]
    assert (kind, version, lost) == (RecordEvent.CHANGED, 1, set())
    assert theirs.pk in seen
    assert ours.pk not in seen


def test_a_link_that_is_made_while_its_record_changes_is_told_in_the_version_told_before(ours: Participant) -> None:
    """The trigger that notes the link saw the version from before a change that has the smaller number."""
    activity, commitment = c.ActivityFactory.create(organizer=ours), c.CommitmentFactory.create(lead=ours)
    settle_all()
    with transaction.atomic():
        type(activity).objects.filter(pk=activity.pk).update(title_en="Other words")
        at_once(1, lambda: ActivityCommitment.objects.create(activity=activity, commitment=commitment))
    settle_all()
    assert [version for _kind, version, _seen, _lost in sequenced(activity, "activity")] == [1, 2, 2]
