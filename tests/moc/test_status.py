"""The status of the MOC on a day, as a table of sentences."""

from datetime import date

import pytest

from moc.article_9_status import NoticeFact, Standing, Status, status
from moc.article_9b_modification import Modification
from moc.article_9c_discontinuance import clock

SIGNED = date(2023, 9, 21)
SIGNATURES: dict[str, date | None] = dict.fromkeys("ABCDE", SIGNED)

ISSUED = date(2026, 1, 15)
LAST_DAY = date(2026, 4, 15)


def notice(  # Each is one fact of a history.
    reference: str = "N-1",
    *,
    issued_on: date = ISSUED,
    received_on: date | None = ISSUED,
    stated_on: date | None = None,
    withdrawn_on: date | None = None,
) -> NoticeFact:
    """Given by A; the other four received it on one day or have not acknowledged."""
    receipts = dict.fromkeys("BCDE", received_on)
    running = clock(issued_on=issued_on, receipts=receipts, months=3, stated_on=stated_on)
    return NoticeFact(reference, "A", running, withdrawn_on)


def on(day: date, *notices: NoticeFact, modifications: tuple[Modification, ...] = (), **late: date | None) -> Status:
    return status(signatures=SIGNATURES | late, notices=notices, modifications=modifications, on=day)


def test_before_all_have_signed_it_says_whose_date_is_missing() -> None:
    found = on(date(2026, 1, 1), B=None, D=None)
    assert (found.standing, found.missing_signatures) == (Standing.NOT_IN_OPERATION, ("B", "D"))
    assert found.in_operation_from is None


def test_the_day_before_the_last_signature_it_is_not_in_operation_and_says_from_when() -> None:
    found = on(date(2023, 10, 1), E=date(2023, 10, 2))
    assert (found.standing, found.in_operation_from) == (Standing.NOT_IN_OPERATION, date(2023, 10, 2))


def test_on_the_day_of_the_last_signature_it_is_in_operation() -> None:
    assert on(SIGNED).standing is Standing.IN_OPERATION


# The day, the notice, where the MOC stands.
NOTICES = [
    (date(2026, 1, 14), notice(), Standing.IN_OPERATION),
    (ISSUED, notice(), Standing.NOTICE_GIVEN),
    (LAST_DAY, notice(), Standing.NOTICE_GIVEN),
    (date(2026, 4, 16), notice(), Standing.DISCONTINUED),
    (date(2036, 1, 1), notice(), Standing.DISCONTINUED),
    # Not all have acknowledged: however long ago it was given, it has no last day.
    (date(2036, 1, 1), notice(received_on=None), Standing.NOTICE_GIVEN),
    # The day that it states holds, acknowledged or not.
    (date(2026, 2, 1), notice(received_on=None, stated_on=date(2026, 1, 31)), Standing.DISCONTINUED),
    (date(2026, 2, 1), notice(stated_on=date(2026, 2, 1)), Standing.NOTICE_GIVEN),
    (date(2026, 3, 1), notice(withdrawn_on=date(2026, 3, 2)), Standing.NOTICE_GIVEN),
    (date(2026, 3, 2), notice(withdrawn_on=date(2026, 3, 2)), Standing.IN_OPERATION),
    (LAST_DAY, notice(withdrawn_on=LAST_DAY), Standing.IN_OPERATION),
    (date(2026, 4, 16), notice(withdrawn_on=LAST_DAY), Standing.IN_OPERATION),
    # Withdrawn too late: it had taken effect.
    (date(2026, 5, 1), notice(withdrawn_on=date(2026, 4, 16)), Standing.DISCONTINUED),
]


@pytest.mark.parametrize(("day", "given", "standing"), NOTICES)
def test_a_notice_runs_to_its_last_day_unless_it_is_withdrawn_by_then(
    day: date, given: NoticeFact, standing: Standing
) -> None:
    assert on(day, given).standing is standing


def test_earlier_of_two_discontinuances_determines_the_status() -> None:
    later, first = notice("N-1"), notice("N-2", stated_on=date(2026, 3, 1))
    assert on(date(2026, 2, 1), later, first).notice == first
    found = on(date(2026, 3, 2), later, first)
    assert (found.standing, found.notice) == (Standing.DISCONTINUED, first)


def test_when_the_first_is_withdrawn_the_other_still_runs() -> None:
    first = notice("N-2", stated_on=date(2026, 3, 1), withdrawn_on=date(2026, 2, 20))
    found = on(date(2026, 3, 2), notice("N-1"), first)
    assert (found.standing, found.notice) == (Standing.NOTICE_GIVEN, notice("N-1"))
    assert found.days_left == 44


def test_a_notice_without_a_last_day_comes_after_one_with_it() -> None:
    waiting = notice("N-1", issued_on=date(2026, 1, 1), received_on=None)
    assert on(date(2026, 2, 1), waiting, notice("N-2")).notice == notice("N-2")


def test_a_notice_before_the_moc_is_in_operation_ends_nothing_yet() -> None:
    found = on(date(2026, 5, 1), notice(), E=None)
    assert (found.standing, found.notice) == (Standing.NOT_IN_OPERATION, None)


def test_status_has_the_latest_modification_in_effect() -> None:
    modifications = (
        Modification("JD-1", 2, date(2026, 1, 1)),
        Modification("JD-2", 3, date(2026, 6, 1)),
        Modification("JD-3", 4, date(2026, 6, 1)),
    )
    told = [on(day, modifications=modifications).modification for day in (SIGNED, date(2026, 5, 31), date(2026, 6, 1))]
    assert told == [None, modifications[0], modifications[2]]


@pytest.mark.parametrize("standing", Standing)
def test_the_register_is_open_until_it_is_discontinued(standing: Standing) -> None:
    assert standing.register_is_open is (standing is not Standing.DISCONTINUED)
