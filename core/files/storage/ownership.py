"""Whose files a store holds: said in the store itself, so that no copy of the portal tidies up another one's files.

A database that was restored from a backup knows the files of that day. Were it given the very bucket that the portal
goes on using, every file that was brought since would look as if no record named it.
"""

import json

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import connection

# Beside the files, and in no backup of them.
NAME = "owner.json"
# Signed heads of the history, also in no backup: they show what a database that was restored has lost.
HEADS = "heads"

type Owner = dict[str, str]


def identity() -> Owner:
    """Which portal this is: its address, and its database by the number that PostgreSQL gave the cluster.

    A restored database is in another cluster. One that was copied file by file (a replica, a return to a moment) has
    the same number, and a copy for trials has an address of its own.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT system_identifier, current_database() FROM pg_control_system()")
        cluster, name = cursor.fetchone()
    return {"portal": settings.PORTAL_URL, "cluster": str(cluster), "database": str(name)}


def owner_of(storage: Storage) -> Owner | None:
    """Who said that the files are theirs; None where nobody did."""
    if not storage.exists(NAME):
        return None
    with storage.open(NAME) as file:
        told: Owner = json.loads(file.read())
    return told


def own(storage: Storage) -> Owner | None:
    """Say that the files are this portal's, whoever said so before; return who that was."""
    before = owner_of(storage)
    if before is not None:
        storage.delete(NAME)
    saved = storage.save(NAME, ContentFile(json.dumps(identity()).encode()))
    if saved != NAME:
        # Somebody else was faster, and the store has given another name.
        storage.delete(saved)
    return before
