"""Access log of records with a mark above public, and its digests."""

from typing import ClassVar

from django.db import models


class Access(models.Model):
    """Access of an account to a marked record, with the kind of endpoint and the request.

    Only the subject of a response is recorded, once its status is known: the record of a page, of the API or of a file,
    and for a list the access to it (``record`` is empty) with the narrowest mark that it could show. Retained for two
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
    """Digest of the access log from row ``first`` to ``last``: ``rows`` rows, the oldest of the time ``since``.

    It is sealed like the history. The log itself is not: its rows are deleted after two years, and a digest reveals
    nothing about them.
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
