"""Database role of the owner, which the portal uses only for migrations.

The application role (``DATABASE_URL``) reads and writes records and only adds to the history. The owner role
(``DATABASE_OWNER_URL``), which can create and drop tables and triggers, is used by commands only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import dj_database_url
from django.conf import settings
from django.db import connection

PARTS = ("NAME", "USER", "PASSWORD", "HOST", "PORT")


def application_role() -> str:
    """Return the application role if another role owns the tables; otherwise an empty string."""
    if not settings.DATABASE_OWNER_URL:
        return ""
    owner = dj_database_url.parse(settings.DATABASE_OWNER_URL)["USER"]
    role: str = settings.DATABASES["default"]["USER"]
    return "" if role == owner else role


@contextmanager
def as_owner() -> Iterator[None]:
    """Connect as the owner role within the context, and as the application role afterwards.

    Nothing changes if both are the same. The database name stays the one in use, so that tests stay in their own
    database.
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
