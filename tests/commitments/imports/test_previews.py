"""A preview is computed once, without a number or a lock on others, and shown from then on."""

from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.imports import previews
from commitments.models import Commitment, PreparedImport, ReferenceCounter
from contacts.enums import Audience, Role
from contacts.models import HandlingMark
from tests.commitments.imports.conftest import Person, Register, records_of

pytestmark = pytest.mark.django_db


def sent(editor: Person, *rows: dict[str, object]) -> str:
    answer = editor.send_rows(*rows)
    assert answer.status_code == 302
    return answer.headers["Location"]


def test_showing_a_preview_costs_the_same_for_any_file_and_reads_alone(register: Register, editor: Person) -> None:
    statements = []
    for rows in (1, 40):
        address = sent(editor, *[register.row] * rows)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = editor.client.get(address)
        assert page.text.count("<del>") + page.text.count("<ins>") == 4 * rows
        statements.append(len(asked))
        assert [each["sql"] for each in asked if not each["sql"].startswith("SELECT")] == []
    assert statements[0] == statements[1]


def test_a_preview_takes_no_number_and_locks_no_series(register: Register, editor: Person) -> None:
    with CaptureQueriesContext(connection) as asked:
        sent(editor, register.row)
    counters = ReferenceCounter._meta.db_table
    assert [each["sql"] for each in asked if counters in each["sql"]] == []
    assert not ReferenceCounter.objects.exists()
    editor.confirm()
    assert Commitment.objects.get().reference.endswith("-001")


def test_a_preview_warns_of_dates(register: Register, editor: Person) -> None:
    past, later = register.row | {"due_on": "2020-01-14"}, register.row | {"due_on": "2027-01-01"}
    page = editor.client.get(sent(editor, past, past, later)).text.replace("\xa0", " ")
    assert page.count("14 January 2020 is in the past.") == 1
    assert "Row 2: 14 January 2020 is in the past." in page
    assert "Row 4: 1 January 2027 is a public holiday in" in page


@pytest.mark.django_db(transaction=True)
def test_preview_does_not_wait_for_concurrent_writes(register: Register, person: Callable[..., Person]) -> None:
    editor = person(Role.EDITOR)
    same = register.commitment()
    [row] = records_of(editor.export())
    new = dict.fromkeys(row) | register.row
    with closing(connection.copy()) as other, other.cursor() as elsewhere:
        elsewhere.execute("BEGIN")
        elsewhere.execute(
            "INSERT INTO commitments_referencecounter (series, year, last) SELECT reference_prefix,"
            " extract(year FROM now()), 1 FROM commitments_instrument"
        )
        elsewhere.execute("SELECT 1 FROM commitments_commitment WHERE id = %s FOR UPDATE", [same.pk])
        with transaction.atomic():
            with connection.cursor() as here:
                here.execute("SET LOCAL lock_timeout = '1s'")
            assert editor.send_rows(row, new).status_code == 302
        elsewhere.execute("ROLLBACK")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("page", ["import", "change"])
def test_a_second_preview_of_the_same_account_is_refused(
    register: Register, person: Callable[..., Person], page: str
) -> None:
    editor, other = person(Role.EDITOR), person(Role.EDITOR)
    chosen = register.commitment(due_on=None)

    def ask(somebody: Person) -> Any:
        if page == "import":
            return somebody.send_rows(register.row)
        change = {"change": "set:due_on", "due_on": "2031-03-31", "reason": "Decided", "reference": chosen.reference}
        return somebody.client.post(reverse("commitments:change"), change)

    with closing(connection.copy()) as running, running.cursor() as elsewhere:
        elsewhere.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [f"preview {editor.user.pk}"])
        refused = ask(editor)
        assert refused.status_code == 429
        assert int(refused.headers["Retry-After"]) > 0
        assert "Another preview of your account is running." in refused.text
        assert not PreparedImport.objects.exists()
        assert ask(other).status_code in {200, 302}
    assert ask(editor).status_code in {200, 302}


def test_what_no_longer_has_to_be_changed_is_shown_again_before_it_is_imported(
    register: Register, editor: Person
) -> None:
    one, two = register.commitment(title_en="One"), register.commitment(title_en="Two")
    rows = [row | {"title_en": "After"} for row in records_of(editor.export())]
    address = sent(editor, *rows)
    Commitment.objects.filter(pk=one.pk).update(title_en="After")
    answer = editor.confirm()
    assert answer.status_code == 409
    assert "The register has changed since the preview" in answer.text
    two.refresh_from_db()
    assert two.title_en == "Two"
    assert "Import 1 row" in editor.client.get(address).text
    assert editor.confirm().status_code == 302
    two.refresh_from_db()
    assert two.title_en == "After"
    assert PreparedImport.objects.get().changed == 1


def test_rows_of_records_that_are_out_of_sight_by_now_are_left_out(register: Register, editor: Person) -> None:
    hidden = register.commitment(title_en="Confidential")
    address = sent(editor, *[row | {"title_en": "After"} for row in records_of(editor.export())])
    assert "Confidential" in editor.client.get(address).text
    narrow = HandlingMark.objects.get(audience=Audience.OWN_PARTICIPANT)
    Commitment.objects.filter(pk=hidden.pk).update(mark=narrow, lead=register.theirs)
    page = editor.client.get(address).text
    assert "Confidential" not in page
    assert "You no longer have access to some records in this file." in page


def test_a_preview_of_an_earlier_release_asks_for_the_file_again(register: Register, editor: Person) -> None:
    address = sent(editor, register.row)
    PreparedImport.objects.update(preview=None)
    assert "This preview is from an earlier version of the portal." in editor.client.get(address).text
    assert editor.confirm().status_code == 302
    assert Commitment.objects.count() == 1


def test_a_stored_preview_holds_what_a_page_shows(
    register: Register, editor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "MOST_SHOWN", 2)
    sent(editor, *[register.row | {"text_en": "long " * 2000}] * 3)
    kept: Any = PreparedImport.objects.get().preview
    assert (kept["new"], len(kept["rows"])) == (3, 2)
    assert max(len(change["after"]) for row in kept["rows"] for change in row["changes"]) == previews.LONGEST_SHOWN
