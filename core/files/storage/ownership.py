"""Ownership of a file store, recorded in the store itself, so that no copy of the portal deletes another's files.

A database restored from a backup knows the files of that date. In the bucket that the portal still uses, every newer
file would look unreferenced.
"""

import json

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import connection

# With the files, but in no backup of them.
NAME = "owner.json"
# Signed heads of the history, also in no backup: they show what a restored database has lost.
HEADS = "heads"

type Owner = dict[str, str]


def identity() -> Owner:
    """Return the identity of this portal: its URL, its database, and the system identifier of the PostgreSQL cluster.

    A restored database is in another cluster. A physical copy (replica, point-in-time recovery) has the same
    identifier, and a test copy has a URL of its own.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT system_identifier, current_database() FROM pg_control_system()")
        cluster, name = cursor.fetchone()
    return {"portal": settings.PORTAL_URL, "cluster": str(cluster), "database": str(name)}


def owner_of(storage: Storage) -> Owner | None:
    """Return the recorded owner of the store; None if there is none."""
    if not storage.exists(NAME):
        return None
    with storage.open(NAME) as file:
        owner: Owner = json.loads(file.read())
    return owner


def own_records(storage: Storage) -> Owner | None:
    """Record this portal as owner, replacing any other; return the former owner."""
    before = owner_of(storage)
    if before is not None:
        storage.delete(NAME)
    saved = storage.save(NAME, ContentFile(json.dumps(identity()).encode()))
    if saved != NAME:
        # Another process was faster, and the store chose another name.
        storage.delete(saved)
    return before
