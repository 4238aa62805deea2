"""Form for generating a document: kind, format, language and audience."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contacts.models import User
from core.text.languages import Language
from dialogue.enums import DocumentKind
from dialogue.forms.agendas import AgendaForm
from dialogue.models import Dialogue, Invitee
from dialogue.services import documents
from dialogue.services.production import may_ask


class MakeForm(AgendaForm):
    """Form for generating a document; the register is read at the end of a day, or now."""

    kind = forms.ChoiceField(label=_("Document"))
    form = forms.ChoiceField(label=_("Form"), help_text=_("ZIP of the script: one copy for each co-chair."))
    invitee = forms.ModelChoiceField(
        label=_("Invitee"),
        queryset=Invitee.objects.none(),
        required=False,
        help_text=_("Only for the agenda for invitees."),
    )
    field_order = ("kind", "form", "lang", "invitee", "as_of")

    def __init__(self, *args: Any, dialogue: Dialogue, user: User, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [kind for kind in DocumentKind if may_ask(kind, user)]
        forms_made = dict.fromkeys(form for kind in kinds for form in documents.forms_of(kind))
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]
        self.fields["form"].choices = [(form, form.upper()) for form in forms_made]  # type: ignore[attr-defined]
        self.fields["lang"].choices = Language.choices  # type: ignore[attr-defined]
        self.fields["lang"].initial = language
        if may_ask(DocumentKind.INVITEES, user):
            invitees = Invitee.objects.filter(dialogue=dialogue).select_related("stakeholder")
            self.fields["invitee"].queryset = invitees  # type: ignore[attr-defined]
        else:
            del self.fields["invitee"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind, form = cleaned.get("kind"), cleaned.get("form")
        if kind and form and form not in documents.forms_of(DocumentKind(kind)):
            made = _(", ").join(one.upper() for one in documents.forms_of(DocumentKind(kind)))
            self.add_error(
                "form",
                _("“%(document)s” is available as %(forms)s. Choose one of these.")
                % {"document": DocumentKind(kind).label, "forms": made},
            )
        if kind == DocumentKind.INVITEES and not cleaned.get("invitee"):
            self.add_error("invitee", _("Choose an invitee."))
        if kind != DocumentKind.INVITEES:
            cleaned["invitee"] = None
        return cleaned
