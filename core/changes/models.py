"""What the triggers keep of every record that has an endpoint: how it stands, and each change in the order of seeing.

Nothing here knows the records themselves, so that every app may ask. Who may see a change is written by
``services.settling`` once its transaction has ended; all else by the trigger function of migration 0001.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from core.changes.enums import RecordEvent


class Standing(models.Model):
    """How a record stands: its version, and when it came to be and last changed (instants in UTC).

    ``version`` is one more after each transaction that changed the record, its links or its parts, however many of
    its rows that touched, but for links to what is not for everyone: it would tell of them. ``record`` is the key of
    the record's row; ``type`` the name of its endpoint in the routes. The row stays when the record is deleted.
    """

    pk = models.CompositePrimaryKey("type", "record")
    type = models.CharField(max_length=40)
    record = models.BigIntegerField()
    version = models.PositiveIntegerField()
    xid = models.BigIntegerField()
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "history"
        verbose_name = "standing"

    def __str__(self) -> str:
        return f"{self.type} {self.record}, version {self.version}"


class Change(models.Model):
    """What one transaction did to one record. The feed, the webhooks and the tombstones are views of these rows.

    ``xid`` is the number of the transaction, by which a reader knows whether an earlier one is still running.
    ``position``, ``key``, ``seen_by`` and ``lost_by`` are empty until the change is settled: its place in the feed,
    the key in the record's address, and the Participants whose partner systems see the record now, or saw it before
    and do so no longer (0 stands for the circle of all Participants). ``of_sight`` marks a change of who may see a
    record that changed in nothing itself, and one of a link or part that shows only to whoever sees the record
    ``other`` too. ``link`` is that record where the link is a column of the record's own, which settling writes into
    ``other``: the release before this one settles such a change as one that all see who see the record.
    """

    type = models.CharField(max_length=40)
    record = models.BigIntegerField()
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=RecordEvent)
    columns = ArrayField(models.TextField(), default=list)
    at = models.DateTimeField()
    xid = models.BigIntegerField()
    # The account, the client, the reason and the request, as the context of the change told them.
    by = models.BigIntegerField(null=True)
    client = models.BigIntegerField(null=True)
    reason = models.TextField(default="")
    request = models.TextField(default="")
    of_sight = models.BooleanField(default=False)
    other = models.BigIntegerField(null=True)
    link = models.BigIntegerField(null=True)
    position = models.BigIntegerField(null=True, unique=True)
    key = models.CharField(max_length=200, default="")
    seen_by = ArrayField(models.BigIntegerField(), null=True)
    lost_by = ArrayField(models.BigIntegerField(), null=True)

    class Meta:
        app_label = "history"
        verbose_name = "change"
        ordering = ["position"]
        indexes: ClassVar = [
            # What is still to be settled: a handful of rows, however long the log is.
            models.Index(fields=["id"], condition=models.Q(position__isnull=True), name="change_to_settle"),
            # What the feed tells to somebody: most edits of drafts it tells to nobody.
            models.Index(
                fields=["position"], condition=~models.Q(seen_by=[]) | ~models.Q(lost_by=[]), name="changes_told"
            ),
            # The change before this one tells who could see the record until now.
            models.Index(fields=["type", "record", "position"], name="changes_of_record"),
        ]
        constraints: ClassVar = [
            # A transaction that changes a record twice changes it once.
            models.UniqueConstraint(
                fields=["type", "record", "version"], condition=models.Q(of_sight=False), name="one_change_a_version"
            ),
            models.CheckConstraint(
                condition=models.Q(position__isnull=True, seen_by__isnull=True, lost_by__isnull=True)
                | models.Q(position__isnull=False, seen_by__isnull=False, lost_by__isnull=False),
                name="settled_change_says_who_sees_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.key or self.record}: {self.kind}"
