"""The memorandum over whose decisions and notices several people act at one instant."""

import pytest

from tests.factories import law


@pytest.fixture
def moc(transactional_db: None) -> law.Memorandum:
    return law.memorandum()
