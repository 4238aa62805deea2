"""Numbers of records: none is given twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from commitments.models import ReferenceCounter
from commitments.services.references import keep_reference, next_reference, next_references

AT_ONCE = 8


def test_the_first_number_of_a_year_is_001(db: None) -> None:
    assert next_reference(series="MOC", year=2026) == "MOC-2026-001"


def test_numbers_run_on_within_a_series_and_year(db: None) -> None:
    numbers = [next_reference(series="MOC", year=2026) for _ in range(3)]
    assert numbers == ["MOC-2026-001", "MOC-2026-002", "MOC-2026-003"]


def test_another_year_and_another_series_begin_anew(db: None) -> None:
    next_reference(series="MOC", year=2026)
    assert next_reference(series="MOC", year=2027) == "MOC-2027-001"
    assert next_reference(series="MOC-A", year=2026) == "MOC-A-2026-001"


def test_many_numbers_at_once_follow_each_other_and_the_next_one_follows_them(db: None) -> None:
    next_reference(series="MOC", year=2026)
    assert next_references(series="MOC", year=2026, count=2) == ["MOC-2026-002", "MOC-2026-003"]
    assert next_reference(series="MOC", year=2026) == "MOC-2026-004"


def test_after_999_a_number_has_four_digits(db: None) -> None:
    ReferenceCounter.objects.create(series="MOC", year=2026, last=999)
    assert next_reference(series="MOC", year=2026) == "MOC-2026-1000"


def test_a_number_that_is_kept_is_not_given_again(db: None) -> None:
    keep_reference(reference="MOC-2024-005")
    assert next_reference(series="MOC", year=2024) == "MOC-2024-006"


def test_keeping_a_lower_number_takes_nothing_back(db: None) -> None:
    keep_reference(reference="MOC-2024-005")
    keep_reference(reference="MOC-2024-002")
    assert next_reference(series="MOC", year=2024) == "MOC-2024-006"


@pytest.mark.parametrize("reference", ["MOC-2024-5", "MOC-2024-0005", "MOC-2024-x"])
def test_a_number_written_otherwise_is_not_kept(reference: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        keep_reference(reference=reference)


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_is_rolled_back_gives_its_number_back() -> None:
    with transaction.atomic():
        next_reference(series="MOC", year=2026)
        transaction.set_rollback(True)
    assert next_reference(series="MOC", year=2026) == "MOC-2026-001"


@pytest.mark.django_db(transaction=True)
def test_eight_officers_at_the_same_instant_get_eight_numbers() -> None:
    numbers = at_the_same_instant(lambda: next_reference(series="MOC", year=2026))
    assert sorted(numbers) == [f"MOC-2026-{n:03}" for n in range(1, AT_ONCE + 1)]


@pytest.mark.django_db(transaction=True)
def test_without_the_upsert_they_would_get_the_same_number() -> None:
    """The twin of the test above: it shows that the instant is the same one, and what reading first would do."""
    ReferenceCounter.objects.create(series="MOC", year=2026)
    all_have_read = Barrier(AT_ONCE)

    def read_then_write() -> str:
        counter = ReferenceCounter.objects.get(series="MOC", year=2026)
        all_have_read.wait(timeout=30)
        counter.last += 1
        counter.save(update_fields=["last"])
        return f"MOC-2026-{counter.last:03}"

    assert set(at_the_same_instant(read_then_write)) == {"MOC-2026-001"}


def at_the_same_instant(give: Callable[[], str]) -> list[str]:
    ready = Barrier(AT_ONCE)

    def officer(_: int) -> str:
        try:
            with transaction.atomic():
                ready.wait(timeout=30)
                return give()
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(officer, range(AT_ONCE)))
