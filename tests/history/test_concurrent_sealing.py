"""The sealer beside writers whose transactions end in another order than they began."""

import time
from collections.abc import Iterator

import psycopg
import pytest
from django.db import OperationalError, connection, transaction

from audit.models import SealedRow, SealingMark
from audit.services import exporting, seal_comparison
from audit.services.sealer import LOCK, seal_all
from audit.verify_history import Verifier
from contacts.services.personal_data import outsiders
from tests.factories.contacts import StakeholderFactory

pytestmark = pytest.mark.django_db(transaction=True)

ENTER = """INSERT INTO contacts_rank (code, name_en, name_fr, name_ja, "order") VALUES (%s, '', '', '', %s)"""


@pytest.fixture
def others() -> Iterator[tuple[psycopg.Connection, psycopg.Connection]]:
    settings = connection.settings_dict
    given = {name: settings[name.upper()] for name in ("host", "port", "user", "password")}
    with (
        psycopg.connect(dbname=settings["NAME"], **given) as one,
        psycopg.connect(dbname=settings["NAME"], **given) as other,
    ):
        yield one, other


def enter(session: psycopg.Connection, order: int) -> None:
    session.execute(ENTER, [f"rank-{order}", order])


def codes() -> list[str]:
    rows = SealedRow.objects.order_by("position").values_list("content", flat=True)
    return [str(content).partition('"code": "')[2].partition('"')[0] for content in rows]


def mark() -> tuple[int, int]:
    """Up to where everything is sealed, and the greatest key there is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(pgh_id) FROM contacts_rankevent")
        (last,) = cursor.fetchone()
    return SealingMark.objects.get(table="contacts_rankevent").settled, last


def mark_follows() -> bool:
    """Whether the mark comes up to the greatest key, once no transaction of the server is older.

    Other tests have theirs at the same time, in databases of their own.
    """
    for _ in range(3_000):
        seal_all()
        settled, last = mark()
        if settled == last:
            return True
        time.sleep(0.1)
    return False


def test_what_is_committed_late_under_a_smaller_key_is_sealed_all_the_same(
    others: tuple[psycopg.Connection, psycopg.Connection],
) -> None:
    slow, quick = others
    enter(slow, 91)
    enter(quick, 92)
    quick.commit()
    # As often as it may run: the mark does not pass what is still to come.
    assert [seal_all() for _ in range(3)] == [1, 0, 0]
    assert mark()[0] == 0
    slow.commit()
    assert [seal_all() for _ in range(3)] == [1, 0, 0]
    assert codes() == ["rank-92", "rank-91"]
    # Once nobody is left who could bring an older one, it follows, and nothing is looked through again.
    assert mark_follows()
    verifier = Verifier()
    verifier.read(exporting.lines())
    assert [*verifier.findings, *seal_comparison.differences()] == []


def test_what_is_taken_back_leaves_no_gap_that_anybody_waits_for(
    others: tuple[psycopg.Connection, psycopg.Connection],
) -> None:
    one, other = others
    enter(one, 91)
    enter(other, 92)
    other.commit()
    seal_all()
    one.rollback()
    assert [seal_all() for _ in range(2)] == [0, 0]
    assert mark_follows()
    assert codes() == ["rank-92"]


def test_what_is_erased_while_it_is_being_sealed_is_erased_in_the_sealed_copy_too(
    others: tuple[psycopg.Connection, psycopg.Connection],
) -> None:
    one, _other = others
    person = StakeholderFactory.create(name="Zoé Lachance")
    # As a sealer whose snapshot is taken and not committed.
    one.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    one.commit()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = 50")
        with pytest.raises(OperationalError, match="lock timeout"):
            outsiders.erase(stakeholder=person, why="On request")
    one.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    one.commit()
    with transaction.atomic():
        outsiders.erase(stakeholder=person, why="On request")
        assert one.execute("SELECT pg_try_advisory_lock(%s)", [LOCK]).fetchone() == (False,)
        one.commit()
    seal_all()
    assert not SealedRow.objects.filter(content__contains="Zoé").exists()


def test_of_two_sealers_one_seals_and_no_writer_waits_for_either(
    others: tuple[psycopg.Connection, psycopg.Connection],
) -> None:
    one, other = others
    one.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    one.commit()
    # A writer who would have to wait fails at once.
    other.execute("SET lock_timeout = 1")
    enter(other, 91)
    other.commit()
    assert seal_all() == 0
    one.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    one.commit()
    assert seal_all() == 1
