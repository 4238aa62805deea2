"""When the history was last compared with its seals, and what was found."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Verification(models.Model):
    """One reading of the whole chain: so many ``rows``, ``signed`` up to a position, and what was found wrong.

    Of many ``findings`` the first hundred are kept; ``number`` says how many there were.
    """

    at = models.DateTimeField()
    seconds = models.FloatField()
    rows = models.BigIntegerField()
    signed = models.BigIntegerField()
    number = models.PositiveIntegerField()
    findings = ArrayField(models.TextField(), default=list)

    class Meta:
        verbose_name = "verification"
        ordering = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(number=0, findings=[]) | (models.Q(number__gt=0) & ~models.Q(findings=[])),
                name="verification_names_what_it_found",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}: {self.number} findings"
