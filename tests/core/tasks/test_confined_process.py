"""Work in a confined process ends at its limits, whatever it does, and says at which."""

from subprocess import CalledProcessError

import pytest

from core.tasks import confined_process
from core.tasks.confined_process import Limit, LimitExceededError, Limits

LIMITS = Limits(memory=150_000_000, seconds=2)
# For what ends by itself: a start may take seconds on a machine with other work.
AMPLE = Limits(memory=150_000_000, seconds=60)


def run(what: str, data: bytes = b"", *, limits: Limits = LIMITS) -> bytes:
    return confined_process.run("tests.core.tasks.costly", what, limits=limits, data=data)


def test_what_stays_within_the_limits_answers() -> None:
    assert run("echo", b"words", limits=AMPLE) == b"words"


@pytest.mark.parametrize(
    ("what", "limit"),
    [
        ("memory", Limit.MEMORY),
        ("memory of typst", Limit.MEMORY),
        ("killed", Limit.MEMORY),
        ("processor", Limit.TIME),
        ("processor before the clock", Limit.TIME),
        ("clock", Limit.TIME),
    ],
)
def test_what_needs_more_is_ended_and_the_limit_is_named(what: str, limit: Limit) -> None:
    with pytest.raises(LimitExceededError) as refused:
        run(what)
    assert refused.value.limit is limit


def test_what_fails_by_itself_is_no_limit() -> None:
    with pytest.raises(CalledProcessError):
        run("fail", limits=AMPLE)
