"""The third Dialogue of the seed, and the secretariat that issues its agenda."""

from datetime import date

import pytest

from contacts.enums import Role
from contacts.models import User
from dialogue.documents.formats import FORMATS
from dialogue.models import CmwgStatus, Dialogue
from dialogue.services import issuing
from tests import tables


@pytest.fixture(autouse=True)
def _moc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the seed. Issue JSON files only; a test of all formats restores them."""
    tables.seed()
    monkeypatch.setattr(issuing, "FORMATS", {"json": FORMATS["json"]})


@pytest.fixture
def secretariat() -> User:
    return User.objects.create_user("secretariat", role=Role.SECRETARIAT)


@pytest.fixture
def third() -> Dialogue:
    found: Dialogue = Dialogue.objects.select_related("instrument", "host", "mark").get(number=3)
    CmwgStatus.objects.create(dialogue=found, as_of=date(2026, 11, 1), nothing_to_report=True, source="Minutes")
    return found
