"""The conversation with clamd, with a server that speaks as its manual has it."""

import pytest

from core.files.quarantine import Clamd, ScannerError, Verdict
from tests.core.quarantine.server import Scanner, scanner

LARGE = b"a" * 200_000


def test_what_clamd_finds_is_named_and_what_it_does_not_find_is_clean() -> None:
    with scanner() as running:
        assert Clamd.at(running.address).scan(LARGE) == Verdict()
        assert Clamd.at(running.address).scan(LARGE + Scanner.EVIL) == Verdict("Eicar-Test-Signature")
        assert running.seen == [LARGE, LARGE + Scanner.EVIL]


@pytest.mark.parametrize("answer", [b"stream: INSTREAM size limit exceeded. ERROR\0", b"", b"OK\0", b"\xff\0"])
def test_anything_else_is_no_verdict(answer: bytes) -> None:
    with scanner(answer) as running, pytest.raises(ScannerError):
        Clamd.at(running.address).scan(b"content")


def test_a_scanner_that_is_away_gives_no_verdict() -> None:
    with scanner() as running:
        address = running.address
    with pytest.raises(ScannerError):
        Clamd.at(address).scan(b"content")


@pytest.mark.parametrize("address", ["http://scanner:3310", "clamd://", "clamd://scanner/path", "scanner"])
def test_an_address_of_anything_else_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="clamd://host:3310"):
        Clamd.at(address)


def test_without_a_port_it_is_that_of_clamd() -> None:
    assert Clamd.at("clamd://scanner") == Clamd("scanner", 3310)
