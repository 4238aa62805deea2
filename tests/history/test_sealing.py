"""The sealer links every committed row of the history, once, in whatever order transactions end."""

import pghistory
import pytest
from django.db import connection

from contacts.models import Rank
from mocportal.history.models import Seal, SealedRow, SealingMark
from mocportal.history.services import comparing, exporting
from mocportal.history.services.sealing import seal, seal_all
from mocportal.history.verify_history import Verifier

pytestmark = pytest.mark.django_db


def verified() -> list[str]:
    verifier = Verifier()
    verifier.read(exporting.lines())
    return [*verifier.findings, *comparing.differences()]


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


def test_more_than_one_run_can_hold_is_sealed_in_several() -> None:
    Rank.objects.bulk_create([Rank(code=f"rank-{order}", order=order) for order in range(100, 107)])
    assert seal(limit=3) == 3
    # Nothing is passed over, since the mark has not moved.
    assert not SealingMark.objects.exists()
    assert seal_all(limit=3) == 4
    assert SealedRow.objects.count() == 7
    assert verified() == []


def test_personal_data_are_erased_and_the_chain_still_holds(django_user_model: type) -> None:
    with connection.cursor() as cursor:
        user = django_user_model.objects.create_user(
            "a.sato", full_name="Sato Akira", email="a@example.jp", role="secretariat"
        )  # type: ignore[attr-defined]
        seal_all()
        event = user.pgh_event_model.objects.get()
        cursor.execute(
            'SELECT history_erase(\'contacts_userevent\', %s, \'{"full_name": "", "email": ""}\', \'On request\')',
            [event.pk],
        )
    event.refresh_from_db()
    assert (event.full_name, event.email, event.username) == ("", "", "a.sato")
    seal_all()
    assert verified() == []
    assert not SealedRow.objects.filter(content__contains="Sato").exists()
