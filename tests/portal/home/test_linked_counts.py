"""A count of a home page that links to a list is the number of records on that list."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html  # type: ignore[import-untyped]  # lxml has no types.

from commitments.models import JointDecision
from commitments.services import decisions
from contacts.models import User
from tests.e2e.sweep import dataset
from tests.e2e.sweep.table import ADMINISTRATOR, EDITOR, OFFICER, READER, SECRETARIAT
from tests.portal.home.home_page import read

pytestmark = pytest.mark.django_db

# "5", "METI, Receipts: 5", "All 5 in the register"; "5 more in the register" counts what the page leaves out.
COUNT = re.compile(r"(?:.+: ?)?(?:All )?(\d+)(?! more)(?: [^\d]+)?")


def counts(page: str) -> Iterator[tuple[int, str]]:
    for link in html.fromstring(page).xpath("//main//a[contains(@href, '?')]"):
        words = " ".join((link.get("aria-label") or link.text_content()).split())
        if found := COUNT.fullmatch(words):
            yield int(found[1]), link.get("href")


@pytest.mark.parametrize(
    ("username", "least"), [(SECRETARIAT, 15), (ADMINISTRATOR, 1), (EDITOR, 5), (OFFICER, 1), (READER, 4)]
)
def test_each_linked_count_is_the_length_of_its_list(username: str, least: int) -> None:
    keys = dataset.made()
    officer, now = User.objects.get(username=OFFICER), timezone.now()
    # So that the list of all open decisions is longer than that of one ministry.
    ours = JointDecision.objects.get(reference=keys["own_decision_reference"])
    decisions.propose(decision=ours, by=officer, at=now)
    ours.refresh_from_db()
    decisions.concur(decision=ours, by=officer, at=now, text_hash=ours.text_hash)
    reader, wrong = Client(), []
    linked = list(counts(read(reader, User.objects.get(username=username))))
    for count, address in linked:
        rows = html.fromstring(reader.get(address).content).xpath("(//main//table)[last()]/tbody/tr")
        if len(rows) != count:
            wrong.append(f"{address}: {len(rows)} rows, not {count}")
    assert not wrong, "\n".join(wrong)
    assert len(linked) >= least
