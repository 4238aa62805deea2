"""The names under which files are given out."""

import pytest

from core.files.inspection import marked_name, safe_stem


@pytest.mark.parametrize(
    ("brought", "kept"),
    [
        ("C:\\Users\\a\\Compte rendu (été).pdf", "Compte rendu (été)"),
        ("../../etc/passwd.pdf", "passwd"),
        ("覚書\u202e\x00fdp.pdf", "覚書fdp"),
        ('a"b;c\r\nX: y.pdf', "a-b;cX- y"),
        ("か\u3099.txt", "が"),
        ("...", "file"),
        ("", "file"),
        ("電" * 300 + ".pdf", "電" * 70),
    ],
)
def test_a_name_keeps_its_letters_and_loses_what_leads_or_turns_elsewhere(brought: str, kept: str) -> None:
    assert safe_stem(brought) == kept


def test_the_handling_mark_stays_in_view_in_the_name() -> None:
    assert marked_name("Compte rendu", "participants", "pdf") == "Compte rendu.participants.pdf"
