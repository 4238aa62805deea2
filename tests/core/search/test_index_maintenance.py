"""The text beside each row follows it on every path that changes the row."""

from datetime import date

import pytest
from django.db import connection, transaction

from commitments.models import Commitment, InternalNote
from core.search import SearchIndex
from tests.concurrency import at_once
from tests.factories.commitments import CommitmentFactory, InternalNoteFactory

pytestmark = pytest.mark.django_db


def beside(row: Commitment | InternalNote) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT folded FROM {SearchIndex.table(type(row))} WHERE id = %s", [row.pk])
        found = cursor.fetchone()
        return None if found is None else str(found[0])


def version_of(row: Commitment) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT xmin::text || ctid::text FROM {SearchIndex.table(Commitment)} WHERE id = %s", [row.pk])
        return str(cursor.fetchone()[0])


def test_a_new_row_has_its_text_in_all_languages() -> None:
    row = CommitmentFactory.create(
        reference="MOC-2026-014",
        title_en="Nickel",
        title_fr="Élan",
        title_ja="備蓄",
        text_en="",
        text_fr="",
        text_ja="",
    )
    assert (beside(row) or "").split() == ["moc-2026-014", "nickel", "elan", "備蓄"]


def test_many_rows_at_once_have_theirs() -> None:
    note = InternalNoteFactory.create()
    copies = [
        InternalNote(
            commitment=note.commitment, participant=note.participant, written_by=note.written_by, text=f"Note {n}"
        )
        for n in range(3)
    ]
    InternalNote.objects.bulk_create(copies)
    assert [beside(row) for row in copies] == ["note 0", "note 1", "note 2"]


def test_a_bulk_update_is_followed() -> None:
    rows = [InternalNoteFactory.create() for _ in range(3)]
    InternalNote.objects.filter(pk__in=[row.pk for row in rows[:2]]).update(text="Élan")
    assert [beside(row) == "elan" for row in rows] == [True, True, False]


def test_raw_sql_is_followed() -> None:
    row = InternalNoteFactory.create()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE commitments_internalnote SET text = upper('straße') WHERE id = %s", [row.pk])
    assert beside(row) == "strasse"


def test_a_row_whose_texts_stay_costs_the_index_nothing() -> None:
    row = CommitmentFactory.create()
    before = version_of(row)
    Commitment.objects.filter(pk=row.pk).update(due_on=date(2030, 1, 1), title_en=row.title_en)
    assert version_of(row) == before


def test_a_row_that_is_deleted_leaves_no_text() -> None:
    row = InternalNoteFactory.create()
    pk = row.pk
    row.delete()
    row.pk = pk
    assert beside(row) is None


def test_a_change_that_is_taken_back_was_never_there() -> None:
    row = InternalNoteFactory.create(text="Before")
    with transaction.atomic():
        InternalNote.objects.update(text="After")
        assert beside(row) == "after"
        transaction.set_rollback(True)
    assert beside(row) == "before"


@pytest.mark.owner
def test_a_table_that_is_emptied_has_no_texts() -> None:
    row = InternalNoteFactory.create()
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE commitments_internalnote, commitments_internalnoteevent")
    assert beside(row) is None


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_leave_the_text_of_the_last() -> None:
    row = InternalNoteFactory.create(text="0")

    def write_on() -> None:
        for _ in range(5):
            with transaction.atomic():
                locked = InternalNote.objects.select_for_update().get(pk=row.pk)
                locked.text = str(int(locked.text) + 1)
                locked.save(update_fields=["text"])

    at_once(4, write_on)
    assert beside(row) == "20"
