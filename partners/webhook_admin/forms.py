"""Webhook forms: URL and conditions."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy as _

from core.forms import RecordForm, RecordFormSet
from core.refusals.constraint_messages import explain
from partners.models import Client
from partners.services.webhooks import WebhookAddressError, checked_url, event_types

explain(
    {
        "webhook_once_for_each_client": _("This partner system already has a webhook with this address."),
        "webhook_address_of_web": _("Enter a valid web address."),
        "webhook_off_says_since_when_and_why": _("Enter when and why the webhook was turned off."),
        "webhook_failures_have_a_beginning": _("Enter the time of the first failure."),
        "webhook_kinds_are_known": _("Choose an event from the list."),
        "webhook_value_is_of_a_field_of_a_type": _("Choose the record type of this field."),
    }
)

# Separator of field and value; no field name and no choice contains it.
SEPARATOR = "|"


class WebhookForm(RecordForm):
    def clean_url(self) -> str:
        """Validate the URL at entry, so that an address that is not allowed is reported to the user."""
        url: str = self.cleaned_data["url"]
        if self.instance.pk and url == self.initial.get("url"):
            return url
        try:
            return checked_url(url)
        except WebhookAddressError as refusal:
            raise ValidationError(str(refusal), code=refusal.code) from refusal


class ConditionForm(RecordForm):
    """Form for one condition. The field and its new value are one choice, since the values depend on the field."""

    type = forms.ChoiceField(label=_("Type of record"), required=False)
    becomes = forms.ChoiceField(label=_("Field that changed"), required=False)

    class Meta:
        fields = ("type", "kinds")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["type"].choices = [("", gettext("All accessible records")), *_types()]  # type: ignore[attr-defined]
        self.fields["becomes"].choices = [("", gettext("Any")), *_becomings()]  # type: ignore[attr-defined]
        self.fields["kinds"].help_text = gettext(
            "Select none to receive all. Records that become inaccessible are reported as deleted."
        )
        row = self.instance
        self.initial.setdefault("type", row.type)
        if row.field:
            self.initial["becomes"] = SEPARATOR.join((row.type, row.field, row.value))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        of, field, value = ("", "", "")
        if becomes := cleaned.get("becomes"):
            of, field, value = becomes.split(SEPARATOR)
        chosen = cleaned.get("type") or of
        if of and chosen != of:
            self.add_error("becomes", gettext("This field does not belong to this record type."))
        self.instance.type, self.instance.field, self.instance.value = chosen, field, value
        cleaned["type"] = chosen
        return cleaned


class ConditionFormSet(RecordFormSet):
    def clean(self) -> None:
        """Reject record types outside the scopes of the partner system: no such event would ever be sent."""
        super().clean()
        client = Client.objects.filter(pk=self.instance.client_id).first()
        if client is None:
            return
        allowed = set(event_types.types_for(client.scopes))
        for form in self.forms:
            type_ = getattr(form, "cleaned_data", {}).get("type")
            if type_ and type_ not in allowed:
                form.add_error("type", gettext("The scopes of the partner system do not give access to these records."))


def _types() -> Iterator[tuple[str, str]]:
    for name, each in event_types.webhook_types().items():
        yield name, capfirst(str(each.model._meta.verbose_name_plural))


def _becomings() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for name, each in event_types.webhook_types().items():
        choices = list(_of_type(name))
        if choices:
            yield capfirst(str(each.model._meta.verbose_name_plural)), choices


def _of_type(name: str) -> Iterator[tuple[str, str]]:
    for field, values in event_types.values_of(name).items():
        column = event_types.model_field(name, field)
        label = capfirst(str(column.verbose_name))
        yield SEPARATOR.join((name, field, "")), gettext("%(field)s: any change") % {"field": label}
        words = dict(getattr(column, "flatchoices", ())) | {
            event_types.YES: gettext("Yes"),
            event_types.NO: gettext("No"),
        }
        for value in values:
            label_text = gettext("%(field)s changed to “%(value)s”") % {"field": label, "value": words[value]}
            yield SEPARATOR.join((name, field, value)), label_text
