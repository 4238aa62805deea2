"""What an erasure leaves of a row stays sealed: whoever changes it afterwards is found out, as with any other row."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from audit import verify_history as script
from audit.models import Erasure, SealedRow
from audit.services import exporting
from audit.services.sealer import seal_all
from contacts.models import Stakeholder, User
from contacts.services.personal_data import outsiders
from tests.factories.contacts import StakeholderFactory
from tests.history.tampering import run_untracked, verified

pytestmark = pytest.mark.django_db
TABLE = "contacts_stakeholderevent"


def erased() -> tuple[Stakeholder, int]:
    """A person from outside whose data have gone after they were sealed, and the key of the first row of history."""
    person = StakeholderFactory.create(name="Zoé Lachance", title_en="Director", email="zoe@mine.example")
    seal_all()
    outsiders.erase(stakeholder=person, why="On request")
    seal_all()
    return person, int(SealedRow.objects.filter(table=TABLE).order_by("position").values_list("row", flat=True)[0])


def of_the_script(tmp_path: Path) -> list[str]:
    """What the script says of an export, run by itself; its last line counts."""
    file = tmp_path / "history.ndjson"
    with file.open("wb") as export:
        export.writelines(exporting.lines())
    run = [sys.executable, "-I", script.__file__, str(file)]
    return subprocess.run(run, capture_output=True, text=True, check=False).stdout.splitlines()


def test_what_is_left_stands_in_the_sealed_copy_and_nothing_of_what_went(tmp_path: Path) -> None:
    _person, row = erased()
    copy = SealedRow.objects.get(table=TABLE, row=row)
    assert '"organization_id"' in str(copy.content)
    assert not SealedRow.objects.filter(content__regex="Zoé|zoe@|Director").exists()
    assert verified() == []
    (told,) = of_the_script(tmp_path)
    assert told.endswith("signed up to position 0; 0 findings")


def test_what_went_cannot_be_guessed_from_any_digest_that_is_left() -> None:
    _person, row = erased()
    copy = SealedRow.objects.get(table=TABLE, row=row)
    assert copy.salt is not None
    whole = str(copy.content).replace('"name": "[', '"name": "Zoé [')
    assert whole != copy.content
    assert script.digest_of_row(bytes(copy.salt), whole) not in {
        bytes(copy.digest),
        *(bytes(each.digest or b"") for each in Erasure.objects.all()),
    }
    # With the salt that was sealed, every name could be tried.
    assert script.digest_of_row(bytes(copy.salt), str(copy.content)) != bytes(copy.digest)


def test_of_two_erasures_of_a_row_the_last_one_holds(django_user_model: type[User], tmp_path: Path) -> None:
    user = django_user_model.objects.create_user(
        "a.sato", full_name="Sato Akira", email="a@example.jp", role="secretariat"
    )
    seal_all()
    (row,) = SealedRow.objects.filter(table="contacts_userevent").values_list("row", flat=True)
    for name, value in (("full_name", ""), ("email", ""), ("username", "[3]")):
        django_user_model.objects.filter(pk=user.pk).update(**{name: value})
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT history_erase('contacts_userevent', %s, jsonb_build_object(%s::text, %s::text), 'On request')",
                [row, name, value],
            )
    seal_all()
    assert verified() == []
    assert "0 findings" in of_the_script(tmp_path)[-1]
    assert "a.sato" not in str(SealedRow.objects.get(table="contacts_userevent", row=row).content)


def test_what_is_erased_before_it_is_sealed_is_sealed_as_it_was_left(tmp_path: Path) -> None:
    person = StakeholderFactory.create(name="Zoé Lachance")
    outsiders.erase(stakeholder=person, why="On request")
    seal_all()
    assert {each.digest for each in Erasure.objects.all()} == {None}
    assert verified() == []
    assert "0 findings" in of_the_script(tmp_path)[-1]


@pytest.mark.owner
def test_what_is_left_of_a_row_and_was_changed_in_its_table_is_named_with_both_values() -> None:
    person, row = erased()
    run_untracked(f"UPDATE {TABLE} SET organization_id = organization_id + 1 WHERE pgh_id = {row}")
    number = person.organization_id
    assert verified() == [
        f"{TABLE} {row}: organization_id was changed from {number} to {number + 1} after it was sealed"
    ]
    with pytest.raises(CommandError, match="1 findings"):
        call_command("verify_history")


@pytest.mark.owner
def test_a_row_that_was_changed_before_it_was_erased_is_named_after_it_too() -> None:
    person = StakeholderFactory.create(name="Zoé Lachance")
    seal_all()
    row = SealedRow.objects.get(table=TABLE).row
    run_untracked(f"UPDATE {TABLE} SET organization_id = organization_id + 1 WHERE pgh_id = {row}")
    outsiders.erase(stakeholder=person, why="On request")
    seal_all()
    (finding,) = verified()
    assert finding.startswith(f"{TABLE} {row}: organization_id was changed")


@pytest.mark.owner
@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.replace('"organization_id": ', '"organization_id": 1'),
        lambda content: content.replace('"', "'", 1),
        lambda content: content + " ",
        lambda content: content[:-1],
    ],
)
def test_any_byte_of_what_is_left_that_was_changed_in_the_sealed_copy_is_named_by_both(
    change: Callable[[str], str], tmp_path: Path
) -> None:
    _person, row = erased()
    copy = SealedRow.objects.get(table=TABLE, row=row)
    changed = change(str(copy.content)).replace("'", "''")
    run_untracked(f"UPDATE history_sealedrow SET content = '{changed}' WHERE position = {copy.position}")
    expected = f"{TABLE} {row} (position {copy.position}, line {copy.position + 1}): its content or salt was changed"
    verifier = script.Verifier()
    verifier.read(exporting.lines())
    assert [each.partition(": it is not")[0] for each in verifier.findings] == [expected]
    assert [each.partition(": it is not")[0] for each in of_the_script(tmp_path)[:-1]] == [expected]


@pytest.mark.owner
def test_a_digest_of_an_erasure_that_was_changed_is_named_and_so_is_a_copy_that_was_emptied(tmp_path: Path) -> None:
    _person, row = erased()
    position = SealedRow.objects.get(table=TABLE, row=row).position
    number = Erasure.objects.get(table=TABLE, row=row).pk
    run_untracked(f"UPDATE history_erasure SET digest = '' WHERE id = {number}")
    (finding,) = verified()
    assert finding.startswith(f"history_erasure {number}: digest was changed from ")
    run_untracked(f"UPDATE history_sealedrow SET salt = NULL, content = NULL WHERE position = {position}")
    (finding, _count) = of_the_script(tmp_path)
    assert finding.startswith(f"{TABLE} {row} (position {position}, line {position + 1}): its content is missing")


@pytest.mark.owner
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history_sealedrow SET salt = NULL, content = NULL WHERE {of}",
        "UPDATE history_sealedrow SET content = replace(content, 'organization', 'organisation') WHERE {of}",
        "UPDATE history_sealedrow SET digest = sha256(salt || convert_to(content, 'UTF8')) WHERE {of}",
        "UPDATE history_erasure SET digest = NULL",
        "DELETE FROM history_erasure",
    ],
)
def test_not_even_the_owner_changes_what_is_left_by_mistake(statement: str) -> None:
    _person, row = erased()
    with (
        pytest.raises(IntegrityError, match="only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(of=f"row = {row} AND \"table\" = '{TABLE}'"))


@pytest.mark.owner
def test_no_made_up_erasure_covers_a_change_of_the_register(tmp_path: Path) -> None:
    """The script takes an erasure for the history of people alone, whatever else one is written for."""
    table = "contacts_rankevent"
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO contacts_rank (code, name_en, name_fr, name_ja, "order") VALUES ('a', 'A', '', '', 91)"""
        )
        seal_all()
        copy = SealedRow.objects.get(table=table)
        content = str(copy.content).replace('"A"', '"B"')
        cursor.execute(
            'INSERT INTO history_erasure ("table", row, columns, at, request, reason, digest)'
            " VALUES (%s, %s, '{}', now(), '', 'On request', %s)",
            [table, copy.row, script.digest_of_row(bytes(16), content)],
        )
    run_untracked(f"UPDATE history_sealedrow SET salt = '\\x{'00' * 16}', content = '{content}' WHERE row = {copy.row}")
    seal_all()
    (finding, _count) = of_the_script(tmp_path)
    assert finding.startswith(f"{table} {copy.row} (position {copy.position},")


def test_the_script_knows_each_table_of_which_the_database_erases() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'history_erase'")
        (source,) = cursor.fetchone()
    assert set(re.findall(r"\('(\w+)', '\w+'\)", source)) == script.ERASABLE
