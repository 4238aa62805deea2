"""The triggers: each transaction that changes a record, by whatever path, is noted once, with who and why."""

import pghistory
import pytest
from django.db import IntegrityError, connection, transaction

from commitments.models import Commitment, CommitmentArea, IpInstrumentCommitment
from core.changes.enums import RecordEvent
from core.changes.models import Change, Standing
from core.changes.operations import TrackedTable
from core.feed.registry import noted_tables
from tests.api.decision_and_notice_fixtures import ip_instrument
from tests.factories import commitments as c
from tests.factories.contacts import ParticipantFactory


def standing(record: Commitment) -> Standing:
    return Standing.objects.get(type="commitment", record=record.pk)


def changes(record: Commitment) -> list[Change]:
    return list(Change.objects.filter(type="commitment", record=record.pk, of_sight=False).order_by("version"))


@pytest.mark.django_db
def test_every_table_behind_an_endpoint_is_noted() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname, encode(tgargs, 'escape') FROM pg_trigger"
            " WHERE tgname LIKE 'noted\\_%'"
        )
        there = {(table.strip('"'), name, arguments) for table, name, arguments in cursor.fetchall()}

    def wanted(noted: TrackedTable) -> tuple[str, str, str]:
        arguments = "".join(f"{each}\\000" for each in noted.arguments)
        return noted.table, noted.trigger, arguments

    assert there == {wanted(noted) for noted in noted_tables()}


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_changes_a_record_and_its_links_makes_one_version() -> None:
    with transaction.atomic():
        commitment = c.CommitmentFactory.create()
    assert standing(commitment).version == 1
    with transaction.atomic():
        commitment.title_en, commitment.source = "Other words", "A page"
        commitment.save(update_fields=["title_en"])
        commitment.save(update_fields=["source"])
        CommitmentArea.objects.create(commitment=commitment, area=c.AreaFactory.create())
    assert standing(commitment).version == 2
    created, changed = changes(commitment)
    assert (created.kind, changed.kind) == (RecordEvent.CREATED, RecordEvent.CHANGED)
    assert changed.columns == ["areas", "source", "title_en"]
    assert standing(commitment).created_at < standing(commitment).updated_at


@pytest.mark.django_db(transaction=True)
def test_a_link_alone_changes_its_record_and_a_row_written_as_it_was_does_not() -> None:
    commitment = c.CommitmentFactory.create()
    before = standing(commitment).version
    Commitment.objects.filter(pk=commitment.pk).update(source=commitment.source)
    assert standing(commitment).version == before
    CommitmentArea.objects.filter(commitment=commitment).delete()
    link = CommitmentArea.objects.create(commitment=commitment, area=c.AreaFactory.create())
    link.delete()
    assert standing(commitment).version > before
    assert changes(commitment)[-1].columns == ["areas"]


@pytest.mark.django_db(transaction=True)
def test_raw_sql_and_bulk_updates_are_noted_with_who_and_why() -> None:
    commitment = c.CommitmentFactory.create()
    with pghistory.context(user=17, reason="A slip of the pen", request="r-1", client=3), connection.cursor() as cursor:
        cursor.execute("UPDATE commitments_commitment SET source = 'By hand' WHERE id = %s", [commitment.pk])
    last = changes(commitment)[-1]
    assert (last.by, last.client, last.reason, last.request) == (17, 3, "A slip of the pen", "r-1")


@pytest.mark.django_db(transaction=True)
def test_what_is_deleted_still_stands_as_deleted() -> None:
    commitment = c.CommitmentFactory.create()
    milestone = c.MilestoneFactory.create(commitment=commitment)
    pk = milestone.pk
    milestone.delete()
    assert Standing.objects.get(type="milestone", record=pk).deleted_at is not None
    assert Change.objects.get(type="milestone", record=pk, kind=RecordEvent.DELETED).version == 2


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_is_rolled_back_leaves_nothing() -> None:
    commitment = c.CommitmentFactory.create()
    version = standing(commitment).version
    with transaction.atomic():
        Commitment.objects.filter(pk=commitment.pk).update(source="Never")
        transaction.set_rollback(True)
    assert standing(commitment).version == version
    assert len(changes(commitment)) == version


@pytest.mark.django_db(transaction=True)
def test_a_link_to_what_may_be_hidden_is_noted_apart_and_makes_no_version() -> None:
    commitment = c.CommitmentFactory.create()
    instrument = ip_instrument(ParticipantFactory.create())
    version = standing(commitment).version
    IpInstrumentCommitment.objects.create(ip_instrument=instrument, commitment=commitment)
    assert standing(commitment).version == version
    noted = Change.objects.get(type="commitment", record=commitment.pk, of_sight=True)
    assert (noted.columns, noted.other) == (["ip_instruments"], instrument.pk)


@pytest.mark.owner
@pytest.mark.django_db(transaction=True)
def test_a_transaction_number_of_a_former_cluster_is_not_taken_for_this_one() -> None:
    commitment = c.CommitmentFactory.create()
    version = standing(commitment).version
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE history_standing SET xid = pg_current_xact_id()::text::bigint WHERE type = 'commitment'"
            " AND record = %s",
            [commitment.pk],
        )
        Commitment.objects.filter(pk=commitment.pk).update(source="After the move")
    assert standing(commitment).version == version + 1


@pytest.mark.owner
@pytest.mark.django_db
def test_the_log_is_only_added_to() -> None:
    change = Change.objects.create(
        type="x", record=1, version=1, kind="created", at="2026-01-01T00:00Z", xid=0, position=1, seen_by=[], lost_by=[]
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.filter(pk=change.pk).update(key="other")
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.filter(pk=change.pk).delete()
