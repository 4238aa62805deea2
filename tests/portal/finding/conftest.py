"""The register as the seed leaves it."""

import pytest

from tests import tables


@pytest.fixture
def seeded(db: None) -> None:
    tables.seed()
