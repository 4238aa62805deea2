"""Seal chain: a copy of every history row, each linked to the previous one by hash.

docs/audit.md specifies the hashed bytes. Rows are append-only: the application role has no other privilege, and a
trigger rejects other changes by any role except the erasure of personal data.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class SealedRow(models.Model):
    """Sealed copy of a history row.

    ``content`` is the row as PostgreSQL's ``jsonb`` text, ``digest`` the SHA-256 of ``salt`` and content, and ``link``
    the SHA-256 of the previous link, table, key and digest. After an erasure of personal data, content is the
    remainder, salt is new, and the digest is unchanged, so that the chain remains valid and the erased text cannot be
    guessed; the ``Erasure`` has the digest of the remainder. Content and salt are empty for erasures from before such
    digests existed, which could not be sealed later.
    """

    position = models.BigIntegerField(primary_key=True)
    table = models.CharField(max_length=63)
    row = models.BigIntegerField()
    salt = models.BinaryField(null=True)
    content = models.TextField(null=True)  # Erased (NULL) is not the same as empty.
    digest = models.BinaryField()
    link = models.BinaryField()

    class Meta:
        verbose_name = "sealed row"
        ordering = ["position"]
        constraints: ClassVar = [
            # Also the sealer's index of sealed rows.
            models.UniqueConstraint(fields=["table", "row"], name="row_is_sealed_once"),
            models.CheckConstraint(
                condition=models.Q(salt__isnull=True, content__isnull=True)
                | models.Q(salt__isnull=False, content__isnull=False),
                name="sealed_row_is_whole_or_erased",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.table} {self.row}"


class Seal(models.Model):
    """Seal of one run of the sealer: the rows from ``first`` to ``last``, and the link of the last one.

    ``digest`` is the SHA-256 of these with the digest of the previous seal; the text is ``statement()``.
    """

    number = models.BigIntegerField(primary_key=True)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    link = models.BinaryField()
    previous = models.BinaryField()
    digest = models.BinaryField()
    sealed_at = models.DateTimeField()

    class Meta:
        verbose_name = "seal"
        ordering = ["number"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="seal_has_rows"),
        ]

    def __str__(self) -> str:
        return f"Seal {self.number}"


class Head(models.Model):
    """Signed head: the newest seal of a day, signed with Ed25519. ``statement`` is signed, ``key`` the public key."""

    day = models.DateField(primary_key=True)
    seal = models.ForeignKey(Seal, models.PROTECT, related_name="heads")
    statement = models.TextField()
    signature = models.BinaryField()
    key = models.BinaryField()
    signed_at = models.DateTimeField()

    class Meta:
        verbose_name = "signed head"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"Head of {self.day}"


class Erasure(models.Model):
    """Erasure of personal data from a history row, with time, reason and request. It is sealed like the history.

    ``digest`` is that of the remainder, as in the sealed copy since then; the last erasure of a row applies. It is
    empty if the row was not sealed yet, and is therefore sealed in its erased form. ``role`` is the database role of an
    erasure outside the portal, set by a trigger; ``by`` is the user that the transaction named.
    """

    table = models.CharField(max_length=63)
    row = models.BigIntegerField()
    columns = ArrayField(models.TextField())
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    request = models.TextField(default="")
    reason = models.TextField()
    digest = models.BinaryField(null=True)
    role = models.TextField(null=True)

    class Meta:
        verbose_name = "erasure"
        ordering = ["pk"]
        # Index for the trigger that rejects changes of sealed copies without an erasure.
        indexes: ClassVar = [models.Index(fields=["table", "row"], name="erasures_of_row")]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"


class SealingMark(models.Model):
    """Sealing progress in a table.

    All rows up to ``settled`` are sealed, and no others can appear there. ``seen`` is the last key that existed before
    the transactions from ``horizon`` on started: when all earlier ones have ended, ``settled`` advances to it.
    """

    table = models.CharField(max_length=63, primary_key=True)
    settled = models.BigIntegerField(default=0)
    seen = models.BigIntegerField(default=0)
    horizon = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "mark of the sealer"

    def __str__(self) -> str:
        return f"{self.table}: {self.settled}"
