"""docs/security.md names only what is there, and judges each requirement of ASVS 5.0 up to level 2 once."""

import re
from collections import Counter
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
TEXT = (ROOT / "docs/security.md").read_text()
JUDGED = re.findall(
    r"^\| (\d+\.\d+\.\d+) \| [^|]+ \| \**(met|partly|not met|n/a|operator)\** \| (.+) \|$", TEXT, re.MULTILINE
)
# A path from the root of the checkout, or a file in the root; not an address of the portal.
NAMED = re.compile(r"`((?:\.?\w[\w.-]*/[\w./-]*)|[A-Z]+\.md|\.dockerignore|requirements\.txt)`")


def test_every_file_and_test_that_is_named_is_there() -> None:
    named = set(NAMED.findall(TEXT))
    assert len(named) > 80
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


def test_each_requirement_of_both_levels_is_judged_once() -> None:
    """253 in ASVS 5.0.0: 70 of level 1 and 183 of level 2."""
    assert max(Counter(number for number, _state, _by in JUDGED).values()) == 1
    assert len(JUDGED) == 253


def test_what_is_not_met_says_what_is_missing() -> None:
    assert [number for number, state, by in JUDGED if state in {"partly", "not met"} and by == "—"] == []
