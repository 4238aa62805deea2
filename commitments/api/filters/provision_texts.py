"""Filters of provision texts."""

from typing import ClassVar

import django_filters

from commitments.enums import LanguageStatus
from commitments.models import ProvisionText
from core.rest.read.filters import IntegerFilter, KeyFilter, RecordFilters
from core.text.languages import Language


class ProvisionTextFilters(RecordFilters):
    text_version = IntegerFilter(field_name="language_version__version__number")
    language = django_filters.ChoiceFilter(field_name="language_version__language", choices=Language.choices)
    status = django_filters.ChoiceFilter(field_name="language_version__status", choices=LanguageStatus.choices)
    provision = KeyFilter(field_name="provision__key")

    class Meta(RecordFilters.Meta):
        model = ProvisionText
        fields: ClassVar = ["text_version", "language", "status", "provision"]
