"""Commitments, activities and exchanges of information by provision."""

from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import ngettext

from commitments.enums import CommitmentState, Purpose
from commitments.models import Activity, Commitment, Instrument
from commitments.services.provision_references.table import Found, ProvisionReference, hangs, provision_of, under
from contacts.models import User

OVER = ",".join(state for state in CommitmentState if state is not CommitmentState.ACTIVE)

# Filter name of the register for each relation.
PATHS = {"areas": "area", "forms": "form", "provisions": "provision"}

# Article 3(c) names the purposes of exchanges of information.
EXCHANGE = "3(c)"


@hangs
def commitments(instrument: Instrument, viewer: User, today: date) -> Found:
    """Count commitments by area, form and other provision, active ones first."""
    rows = Commitment.objects.visible_to(viewer).filter(instrument=instrument).order_by()
    for path, name in PATHS.items():
        counted = (
            rows.filter(**{f"{path}__isnull": False})
            .values_list(f"{path}__code", f"{path}__key")
            .annotate(active=Count("pk", filter=Q(state=CommitmentState.ACTIVE)), every=Count("pk"))
            .order_by(f"{path}__order")
        )
        for code, key, active, every in counted:
            filtered = {name: key}
            if active:
                words = ngettext("%(count)d active commitment", "%(count)d active commitments", active)
                yield _line(code, words, active, filtered | {"state": CommitmentState.ACTIVE.value})
            if over := every - active:
                words = ngettext("%(count)d inactive commitment", "%(count)d inactive commitments", over)
                yield _line(code, words, over, filtered | {"state__in": OVER})


@hangs
def activities(instrument: Instrument, viewer: User, today: date) -> Found:
    """Count activities by form, and under article 3(c) those that exchange information for one of its purposes."""
    rows = Activity.objects.visible_to(viewer).filter(instrument=instrument)
    for code, key, count in rows.order_by("form__order").values_list("form__code", "form__key").annotate(Count("pk")):
        words = ngettext("%(count)d activity", "%(count)d activities", count)
        url = reverse("commitments:activities", query={"form": key})
        yield provision_of(code), ProvisionReference(under(code, words % {"count": count}), url)
    if count := rows.filter(purposes__len__gt=0).count():
        words = ngettext("%(count)d information-exchange activity", "%(count)d information-exchange activities", count)
        url = reverse("commitments:activities", query={"purpose": ",".join(Purpose)})
        yield EXCHANGE, ProvisionReference(words % {"count": count}, url)


def _line(code: str, words: str, count: int, filtered: dict[str, Any]) -> tuple[str, ProvisionReference]:
    url = reverse("commitments:register", query=filtered)
    return provision_of(code), ProvisionReference(under(code, words % {"count": count}), url)
