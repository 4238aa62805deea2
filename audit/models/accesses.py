"""Who opened what bears a handling mark above public, and the digests of that log."""

from typing import ClassVar

from django.db import models


class Access(models.Model):
    """That an account was given a marked record, by which door and in which request.

    Only what an answer was about is noted, once its status is known: the record of a page, of the API or of a file, and
    for a list the fact that it was read (``record`` is empty) with the narrowest mark that it could show. Kept for two
    years (docs/audit.md).
    """

    at = models.DateTimeField()
    by = models.BigIntegerField()
    client = models.BigIntegerField(null=True)
    model = models.CharField(max_length=100)
    record = models.BigIntegerField(null=True)
    mark = models.CharField(max_length=50)
    method = models.CharField(max_length=8)
    path = models.CharField(max_length=300)
    request = models.CharField(max_length=128)

    class Meta:
        verbose_name = "access"
        ordering = ["-at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["model", "record", "at"], name="accesses_of_record"),
            models.Index(fields=["by", "at"], name="accesses_of_person"),
            models.Index(fields=["at"], name="accesses_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.model} {self.record}"


class AccessSeal(models.Model):
    """The digest of the access log from row ``first`` to ``last``: ``rows`` rows, the oldest of the instant ``since``.

    Sealed like the history. The log itself is not: its rows are deleted after two years, and a digest tells nothing of
    them.
    """

    first = models.BigIntegerField()
    last = models.BigIntegerField(unique=True)
    rows = models.BigIntegerField()
    since = models.DateTimeField()
    digest = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = "seal of the access log"
        ordering = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(rows__gte=1, last__gte=models.F("first")), name="access_seal_has_rows"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"
