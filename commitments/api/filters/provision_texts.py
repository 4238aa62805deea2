"""Filters of provision texts."""

import django_filters

from commitments.enums import LanguageStatus
from commitments.records.text import WORDING_FIELDS
from core.rest.read.filters import RecordFilters
from core.text.languages import Language


class ProvisionTextFilters(RecordFilters):
    table = WORDING_FIELDS
    language = django_filters.ChoiceFilter(field_name="language_version__language", choices=Language.choices)
    status = django_filters.ChoiceFilter(field_name="language_version__status", choices=LanguageStatus.choices)
