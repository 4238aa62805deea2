"""Forms of a ministry's proposal and of the secretariat's review."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from commitments.enums import ProvisionKind
from commitments.models import Commitment, Instrument, Provision
from contacts.models import Participant, User
from core.db.multilingual import page_language
from core.forms import RecordForm
from core.text.multilingual_text import LANGUAGES
from dialogue.models import AgendaItem, Proposal
from dialogue.services.outline import OutlineItem
from dialogue.services.proposals import LATE_UNDER, TEXTS

LINES = {"background": 6, "decision": 4}

# Prefixes of the choices: a new sub-item under an item, or part of an existing one.
UNDER, WITH = "under", "with"


class ProvisionField(forms.ModelChoiceField[Provision]):
    """Form field for a provision, labelled by its code and by the area or form that it lists."""

    def label_from_instance(self, obj: Provision) -> str:
        listed = getattr(obj, "areaofcooperation", None) or getattr(obj, "formofcooperation", None)
        return f"{obj} {listed.title}" if listed else str(obj)


class ProposalForm(RecordForm):
    """Form of a proposal. A title in one language is enough; the others fall back to it."""

    class Meta:
        model = Proposal
        fields = (
            *("participant", "original_language"),
            *(f"{name}_{language}" for name in TEXTS for language in LANGUAGES),
            *("purpose", "minutes", "presenter", "provision", "commitment"),
        )
        field_classes: ClassVar = {"provision": ProvisionField}
        labels: ClassVar = {"minutes": _("duration (minutes)")}

    def __init__(self, *args: Any, user: User, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = Participant.objects.filter(participations__instrument=instrument).order_by("participations__order")
        if user.may.belongs_to_participant or self.instance.pk:
            # A ministry proposes for itself, and the Participant of a proposal is fixed.
            del self.fields["participant"]
        else:
            self.fields["participant"].queryset = seats  # type: ignore[attr-defined]
        # The title and the preamble cannot be referred to.
        kinds = [kind for kind in ProvisionKind if kind.bears_commitments]
        provisions = Provision.objects.filter(instrument=instrument, kind__in=kinds).order_by("order")
        named = provisions.select_related("areaofcooperation", "formofcooperation")
        self.fields["provision"].queryset = named  # type: ignore[attr-defined]
        # Visible commitments only: the form neither reveals nor clears others.
        seen = Commitment.objects.visible_to(user).order_by("reference__natural")
        self.fields["commitment"].queryset = seen  # type: ignore[attr-defined]
        current = self.instance.commitment_id
        if current is not None and not seen.filter(pk=current).exists():
            del self.fields["commitment"]
        for name, lines in LINES.items():
            for language in LANGUAGES:
                self.fields[f"{name}_{language}"].widget = forms.Textarea(attrs={"rows": lines, "lang": language})
        for language in LANGUAGES:
            self.fields[f"title_{language}"].widget.attrs["lang"] = language

    @property
    def texts(self) -> list[list[Any]]:
        """Return the text fields in rows, one row per text and one column per language, that of the page first."""
        languages = sorted(LANGUAGES, key=lambda each: each != page_language())
        return [[self[f"{name}_{language}"] for language in languages] for name in TEXTS]

    @property
    def others(self) -> list[Any]:
        texts = {f"{name}_{language}" for name in TEXTS for language in LANGUAGES}
        return [self[name] for name in self.fields if name not in texts]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if cleaned is not None and not any(cleaned.get(f"title_{language}") for language in LANGUAGES):
            self.add_error("title_en", _("Enter a title in at least one language."))
        return cleaned


class PlaceForm(forms.Form):
    """Form of a proposal's position in the draft: a new item, a new sub-item, or part of an existing item."""

    place = forms.ChoiceField(label=_("Destination"))
    reason = forms.CharField(label=_("Reason (optional)"), required=False, max_length=1000)

    def __init__(
        self, *args: Any, items: tuple[OutlineItem, ...], rows: dict[str, AgendaItem], proposal: Proposal, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        there = [item for item in items if item.key in rows]
        own = [("", _("A separate item before “Other matters”"))]
        under = [(f"{UNDER}:{item.key}", str(item)) for item in there if not item.is_child]
        # Timed sub-items determine the time of their item.
        timed = {row.parent_id for row in rows.values() if row.parent_id and row.minutes}
        having = [(f"{WITH}:{item.key}", str(item)) for item in there if rows[item.key].pk not in timed]
        place = self.fields["place"]
        place.required = False
        place.choices = [  # type: ignore[attr-defined]
            *own,
            (_("A new item under"), under),
            (_("Discuss with"), having),
        ]
        if proposal.is_late:
            place.initial = f"{UNDER}:{LATE_UNDER}"
        self.auto_id = f"proposal-{proposal.pk}-%s"

    @property
    def under(self) -> AgendaItem | None:
        """Return the parent of the new sub-item; None for a top-level item."""
        how, _colon, key = self.cleaned_data["place"].partition(":")
        return self.rows[key] if how == UNDER else None

    @property
    def item(self) -> AgendaItem | None:
        """Return the existing item under which the proposal is discussed, if that was selected."""
        how, _colon, key = self.cleaned_data["place"].partition(":")
        return self.rows[key] if how == WITH else None


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The ministry will be notified, and all register users can see the reason."),
    )
