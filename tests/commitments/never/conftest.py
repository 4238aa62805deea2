"""The memorandum under which it is tried."""

import pytest

from tests.factories import law


@pytest.fixture
def moc(db: None) -> law.Memorandum:
    return law.memorandum()
