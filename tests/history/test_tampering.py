"""The owner of the tables changes them with the triggers off: each change is named by table, row and column."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from audit.models import Head, Seal
from audit.services import live_rows
from audit.services.sealer import seal_all
from commitments.models import JointDecision, Notice
from commitments.services import decision_texts, notices
from tests.history.registers import NAME, enter_later, first, found, remove_the_end_of_the_chain
from tests.history.tampering import run_untracked

pytestmark = [pytest.mark.django_db, pytest.mark.owner]


def test_a_register_that_nobody_changed_gives_no_finding(register: None) -> None:
    assert found() == []


class Changed(NamedTuple):
    """A column of one row that is set to another value; ``value`` is an expression."""

    table: str
    column: str
    value: str
    where: str = "true"


CHANGED = [
    *(Changed("commitments_commitment", f"title_{each}", f"title_{each} || '!'") for each in ("en", "fr", "ja")),
    Changed("commitments_commitment", "text_en", "'Other words'"),
    Changed("commitments_commitment", "mark_id", "-1"),
    Changed("commitments_commitment", "lead_id", "-1"),
    Changed("commitments_commitment", "state", "'withdrawn'"),
    Changed("commitments_milestone", "due_on", "due_on + 30"),
    Changed("commitments_progressreport", "health", "'delayed'"),
    Changed("commitments_notice", "body_en", "'Other words'"),
    Changed("commitments_notice", "subject_en", "'Other words'"),
    Changed("commitments_notice", "text_hash", "repeat('0', 64)"),
    Changed("commitments_noticeaddressee", "participant_id", "-1"),
    Changed("commitments_noticeaddressee", "received_on", "received_on - 1", "received_on IS NOT NULL"),
    Changed("commitments_jointdecision", "text_en", "'Other words'"),
    Changed("commitments_jointdecision", "text_hash", "repeat('0', 64)"),
    Changed("commitments_concurrence", "participant_id", "-1"),
    Changed("dialogue_recordparagraph", "text_en", "'Other words'"),
    Changed("dialogue_clearance", "given_at", "given_at - interval '1 day'"),
    Changed(
        "dialogue_agendaitem",
        "title_en",
        "'Other words'",
        "agenda_id IN (SELECT id FROM dialogue_agenda WHERE status = 'issued')",
    ),
    Changed("dialogue_agenda", "meeting", """'{"place": "Elsewhere"}'"""),
    Changed("dialogue_storedfile", "sha256", "repeat('0', 64)"),
    Changed("dialogue_paperfile", "name", "'other.pdf'"),
    Changed("commitments_evidence", "sha256", "repeat('0', 64)", "kind = 'file'"),
    Changed("commitments_evidence", "file_name", "'other.pdf'", "kind = 'file'"),
    Changed("contacts_handlingmark", "audience", "'public'"),
    Changed("contacts_participant", "label_en", "'Other name'"),
    Changed("contacts_contactpointofficer", "since", "since - 365"),
    Changed("contacts_user", "role", "'editor'"),
    Changed("partners_token", "revoked_at", "now()"),
    Changed("contacts_stakeholder", "organization_id", "-1"),
]


@pytest.mark.parametrize("changed", CHANGED, ids=lambda each: f"{each.table}.{each.column}")
def test_a_changed_column_is_named_with_its_row(register: None, changed: Changed) -> None:
    table, column, value, where = changed
    row = first(table, where)
    run_untracked(f"UPDATE {table} SET {column} = {value} WHERE id = {row}")
    findings = found()
    expected = f"{table} {row}: {column} was changed past the history: SHA-256 of the value "
    named = [each for each in findings if each.startswith(expected)]
    assert named, findings
    # The recorded value itself is in the history, under the number that the finding names.
    assert f" in {table}event " in named[0]


@pytest.mark.parametrize(
    "table",
    [
        *("commitments_commitment", "commitments_noticeaddressee", "commitments_concurrence"),
        *("commitments_commitmentarea", "dialogue_recordparagraph", "dialogue_storedfile", "contacts_participant"),
    ],
)
def test_a_deleted_row_is_named(register: None, table: str) -> None:
    row = first(table)
    run_untracked(f"DELETE FROM {table} WHERE id = {row}")
    assert [each for each in found() if each.startswith(f"{table} {row}: the row was deleted past the history")]


@pytest.mark.parametrize(
    "table",
    ["commitments_commitmentarea", "commitments_concurrence", "dialogue_clearance", "contacts_contactpointofficer"],
)
def test_an_inserted_row_is_named(register: None, table: str) -> None:
    columns = ", ".join(f'"{each}"' for each in live_columns(table) if each != "id")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('u', 'x')", [table]
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        cursor.execute(
            "SELECT indexrelid::regclass FROM pg_index WHERE indrelid = %s::regclass AND indisunique AND NOT"
            " indisprimary",
            [table],
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP INDEX {name}")
    run_untracked(f"INSERT INTO {table} (id, {columns}) SELECT 9999, {columns} FROM {table} LIMIT 1")
    assert f"{table} 9999: the row was inserted past the history, which has nothing of it" in found()


def live_columns(table: str) -> tuple[str, ...]:
    return next(each.columns for each in live_rows.compared_tables() if each.table == table)


def test_a_row_that_came_back_after_its_deletion_is_named(register: None) -> None:
    row = first("commitments_commitmentarea")
    columns = ", ".join(live_columns("commitments_commitmentarea"))
    run_untracked(f"CREATE TEMPORARY TABLE old AS SELECT {columns} FROM commitments_commitmentarea WHERE id = {row}")
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM commitments_commitmentarea WHERE id = {row}")
    run_untracked(f"INSERT INTO commitments_commitmentarea ({columns}) SELECT {columns} FROM old")
    (finding,) = found()
    assert finding.startswith(
        f"commitments_commitmentarea {row}: the row was inserted past the history, which recorded"
    )


def _decision_and_hash() -> str:
    row = first("commitments_jointdecision")
    run_untracked(f"UPDATE commitments_jointdecision SET text_en = 'Other words' WHERE id = {row}")
    both = decision_texts.hash_of(JointDecision.objects.get(pk=row))
    run_untracked(f"UPDATE commitments_jointdecision SET text_hash = '{both}' WHERE id = {row}")
    return f"commitments_jointdecision {row}: text_hash was changed"


def _notice_and_hash_and_history() -> str:
    """Whoever also changes the history is named by the seals."""
    row = first("commitments_notice")
    run_untracked(f"UPDATE commitments_notice SET body_en = 'Other words' WHERE id = {row}")
    both = notices.hash_of(Notice.objects.get(pk=row))
    event = first("commitments_noticeevent", f"pgh_obj_id = {row} AND text_hash <> ''", "pgh_id")
    run_untracked(
        f"UPDATE commitments_notice SET text_hash = '{both}' WHERE id = {row}",
        f"UPDATE commitments_noticeevent SET body_en = 'Other words', text_hash = '{both}' WHERE pgh_obj_id = {row}",
    )
    return f"commitments_noticeevent {event}: body_en was changed from"


def _text_whose_hash_is_another() -> str:
    row = first("commitments_notice")
    run_untracked(f"UPDATE commitments_notice SET body_ja = 'Other words' WHERE id = {row}")
    return f"commitments_notice {row}: text_hash is not the SHA-256 of the text"


def _bytes_of_a_stored_file() -> str:
    row = first("dialogue_storedfile")
    run_untracked(f"UPDATE dialogue_storedfile SET content = 'other' WHERE id = {row}")
    return f"dialogue_storedfile {row}: content is not what was stored"


def _bytes_and_digest_of_a_stored_file() -> str:
    row = first("dialogue_storedfile")
    run_untracked(
        f"UPDATE dialogue_storedfile SET content = 'other', size = 5, sha256 = encode(sha256('other'), 'hex')"
        f" WHERE id = {row}"
    )
    return f"dialogue_storedfile {row}: sha256 was changed"


def _bytes_in_the_store() -> str:
    default_storage.delete(NAME)
    default_storage.save(NAME, ContentFile(b"other"))
    return f"commitments_evidence {first('commitments_evidence')}: file is not what was stored"


def _file_gone_from_the_store() -> str:
    default_storage.delete(NAME)
    return f"commitments_evidence {first('commitments_evidence')}: file could not be read"


def _history_changed() -> str:
    row = first("contacts_userevent", key="pgh_id")
    run_untracked(f"UPDATE contacts_userevent SET role = 'reader' WHERE pgh_id = {row}")
    return f"contacts_userevent {row}: role was changed from"


def _context_changed() -> str:
    row = first("commitments_concurrenceevent", key="pgh_id")
    run_untracked(f"""UPDATE commitments_concurrenceevent SET pgh_context = '{{"user": 1}}' WHERE pgh_id = {row}""")
    return f"commitments_concurrenceevent {row}: pgh_context was changed from"


def _history_deleted() -> str:
    row = first("commitments_concurrenceevent", key="pgh_id")
    run_untracked(f"DELETE FROM commitments_concurrenceevent WHERE pgh_id = {row}")
    return f"commitments_concurrenceevent {row}: was taken out after it was sealed"


def _history_inserted() -> str:
    row = first("commitments_concurrenceevent", key="pgh_id")
    run_untracked(f"UPDATE commitments_concurrenceevent SET pgh_id = -1 WHERE pgh_id = {row}")
    return "commitments_concurrenceevent -1: was put in between rows that were sealed before"


def _seal_changed() -> str:
    run_untracked("UPDATE history_seal SET sealed_at = sealed_at - interval '1 day' WHERE number = 1")
    return "Seal 1 (line"


def _seal_deleted() -> str:
    run_untracked("DELETE FROM history_seal WHERE number = 1")
    return "Seal 2 (line"


def _sealed_row_rehashed() -> str:
    row = first("history_sealedrow", key="position")
    run_untracked(
        "UPDATE history_sealedrow SET content = '{}', digest = sha256(salt || convert_to('{}', 'UTF8'))"
        f" WHERE position = {row}"
    )
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "table", row FROM history_sealedrow WHERE position = {row}')
        table, key = cursor.fetchone()
    return f"{table} {key} (position {row}, line 2): does not follow from the row before it"


def _head_signed_with_another_key() -> str:
    head = Head.objects.get()
    key = Ed25519PrivateKey.generate()
    signature, public = key.sign(head.statement.encode()).hex(), key.public_key().public_bytes_raw().hex()
    run_untracked(rf"UPDATE history_head SET signature = '\x{signature}', key = '\x{public}'")
    return f"Head of {head.day} (line"


def _end_removed_and_another_in_its_place() -> str:
    remove_the_end_of_the_chain()
    enter_later()
    seal_all()
    return f"Seal {Seal.objects.latest('number').number} (line"


def _erased_row_refilled() -> str:
    row = first("contacts_stakeholderevent", "name LIKE '[%'", "pgh_id")
    run_untracked(f"UPDATE contacts_stakeholderevent SET name = 'Somebody' WHERE pgh_id = {row}")
    return f"contacts_stakeholderevent {row}: name was changed from"


def _erasure_deleted() -> str:
    row = first("history_erasure")
    run_untracked(f"DELETE FROM history_erasure WHERE id = {row}")
    return f"history_erasure {row}: was taken out after it was sealed"


@pytest.mark.parametrize(
    "tamper",
    [
        *(_decision_and_hash, _notice_and_hash_and_history, _text_whose_hash_is_another),
        *(_bytes_of_a_stored_file, _bytes_and_digest_of_a_stored_file, _bytes_in_the_store, _file_gone_from_the_store),
        *(_history_changed, _context_changed, _history_deleted, _history_inserted),
        *(_seal_changed, _seal_deleted, _sealed_row_rehashed, _head_signed_with_another_key),
        *(remove_the_end_of_the_chain, _end_removed_and_another_in_its_place, _erased_row_refilled, _erasure_deleted),
    ],
    ids=lambda tamper: tamper.__name__.strip("_"),
)
def test_what_is_done_to_files_history_and_seals_is_named(register: None, tamper: Callable[[], str]) -> None:
    expected = tamper()
    findings = found()
    assert [each for each in findings if each.startswith(expected)], findings
