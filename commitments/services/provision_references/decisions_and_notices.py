"""Joint decisions, notices, consultations, emergencies and IP instruments by provision."""

from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from commitments.enums import DecisionState, Effect, NoticeKind
from commitments.models import (
    Consultation,
    ConsultationProvision,
    Emergency,
    Instrument,
    IpInstrument,
    JointDecision,
    Notice,
    ProvisionChange,
)
from commitments.services.provision_references.table import Found, ProvisionReference, hangs
from contacts.models import User
from moc import article_2c_ii_emergencies, article_5a_intellectual_property

# Provision under which a decision with the effect is taken.
DECISIONS = {
    article_2c_ii_emergencies.ARTICLE: (Effect.EMERGENCY_BEGINS, Effect.EMERGENCY_ENDS),
    "2(c)(x)": (Effect.FURTHER_AREA, Effect.RETIRE_AREA),
    "3(a)(vi)": (Effect.FURTHER_FORM, Effect.RETIRE_FORM),
    "9(b)": (Effect.MODIFICATION,),
}

# Provision that a notice of the kind names.
NOTICES = {
    NoticeKind.EMERGENCY: article_2c_ii_emergencies.ARTICLE,
    NoticeKind.CONTACT_POINT: "6",
    NoticeKind.CONSULTATION: "7",
    NoticeKind.MODIFY: "9(b)",
    NoticeKind.DISCONTINUE: "9(c)",
}


@hangs
def decisions(instrument: Instrument, viewer: User, today: date) -> Found:
    """Count the joint decisions under each provision, and list those that change it."""
    rows = JointDecision.objects.visible_to(viewer).filter(instrument=instrument)
    by_effect = _counts(rows, "effect")
    for code, effects in DECISIONS.items():
        if count := sum(by_effect.get(effect, 0) for effect in effects):
            words = ngettext("%(count)d joint decision", "%(count)d joint decisions", count)
            url = reverse("commitments:decisions", query={"effect": ",".join(effects)})
            yield code, ProvisionReference(words % {"count": count}, url)
    changes = ProvisionChange.objects.visible_to(viewer).filter(decision__instrument=instrument)
    for change in changes.select_related("provision", "decision"):
        is_decided = change.decision.state == DecisionState.DECIDED
        words = (
            _("Changed by joint decision %(reference)s")
            if is_decided
            else _("Would be changed by proposed joint decision %(reference)s")
        )
        # An inserted provision follows the one that the change names, under its own code.
        code = change.new_code or change.provision.code
        yield (
            code,
            ProvisionReference(words % {"reference": change.decision.reference}, change.decision.get_absolute_url()),
        )


@hangs
def notices(instrument: Instrument, viewer: User, today: date) -> Found:
    by_kind = _counts(Notice.objects.visible_to(viewer).filter(instrument=instrument), "kind")
    for kind, code in NOTICES.items():
        if count := by_kind.get(kind, 0):
            words = ngettext("%(count)d notice", "%(count)d notices", count)
            url = reverse("commitments:notices", query={"kind": kind.value})
            yield code, ProvisionReference(words % {"count": count}, url)


@hangs
def matters(instrument: Instrument, viewer: User, today: date) -> Found:
    """List consultations by their provisions; count emergencies and IP instruments under their article."""
    seen = Consultation.objects.visible_to(viewer).filter(instrument=instrument)
    links = ConsultationProvision.objects.filter(consultation__in=seen).select_related("consultation", "provision")
    for link in links.order_by("consultation__reference__natural"):
        words = _("Consultation %(reference)s") % {"reference": link.consultation.reference}
        yield link.provision.code, ProvisionReference(words, link.consultation.get_absolute_url())
    if count := Emergency.objects.visible_to(viewer).filter(instrument=instrument).count():
        words = ngettext("%(count)d emergency", "%(count)d emergencies", count)
        yield (
            article_2c_ii_emergencies.ARTICLE,
            ProvisionReference(words % {"count": count}, reverse("commitments:emergencies")),
        )
    if count := IpInstrument.objects.visible_to(viewer).filter(instrument=instrument).count():
        words = ngettext("%(count)d instrument", "%(count)d instruments", count)
        yield (
            article_5a_intellectual_property.ARTICLE,
            ProvisionReference(words % {"count": count}, reverse("commitments:intellectual-property")),
        )


def _counts(rows: QuerySet[Any], by: str) -> dict[str, int]:
    return dict(rows.order_by().values_list(by).annotate(Count("pk")))
