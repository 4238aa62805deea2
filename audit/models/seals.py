"""The chain of seals: every row of the history once more, each linked to the one before it by hash.

docs/audit.md says byte for byte what is hashed. Rows are only ever added here: the application's role of the database
can do nothing else, and a trigger refuses the rest to everybody but for erasing personal data.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class SealedRow(models.Model):
    """A row of a table of the history as it was when it was sealed.

    ``content`` is the row as PostgreSQL writes it as ``jsonb``, ``digest`` the SHA-256 of ``salt`` and content, and
    ``link`` the SHA-256 of the link before it, table, key and digest. Where personal data were erased, content is what
    is left, salt a new one, and the digest stays, so that the chain holds and nobody can guess what stood there; what
    is left has its digest in the ``Erasure``. Both are empty where that was not kept yet, and nothing could be sealed
    later.
    """

    position = models.BigIntegerField(primary_key=True)
    table = models.CharField(max_length=63)
    row = models.BigIntegerField()
    salt = models.BinaryField(null=True)
    content = models.TextField(null=True)  # Erased is not the same as empty.
    digest = models.BinaryField()
    link = models.BinaryField()

    class Meta:
        verbose_name = "sealed row"
        ordering = ["position"]
        constraints: ClassVar = [
            # Also what the sealer looks into for what is sealed already.
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
    """What one run of the sealer sealed: the rows from ``first`` to ``last``, and the link of the last of them.

    ``digest`` is the SHA-256 of all of that with the digest of the seal before it; the text is ``statement()``.
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
    """The newest seal of a day, signed with Ed25519. ``statement`` is what is signed, ``key`` the public key."""

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
    """That personal data were erased from a row of the history, when, why, and in which request. Sealed like it.

    ``digest`` is that of what is left, as the sealed copy has it from then on; the last erasure of a row is the one
    that holds. It is empty where the row was not sealed yet, and so is sealed as it was left. ``role`` is the role of
    the database that erased past the portal, as a trigger tells it; ``by`` is whom the transaction named.
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
        # What the trigger asks that keeps sealed copies from any change that no erasure tells of.
        indexes: ClassVar = [models.Index(fields=["table", "row"], name="erasures_of_row")]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"


class SealingMark(models.Model):
    """How far the sealer has come in a table.

    Every row up to ``settled`` that there will ever be is sealed. ``seen`` is the last key that was there when the
    transactions from ``horizon`` on had not begun: once all earlier ones have ended, ``settled`` moves on to it.
    """

    table = models.CharField(max_length=63, primary_key=True)
    settled = models.BigIntegerField(default=0)
    seen = models.BigIntegerField(default=0)
    horizon = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "mark of the sealer"

    def __str__(self) -> str:
        return f"{self.table}: {self.settled}"
