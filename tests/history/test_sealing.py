"""The sealer links every committed row of the history, once, in whatever order transactions end."""

import json
from datetime import datetime, timedelta
from typing import Any

import pghistory
import pytest
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from audit.history_reader import event_model
from audit.models import Seal, SealedRow, SealingMark
from audit.services import daily_heads, sealer, signing
from audit.services.sealer import seal, seal_all
from audit.verify_history import is_signed
from contacts.models import ContactPoint, Message, Rank
from contacts.services.addresses import addresses_of
from tests import tables
from tests.history.tampering import run_untracked, verified

pytestmark = pytest.mark.django_db


@pytest.fixture
def seeded() -> None:
    tables.seed()


def reachable(at: datetime) -> set[str]:
    """The Participants to whose contact points anything can be sent."""
    return {
        point.participant.code
        for point in ContactPoint.objects.select_related("participant")
        if addresses_of(point, at.date())
    }


def test_a_change_is_sealed_with_what_why_and_in_which_request() -> None:
    with pghistory.context(reason="Order of precedence", request="r-1"):
        Rank.objects.create(code="minister", name_en="Minister", order=91)
    assert seal_all() == 1
    (row,) = SealedRow.objects.all()
    assert row.table == "contacts_rankevent"
    for told in (
        '"name_en": "Minister"',
        '"reason": "Order of precedence"',
        '"request": "r-1"',
        '"pgh_label": "insert"',
    ):
        assert told in (row.content or "")
    assert verified() == []


def test_what_is_sealed_is_not_sealed_again() -> None:
    rank = Rank.objects.create(code="minister", order=91)
    assert (seal_all(), seal_all()) == (1, 0)
    rank.name_en = "Minister"
    rank.save()
    assert seal_all() == 1
    assert list(Seal.objects.values_list("number", "first", "last")) == [(1, 1, 1), (2, 2, 2)]
    assert verified() == []


def test_more_than_one_run_can_hold_is_sealed_in_several_and_the_mark_passes_nothing_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Transactions of other tests, which are the same server's, would hold the mark back.
    monkeypatch.setattr(sealer, "_horizons", lambda: (2**60, 2**60))
    Rank.objects.bulk_create([Rank(code=f"rank-{order}", order=order) for order in range(100, 107)])
    keys = list(event_model(Rank).objects.order_by("pgh_id").values_list("pgh_id", flat=True))
    seen = []
    while seal(limit=3):
        mark = SealingMark.objects.get()
        seen.append((keys.index(mark.seen), mark.settled < keys[0] or mark.settled in keys))
        assert set(keys[: keys.index(mark.seen) + 1]) == set(SealedRow.objects.values_list("row", flat=True))
    assert seen == [(2, True), (5, True), (6, True)]
    assert verified() == []


def test_personal_data_are_erased_and_the_chain_still_holds(django_user_model: Any) -> None:
    with connection.cursor() as cursor:
        user = django_user_model.objects.create_user(
            "a.sato", full_name="Sato Akira", email="a@example.jp", role="secretariat"
        )
        seal_all()
        event = user.pgh_event_model.objects.get()
        erase = 'SELECT history_erase(\'contacts_userevent\', %s, \'{"full_name": "", "email": ""}\', \'On request\')'
        with pytest.raises(IntegrityError, match="still says"), transaction.atomic():
            cursor.execute(erase, [event.pk])
        django_user_model.objects.filter(pk=user.pk).update(full_name="", email="")
        cursor.execute(erase, [event.pk])
    event.refresh_from_db()
    assert (event.full_name, event.email, event.username) == ("", "", "a.sato")
    seal_all()
    assert verified() == []
    assert not SealedRow.objects.filter(content__contains="Sato").exists()


@pytest.fixture
def ranks() -> list[int]:
    """Two ranks, entered and sealed; the keys of their rows of history. The marks have moved past both."""
    for order in (91, 92):
        Rank.objects.create(code=f"rank-{order}", name_en="Minister", order=order)
    seal_all()
    table = "contacts_rankevent"
    SealingMark.objects.filter(table=table).update(settled=models.F("seen"))
    return list(SealedRow.objects.filter(table=table).values_list("row", flat=True))


@pytest.mark.owner
def test_what_was_changed_in_the_history_after_it_was_sealed_is_named_with_both_values(ranks: list[int]) -> None:
    run_untracked(f"UPDATE contacts_rankevent SET name_en = 'Deputy' WHERE pgh_id = {ranks[0]}")
    assert verified() == [
        f'contacts_rankevent {ranks[0]}: name_en was changed from "Minister" to "Deputy" after it was sealed'
    ]


@pytest.mark.owner
def test_what_was_taken_out_and_what_was_put_in_is_named(ranks: list[int]) -> None:
    run_untracked(f"UPDATE contacts_rankevent SET pgh_id = -1 WHERE pgh_id = {ranks[1]}")
    assert verified() == [
        f"contacts_rankevent {ranks[1]}: was taken out after it was sealed",
        "contacts_rankevent -1: was put in between rows that were sealed before",
    ]


@pytest.mark.owner
def test_a_seal_that_was_written_anew_is_named_with_the_row(ranks: list[int]) -> None:
    run_untracked(
        f"UPDATE contacts_rankevent SET name_en = 'Deputy' WHERE pgh_id = {ranks[0]}",
        "UPDATE history_sealedrow SET content = replace(content, 'Minister', 'Deputy') WHERE position = 1",
    )
    (finding,) = verified()
    assert finding.startswith(f"contacts_rankevent {ranks[0]} (position 1, line 2): its content, salt or digest")


@pytest.mark.owner
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM history_sealedrow",
        "UPDATE history_sealedrow SET content = '{}'",
        "UPDATE history_sealedrow SET salt = NULL, content = NULL, link = ''",
        "DELETE FROM history_seal",
        "TRUNCATE history_seal CASCADE",
        "UPDATE history_head SET statement = ''",
    ],
)
def test_not_even_the_owner_changes_a_seal_by_mistake(ranks: list[int], statement: str) -> None:
    daily_heads.sign_head(at=timezone.now())
    connection.check_constraints()
    with (
        pytest.raises(IntegrityError, match="only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize(
    ("table", "put", "why"),
    [
        ("contacts_userevent", '{"role": "reader"}', "On request"),
        ("contacts_userevent", '{"full_name": ""}', ""),
        ("contacts_userevent", '{"full_name": "Somebody else"}', "On request"),
        ("commitments_commitmentevent", '{"title_en": ""}', "On request"),
    ],
)
def test_nothing_but_personal_data_is_erased_and_never_without_a_reason(table: str, put: str, why: str) -> None:
    with (
        pytest.raises(IntegrityError, match="Only personal data"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT history_erase(%s, 1, %s, %s)", [table, put, why])


def test_the_head_of_a_day_is_signed_once_and_each_contact_point_told(seeded: None) -> None:
    seal_all()
    # A minute later is the same day.
    now = timezone.now().replace(hour=12)
    head = daily_heads.sign_head(at=now)
    assert head is not None
    assert is_signed(signing.public_key(), bytes(head.signature), head.statement.encode())
    assert json.loads(head.statement)["digest"] == bytes(head.seal.digest).hex()
    told = Message.objects.filter(key=f"head:{now.date()}")
    assert daily_heads.sign_head(at=now + timedelta(minutes=1)) == head
    assert set(told.values_list("participant__code", flat=True)) == reachable(now)
    assert all(head.statement in message.text for message in told)
    assert verified() == []
