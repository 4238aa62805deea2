"""Serializer of the MOC status on a date, with the text of the portal and its documents."""

from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from commitments.documents.status import line
from commitments.models import Instrument, TextVersion
from commitments.services.clocks import read_status, speech_of
from core.rest.read.requests import EVERY_LANGUAGE
from core.text.multilingual_text import LANGUAGES
from moc.article_9_status import Standing


@extend_schema_field({"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/Translations"}]})
class Sentence(serializers.JSONField):
    """A sentence in the language of the request, or by language with ``lang=*``."""


class StatusSerializer(serializers.Serializer[Any]):
    """The status of the MOC, a function of signatures, notices, decisions and a day (article 9)."""

    on = serializers.DateField()
    standing = serializers.ChoiceField([standing.value for standing in Standing])
    sentence = Sentence()
    since = serializers.DateField(allow_null=True, help_text="The last date of signature (article 9(a)).")
    last_day = serializers.DateField(allow_null=True, help_text="By the notice that ends it first (article 9(c)).")
    days_left = serializers.IntegerField(allow_null=True, help_text="0 on the last day and after it.")
    notice = serializers.CharField(allow_null=True, help_text="The reference of that notice.")
    version = serializers.IntegerField(allow_null=True, help_text="The version of the text that is in effect.")
    modified_by = serializers.CharField(allow_null=True, help_text="The joint decision that made it (article 9(b)).")


def status_of(instrument: Instrument, on: date, language: str) -> dict[str, Any]:
    """Return data for StatusSerializer; ``language`` is the result of ``core.rest.read.requests.wanted_language``."""
    status = read_status(instrument, on)
    in_effect = TextVersion.objects.filter(instrument=instrument).in_effect(on)
    last_day = status.notice.clock.takes_effect_on if status.notice else None

    def said(language: str) -> str:
        with translation.override(language):
            return line(status, speech_of(instrument))

    return {
        "on": on,
        "standing": status.standing.value,
        "sentence": {each: said(each) for each in LANGUAGES} if language == EVERY_LANGUAGE else said(language),
        "since": status.in_operation_from,
        "last_day": last_day,
        "days_left": status.days_left,
        "notice": status.notice.reference if status.notice else None,
        "version": in_effect.values_list("number", flat=True).first(),
        "modified_by": status.modification.decision if status.modification else None,
    }


def requested_day(text: str | None, today: date) -> date:
    """Return the date in the parameter ``on``, by default ``today``. Raises ValidationError for an invalid date."""
    if text is None:
        return today
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  # A day has no zone.
    except ValueError as error:
        raise ValidationError(
            {"on": [ErrorDetail(_("Enter the date in the format YYYY-MM-DD, for example 2027-03-31."), "invalid")]}
        ) from error
