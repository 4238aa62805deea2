"""Effect that modifies the text (article 9(b)) by creating the next consolidated version."""

from django.db.models import F

from commitments.enums import ChangeKind, Effect, LanguageStatus
from commitments.models import (
    Instrument,
    JointDecision,
    LanguageVersion,
    Provision,
    ProvisionChange,
    ProvisionText,
    TextVersion,
)
from commitments.rules.codes import key_of
from commitments.services.effects.table import effective_day, performs
from core.text.multilingual_text import LANGUAGES

# Offset greater than the number of provisions of any text, for rows that are being renumbered.
ASIDE = 10_000


@performs(Effect.MODIFICATION)
def modify(decision: JointDecision) -> None:
    """Create the next version in each language of the last one, with its provisions replaced, inserted and removed."""
    # The lock keeps two concurrent modifications from building on the same version.
    Instrument.objects.select_for_update().get(pk=decision.instrument_id)
    previous = TextVersion.objects.filter(instrument=decision.instrument).order_by("number").last()
    assert previous is not None
    version = TextVersion.objects.create(
        instrument=decision.instrument,
        number=previous.number + 1,
        effective_on=effective_day(decision),
        decision=decision,
        **{f"summary_{language}": getattr(decision, f"title_{language}") for language in LANGUAGES},
    )
    changes = list(decision.provision_changes.select_related("provision").order_by("-provision__order", "-pk"))
    # Process changes from the end of the text, so that insertions do not shift positions still to be used.
    placed = {change.pk: _place(change) for change in changes}
    for language in previous.languages.all():
        _consolidate(language, version, changes, placed)


def _place(change: ProvisionChange) -> Provision:
    """Return the provision that the change modifies; an inserted one is created after the one that the change names."""
    if change.kind != ChangeKind.INSERT:
        return change.provision
    before = Provision.objects.get(pk=change.provision_id)
    later = Provision.objects.filter(instrument=before.instrument, order__gt=before.order)
    moved = list(later.values_list("pk", flat=True))
    later.update(order=F("order") + ASIDE)
    Provision.objects.filter(pk__in=moved).update(order=F("order") - ASIDE + 1)
    return Provision.objects.create(
        instrument=before.instrument,
        code=change.new_code,
        key=key_of(change.new_code),
        kind=before.kind,
        parent=before.parent,
        order=before.order + 1,
    )


def _consolidate(
    previous: LanguageVersion, version: TextVersion, changes: list[ProvisionChange], placed: dict[int, Provision]
) -> None:
    courtesy = previous.status == LanguageStatus.COURTESY
    language_version = LanguageVersion.objects.create(
        version=version,
        language=previous.language,
        status=LanguageStatus.COURTESY if courtesy else LanguageStatus.CONSOLIDATED,
    )
    says = {text.provision_id: (text.heading, text.text) for text in previous.texts.all()}
    for change in changes:
        provision = placed[change.pk]
        heading, _text = says.pop(provision.pk, ("", ""))
        text = getattr(change, f"text_{previous.language}")
        # Without text in this language the provision is left out, and readers see another language, marked as such.
        if text:
            says[provision.pk] = (getattr(change, f"heading_{previous.language}") or heading, text)
    ProvisionText.objects.bulk_create(
        ProvisionText(provision_id=provision, language_version=language_version, heading=heading, text=text)
        for provision, (heading, text) in says.items()
    )
