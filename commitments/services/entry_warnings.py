"""Warnings after saving a record: words of treaties in its texts, and doubts about its dates. Nothing is refused."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext as _, pgettext

from commitments.models import Instrument
from commitments.services.dates import warnings_of
from commitments.services.language_guard import FieldWarning, guarded
from contacts.models import Side, User
from contacts.services.today import today_for
from core.text.multilingual_text import between_sentences

# Date fields to check, by their names in all models.
DATES = ("due_on", "starts_on", "ends_on", "effective_on", "stated_on")


def treaty_words(record: Model, *fields: str) -> Iterator[str]:
    """Yield one sentence with the treaty terms in the texts ``fields`` of ``record``, by column; none without any."""
    if found := guarded(record, *fields):
        gap = between_sentences((get_language() or "en")[:2])
        sentence = _("Saved. Some words are treaty language; the MOC uses other terms. %(words)s")
        yield sentence % {"words": gap.join(_with_offers(warning) for warning in found)}


def doubtful_dates(entered: Mapping[str, object], *, by: User) -> Iterator[str]:
    """Yield the warnings about the dates among the values that ``by`` entered or changed."""
    yield from (sentence for _row, _name, sentence in doubtful_rows([entered], by=by))


def doubtful_rows(rows: Sequence[Mapping[str, object]], *, by: User) -> Iterator[tuple[int, str, str]]:
    """Yield position, field and sentence of each warning about the dates of several records."""
    days = [(row, name, day) for row, values in enumerate(rows) for name in DATES if (day := _day(values, name))]
    instrument = Instrument.objects.order_by("pk").first() if days else None
    if instrument is not None:
        today, sides = today_for(by), tuple(Side.objects.all())
        for row, name, day in days:
            for sentence in warnings_of(day, instrument=instrument, today=today, sides=sides):
                yield row, name, sentence


def _day(values: Mapping[str, object], name: str) -> date | None:
    day = values.get(name)
    return day if isinstance(day, date) else None


def _with_offers(warning: FieldWarning) -> str:
    """Return the field and its terms, as in: Text (English): “shall” → will, intend to, should."""
    words = pgettext("between facts on one record", "; ").join(
        _("“%(found)s” → %(offer)s") % {"found": each.found, "offer": each.offer} for each in warning.words
    )
    return _("%(field)s: %(words)s.") % {"field": capfirst(str(warning.label)), "words": words}
