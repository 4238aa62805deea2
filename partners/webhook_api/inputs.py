"""Request bodies of the webhook API."""

from datetime import UTC, datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from core.changes.enums import RecordEvent
from core.feed.registry import record_types
from core.rest.write.fields import BodyField, BooleanField, ChoiceField, IntegerField, ListField, TextBodyField
from core.rest.write.inputs import Input
from core.rest.write.write_errors import wrong
from partners.models.webhooks import LONGEST_URL, Webhook, WebhookCondition
from partners.services.webhooks import WebhookAddressError, checked_url, event_types
from partners.services.webhooks.secrets import LONGEST_OVERLAP, OVERLAP

HOUR = 3600
MOST_CONDITIONS = 50


class Moment(BodyField):
    """An instant, as RFC 3339 writes it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(described={"type": "string", "format": "date-time"}, **kwargs)

    def to_internal_value(self, data: Any) -> datetime:
        try:
            found = parse_datetime(data) if isinstance(data, str) else None
        except ValueError:
            found = None
        if found is None or found.tzinfo is None:
            raise wrong(_("Enter a timestamp in the format 2027-03-31T09:30:00Z."), "invalid")
        try:
            return found.astimezone(UTC)
        except OverflowError as error:
            raise wrong(_("The date is out of range. Check the year."), "invalid") from error


class ConditionInput(Input):
    """Condition of a message: a record type, an operation and the new value of a field. An omitted part matches all."""

    type = TextBodyField(longest=40, lines=False, required=False)
    kinds = ListField(child=ChoiceField(RecordEvent), required=False)
    field = TextBodyField(longest=60, lines=False, required=False)
    value = TextBodyField(longest=100, lines=False, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        type_, field, value = (attrs.get(name, "") for name in ("type", "field", "value"))
        permitted = event_types.types_for(self.context["client"].scopes)
        known = {record_types()[name].prefix: name for name in permitted}
        if type_ and type_ not in known:
            raise wrong(_("Choose one of: %(known)s.") % {"known": ", ".join(known)}, "invalid_choice", at="type")
        type_ = attrs["type"] = known.get(type_, "")
        fields = event_types.values_of(type_)
        if field and field not in fields:
            message = _("Choose one of: %(known)s.") if fields else _("Choose the record type.")
            raise wrong(message % {"known": ", ".join(fields)} if fields else message, "invalid_choice", at="field")
        if value and not field:
            raise wrong(_("Enter the field for this value."), "required", at="field")
        if value and value not in fields.get(field, ()):
            message = _("Choose one of: %(known)s.") % {"known": ", ".join(fields.get(field, ()))}
            raise wrong(message, "invalid_choice", at="value")
        return attrs


class WebhookEdit(Input):
    """Address and conditions of a webhook. `conditions` take the place of all that there were."""

    url = TextBodyField(longest=LONGEST_URL, lines=False, blank=False)
    description = TextBodyField(longest=200, lines=False, required=False)
    conditions = ConditionInput(many=True, required=False, max_length=MOST_CONDITIONS)  # type: ignore[call-arg]  # Of many.

    def validate_url(self, url: str) -> str:
        if isinstance(self.instance, Webhook) and url == self.instance.url:
            return url
        try:
            return checked_url(url)
        except WebhookAddressError as refusal:
            raise wrong(str(refusal), refusal.code) from refusal

    def conditions_given(self) -> list[WebhookCondition] | None:
        """Those of the body; None where it says nothing of them."""
        given = self.given.get("conditions")
        return None if given is None else [WebhookCondition(**each) for each in given]


class WebhookEntry(WebhookEdit):
    """A new webhook."""


class StateOfWebhook(Input):
    """Whether messages are sent."""

    enabled = BooleanField()


class Rotation(Input):
    """For how many hours the old secret signs as well; none where others may have got hold of it."""

    overlap_hours = IntegerField(largest=int(LONGEST_OVERLAP.total_seconds()) // HOUR, required=False)

    @property
    def overlap(self) -> int:
        hours: int = self.given.get("overlap_hours", int(OVERLAP.total_seconds()) // HOUR)
        return hours


class Since(Input):
    """From which moment on."""

    since = Moment()
