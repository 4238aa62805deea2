"""Form field for provisions that shows the start of their text, since a code alone is not meaningful."""

from typing import Any

from django import forms
from django.db.models import Prefetch, QuerySet
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext as _

from commitments.models import ProvisionText
from commitments.services.modifications import reading_in
from commitments.services.texts import ARTICLE_TITLES

LONGEST = 70


class ProvisionChoice(forms.ModelChoiceField[Any]):
    """Choice of a provision by its code and the start of its text, in the reader's language if recorded.

    An article without text of its own has its descriptive title.
    """

    def label_from_instance(self, obj: Any) -> str:
        # A later version overwrites an earlier one.
        said = {text.language_version.language: (text.heading, text.text) for text in obj.written}
        found = reading_in(said, (get_language() or "en")[:2])
        if found is None:
            return str(obj)
        beginning = ARTICLE_TITLES.get(found.text) or Truncator(" ".join(found.text.split())).chars(LONGEST)
        return _("%(code)s: %(words)s") % {"code": obj.code, "words": beginning}


def with_texts(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return the provisions with their texts, for the labels of ``ProvisionChoice``, with one extra statement."""
    written = ProvisionText.objects.select_related("language_version").order_by("language_version__version__number")
    return rows.prefetch_related(Prefetch("texts", written, to_attr="written"))
