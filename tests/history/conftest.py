"""What tests of the history share."""

from collections.abc import Iterator

import pytest
from django.db import connection

from audit import role_functions
from mocportal.local import database
from tests.history.registers import make_register


@pytest.fixture
def _portal_named_as_before(transactional_db: None) -> Iterator[None]:
    """Leave the portal with the roles that tests work with, whatever the rights of a test named it."""
    yield
    with connection.cursor() as cursor:
        cursor.execute(role_functions.portal_is(database.ROLE, database.APPLICATION))


@pytest.fixture
def register(db: None) -> None:
    """The register of ``registers``, sealed."""
    make_register()
