"""Subqueries for the texts of a provision, by language version, and for the concurrences that a decision awaits."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from commitments.models import Concurrence, Participation, ProvisionText, TextVersion
from core.rest.read.fields import Columns


def texts_in_effect() -> Columns:
    """Return the texts of a provision in each language of the version in effect today (a date in UTC)."""
    in_effect = TextVersion.objects.filter(
        instrument=OuterRef("provision__instrument"), effective_on__lte=timezone.now().date()
    ).order_by("-number")
    said = ProvisionText.objects.filter(
        provision=OuterRef("pk"), language_version__version=Subquery(in_effect.values("pk")[:1])
    ).order_by("language_version__language")
    said_in = JSONObject(
        language="language_version__language",
        status="language_version__status",
        heading="heading",
        text="text",
    )
    return {"_said": ArraySubquery(said.values(json=said_in))}


def reading(said: list[dict[str, str]], language: str) -> dict[str, str] | None:
    """Return the text in ``language``, else the signed one, else any; None if there is none."""
    by_preference = sorted(said, key=lambda each: (each["language"] != language, each["status"] != "signed"))
    return by_preference[0] if by_preference else None


def awaited() -> QuerySet[Participation]:
    """Return the seats without a valid concurrence in the decision of the outer query, in their order."""
    given = Concurrence.objects.standing().filter(
        decision=OuterRef(OuterRef("pk")), participant=OuterRef("participant")
    )
    return Participation.objects.filter(~Exists(given), instrument=OuterRef("instrument")).order_by("order")
