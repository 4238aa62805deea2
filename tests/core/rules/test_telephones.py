"""Telephone numbers are dialled as they are written."""

import pytest

from core.text.telephones import address


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("+81 3-3501-0000", "tel:+81335010000"),
        ("+1 (613) 555-0100 ext. 204", "tel:+16135550100"),
        ("613.555.0100", "tel:6135550100"),
        ("+44 (0)20 7946 0000", "tel:+442079460000"),
        ("(03) 3501‐0000", "tel:0335010000"),  # A hyphen of Unicode, as word processors write it.
    ],
)
def test_what_only_makes_a_number_easier_to_read_is_left_out(written: str, dialled: str) -> None:
    assert address(written) == dialled


@pytest.mark.parametrize("written", ["", "+", "by mail only", "ext. 12"])
def test_what_is_no_number_is_dialled_nowhere(written: str) -> None:
    assert address(written) == ""
