"""Instants in the code of the portal have their seconds."""

import re
from pathlib import Path

from tests.packages import PACKAGES


def test_no_instant_is_cut_to_the_minute() -> None:
    """A fact of the same minute would be missing from what is read as of an instant without seconds."""
    root = Path(__file__).parents[2]
    sources = [path for app in PACKAGES for path in (root / app).rglob("*.py")]
    # A check of the clocks of the machine compares whole hours, and the changes of an hour are one email.
    whole_hours = {root / "mocportal/operations/checks/clocks.py", root / "dialogue/services/record_emails.py"}
    cut = {path for path in sources if re.search(r"(?<!micro)second=0", path.read_text(encoding="utf-8"))}
    assert cut == whole_hours
