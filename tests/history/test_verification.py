"""The verification: what it reports, to whom, and what it cannot find."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone
from structlog.testing import capture_logs

from accounts.services import erasing
from audit import tasks
from audit.history_reader import event_model
from audit.models import Access, Head, Seal, SealedRow, Verification
from audit.services import accesses, head_copies, live_rows, seal_comparison, signing, verifying
from audit.services.sealer import seal_all
from commitments.models import Commitment
from contacts.models import Message
from contacts.services import personal_data
from contacts.services.personal_data import outsiders
from core.changes.models import Change
from core.feed.sequencer import settle_all
from mocportal.local.state import PROJECT
from mocportal.operations.backups import stored_files
from tests import tables
from tests.factories.contacts import OfficialFactory, StakeholderFactory, UserFactory
from tests.history.registers import enter_later, first, found, remove_the_end_of_the_chain
from tests.history.tampering import run_untracked

pytestmark = [pytest.mark.django_db, pytest.mark.owner]


# The log has one entry for a record and transaction, and a test is one transaction: the sequencer runs once.
@pytest.mark.parametrize("demo", [False, True], ids=["seed", "demo"])
def test_seed_and_demo_give_no_finding(demo: bool) -> None:
    tables.seed()
    if demo:
        call_command("demo", commitments=60, verbosity=0)
    settle_all()
    assert found() == []


def test_the_access_log_is_compared_in_blocks() -> None:
    now = timezone.now()
    for record in range(3):
        Access.objects.create(
            at=now - timedelta(hours=1), by=1, model="commitments.Notice", record=record, path="/", request=""
        )
    accesses.seal(at=now)
    seal_all()
    assert found() == []
    row = first("history_access")
    run_untracked(f"UPDATE history_access SET by = 2 WHERE id = {row}")
    expected = f"history_access {row} to {row + 2}: 3 rows were sealed, "
    assert found() == [f"{expected}3 are there or differ from these"]
    run_untracked(f"DELETE FROM history_access WHERE id = {row}")
    assert found() == [f"{expected}2 are there or differ from these"]


def test_the_sequence_of_the_change_log_is_compared(register: None) -> None:
    position = first("history_change", key="position")
    run_untracked(f"UPDATE history_change SET reason = 'Another' WHERE position = {position}")
    assert found() == [f'history_change {position}: reason was changed from "" to "Another" after it was sealed']
    last = Change.objects.latest("position").position
    run_untracked(f"UPDATE history_change SET position = {last} + 1000 WHERE position = {position}")
    assert f"history_change {position}: was taken out after it was sealed" in found()


def test_a_change_with_a_forged_history_after_the_last_seal_is_a_change_on_record(register: None) -> None:
    """This is the limit (docs/audit.md): the register is what the history says, and the history has the change."""
    row = first("commitments_commitment")
    columns = ", ".join(
        f'"{field.column}"'
        for field in event_model(Commitment)._meta.concrete_fields
        if field.column not in {"pgh_id", "title_en"}
    )
    run_untracked(
        f"UPDATE commitments_commitment SET title_en = 'Other words' WHERE id = {row}",
        f"INSERT INTO commitments_commitmentevent (title_en, {columns}) SELECT 'Other words', {columns}"
        f" FROM commitments_commitmentevent WHERE pgh_obj_id = {row} ORDER BY pgh_id DESC LIMIT 1",
    )
    assert found() == []
    assert SealedRow.objects.filter(content__contains="Other words").exists()


def test_rows_that_are_not_sealed_yet_are_no_finding(register: None, monkeypatch: pytest.MonkeyPatch) -> None:
    enter_later()
    monkeypatch.setattr(verifying, "seal_all", lambda: 0)
    assert found() == []
    assert seal_comparison.waiting() > 0


def test_administrators_get_one_mail_a_day_that_has_no_word_of_a_record(register: None) -> None:
    row = first("commitments_notice")
    run_untracked(f"UPDATE commitments_notice SET body_en = 'Other words' WHERE id = {row}")
    with capture_logs() as logged:
        tasks.verify()
        tasks.verify()
    (mail,) = Message.objects.filter(key__startswith="history-differs:")
    assert mail.address == "admin@example.org"
    assert "2 differences" in mail.text
    (error, _again) = (line for line in logged if line["event"] == "history_differs")
    assert error["rows"] == [f"commitments_notice {row}"] * 2
    told = mail.text + str(logged) + str(Verification.objects.latest("pk").findings)
    assert "Other words" not in told
    assert "Fictitious words" not in told


def test_a_head_of_a_mail_is_expected_and_a_bad_file_is_refused(register: None, tmp_path: Path) -> None:
    head = Head.objects.get()
    file = tmp_path / "head.json"
    file.write_text(head.statement)
    call_command("verify_history", expect_head=file)
    told = json.loads(head.statement)
    file.write_text(json.dumps(told | {"digest": "0" * 64}))
    with pytest.raises(CommandError, match="1 findings"):
        call_command("verify_history", expect_head=file)
    file.write_text(json.dumps(told | {"seal": 99}))
    with pytest.raises(CommandError, match="1 findings"):
        call_command("verify_history", expect_head=file)
    file.write_text("{}")
    with pytest.raises(CommandError, match="line 1 is no head"):
        call_command("verify_history", expect_head=file)


def test_the_stored_head_gives_way_to_the_next_one(register: None) -> None:
    (before,) = head_copies.copies()
    enter_later()
    seal_all()
    tasks.store_head()
    (after,) = head_copies.copies()
    assert after.name != before.name
    assert after.name.endswith(f"/{Seal.objects.latest('number').number}.json")
    assert found() == []


def test_after_a_restore_the_heads_of_what_was_lost_are_set_aside_by_hand(register: None) -> None:
    remove_the_end_of_the_chain()
    assert found()
    tasks.store_head()
    assert found()
    call_command("seal_history", after_restore=True)
    assert found() == []


def test_a_head_of_an_earlier_key_is_believed_where_the_key_is_named(register: None, settings: Any) -> None:
    earlier = signing.public_key().hex()
    settings.HISTORY_SIGNING_KEY = "A" * 43 + "="
    assert len(found()) == 2
    settings.HISTORY_EARLIER_KEYS = [earlier]
    assert found() == []


def test_the_columns_that_are_not_compared_are_those_of_the_document() -> None:
    text = (PROJECT / "docs" / "audit.md").read_text()
    rows = re.findall(
        r"^\| `(\w+)` \| (.+) \|$", text.partition("| columns without history |")[2].partition("\n\n")[0], re.MULTILINE
    )
    assert {table: set(re.findall(r"\w+", columns)) for table, columns in rows} == {
        each.table: set(each.excluded) for each in live_rows.compared_tables() if each.excluded
    }


def test_no_backup_has_the_heads_that_show_what_a_restored_database_lost(register: None, tmp_path: Path) -> None:
    assert head_copies.copies()
    packed = stored_files.pack(default_storage, tmp_path / "files.tar")
    assert {name.partition("/")[0] for name in packed} == {"evidence"}


def test_erasing_personal_data_gives_no_finding(register: None) -> None:
    account = UserFactory.create(is_active=False, email="a@example.org", full_name="Somebody")
    official = OfficialFactory.create(active=False)
    person = StakeholderFactory.create(name="Zoé")
    # One is sealed before it is erased, and the other is erased first.
    seal_all()
    later = StakeholderFactory.create(name="Zoé")
    erasing.erase(user=account, why="On request")
    personal_data.erase(official=official, why="On request")
    for each in (person, later):
        outsiders.erase(stakeholder=each, why="On request")
    assert found() == []
