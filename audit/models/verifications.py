"""Verification results: comparisons of the history with its seals."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Verification(models.Model):
    """Verification of the whole chain: ``rows`` read, ``signed`` position, and findings.

    The first hundred ``findings`` are stored; ``number`` is their total.
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
