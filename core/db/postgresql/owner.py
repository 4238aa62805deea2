"""Being the owner of the tables for as long as a migration takes; at any other time the portal is not.

The application's role of the database (``DATABASE_URL``) reads and writes records, and only adds to the history. What
makes tables and triggers, and could take them away, is another role (``DATABASE_OWNER_URL``), which only commands use.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import dj_database_url
from django.conf import settings
from django.db import connection

PARTS = ("NAME", "USER", "PASSWORD", "HOST", "PORT")


def application_role() -> str:
    """The name of the role that the portal works with, where another one owns the tables; else empty."""
    if not settings.DATABASE_OWNER_URL:
        return ""
    owner = dj_database_url.parse(settings.DATABASE_OWNER_URL)["USER"]
    role: str = settings.DATABASES["default"]["USER"]
    return "" if role == owner else role


@contextmanager
def as_owner() -> Iterator[None]:
    """Connect as the owner inside, and as the application again after it. Nothing changes where they are the same.

    The database stays the one that is connected to, so that a test's own is not left for the portal's.
    """
    if not application_role():
        yield
        return
    owner: dict[str, Any] = {**dj_database_url.parse(settings.DATABASE_OWNER_URL)}
    settings_of: dict[str, Any] = connection.settings_dict
    before = {part: settings_of[part] for part in PARTS}
    connection.close()
    settings_of.update({part: owner[part] for part in PARTS if part != "NAME"})
    try:
        yield
    finally:
        connection.close()
        settings_of.update(before)
