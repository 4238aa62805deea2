"""Change log and record state that the triggers write for every record with an API endpoint.

The models know no record types, so every app may import them. The sequencer writes the audience of a change after its
transaction was committed; the trigger function of migration 0001 writes everything else.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from core.changes.enums import RecordEvent


class Standing(models.Model):
    """Record state: version, creation and last change (instants in UTC).

    ``version`` is incremented once by each transaction that changed the record, its links or its parts, however many
    rows it touched; but not by a change of a link to a record with a narrower audience, which it would reveal.
    ``record`` is the primary key of the record's row, ``type`` the name of its endpoint in the routes. The row remains
    when the record is deleted.
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
    """Change log entry: one transaction's change of one record, source of the feed, the webhooks and the tombstones.

    ``xid`` is the transaction id, which shows whether an earlier transaction is still running. ``position``, ``key``,
    ``seen_by`` and ``lost_by`` are empty until the sequencer has processed the change: its position in the feed, the
    key in the record's URL, and the Participants whose partner systems can see the record now, or could before and no
    longer can (0 is the audience of all Participants). ``of_sight`` marks a change of visibility alone, and a change of
    a link or part that is shown only to readers who can also see the record ``other``. ``link`` is that record if the
    link is a column of the record itself; the sequencer copies it into ``other``, because the previous release treats
    such a change as visible to all readers of the record.
    """

    type = models.CharField(max_length=40)
    record = models.BigIntegerField()
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=RecordEvent)
    columns = ArrayField(models.TextField(), default=list)
    at = models.DateTimeField()
    xid = models.BigIntegerField()
    # Account, client, reason and request of the change context.
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
            # Unsequenced changes: few rows, however long the log is.
            models.Index(fields=["id"], condition=models.Q(position__isnull=True), name="change_to_settle"),
            # Changes with an audience; most edits of drafts have none.
            models.Index(
                fields=["position"], condition=~models.Q(seen_by=[]) | ~models.Q(lost_by=[]), name="changes_told"
            ),
            # The preceding change of a record has its former audience.
            models.Index(fields=["type", "record", "position"], name="changes_of_record"),
        ]
        constraints: ClassVar = [
            # One change per record and transaction.
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
