"""Joint decisions related to a commitment by its areas and forms, its provisions or its reference number."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from commitments.models import Commitment, JointDecision, ProvisionChange
from contacts.models import User
from core.db.multilingual import in_three

# Limit of related decisions, above any expected number.
MOST = 100


@dataclass(frozen=True, slots=True)
class RelatedDecision:
    """Related decision, with its relations to the commitment in the active language."""

    decision: JointDecision
    how: tuple[str, ...]


def decisions_touching(*, commitment: Commitment, viewer: User) -> list[RelatedDecision]:
    """Return the related decisions that ``viewer`` may see, newest number first, with a fixed number of statements.

    A decision is related if it added or retired an area or form of the commitment, changes a provision that the
    commitment serves, or names the commitment in its text.
    """
    how: defaultdict[int, list[str]] = defaultdict(list)
    provisions: set[int] = set(commitment.provision_links.values_list("provision", flat=True))
    for listed in (commitment.areas, commitment.forms):
        rows = listed.order_by("order").values_list("code", "provision", "added_by", "retired_by")
        for code, provision, added, retired in rows:
            provisions.add(provision)
            if added:
                how[added].append(_("Added %(code)s") % {"code": code})
            if retired:
                how[retired].append(_("Retired %(code)s") % {"code": code})
    changes = ProvisionChange.objects.visible_to(viewer).filter(provision__in=provisions - {None})
    for decision, code in changes.order_by("provision__order").values_list("decision", "provision__code"):
        how[decision].append(_("Concerns the text of %(code)s") % {"code": code})
    seen = JointDecision.objects.visible_to(viewer).filter(Q(pk__in=list(how)) | _naming(commitment.reference))
    decisions = (
        seen.filter(instrument=commitment.instrument_id).select_related("proposed_by").order_by("-reference__natural")
    )
    return [RelatedDecision(each, _with_name(how[each.pk], each, commitment.reference)) for each in decisions[:MOST]]


def _naming(reference: str) -> Q:
    """Return the condition that a text contains the reference itself, not a longer number that starts with it."""
    found = Q()
    for column in in_three("title", "text"):
        found |= Q(**{f"{column}__regex": _alone(reference)})
    return found


def _alone(reference: str) -> str:
    return f"{re.escape(reference)}(?![0-9])"


def _with_name(how: Iterable[str], decision: JointDecision, reference: str) -> tuple[str, ...]:
    named = any(re.search(_alone(reference), getattr(decision, column)) for column in in_three("title", "text"))
    return (*how, *([_("Mentions %(reference)s") % {"reference": reference}] if named else []))
