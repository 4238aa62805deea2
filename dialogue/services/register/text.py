"""Text and classifications of the MOC."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from commitments.enums import LanguageStatus
from commitments.models import Instrument, ProvisionText, TextVersion
from dialogue.rules.agenda.inputs import AreaOrForm, InstrumentData
from moc.article_2c_areas import is_listed


def instrument(row: Instrument) -> InstrumentData:
    return InstrumentData(
        name=row.name,
        dialogue=row.dialogue,
        status_line=row.status_line,
        symbol=row.document_symbol,
        dialogue_months=row.dialogue_months,
    )


def listed(rows: QuerySet[Any], today: date, *, used: set[str]) -> tuple[AreaOrForm, ...]:
    """Return the areas or forms in effect on ``today``; retired ones only if still ``used``."""
    facts = []
    for row in rows.select_related("added_by"):
        since = (row.added_by.effective_on or row.added_by.decided_on) if row.added_by else None
        if is_listed(added_on=since, retired_on=row.retired_on, on=today, is_used=row.code in used):
            facts.append(AreaOrForm(row.code, row.title, row.is_open_ended, since))
    return tuple(facts)


def provisions(row: Instrument, today: date) -> dict[str, str]:
    """Return each provision's text by its code, in the version in effect on ``today``, never in a courtesy translation.

    Deleted provisions are left out.
    """
    version = TextVersion.objects.filter(instrument=row).in_effect(today)[:1]
    texts = ProvisionText.objects.filter(language_version__version__in=version).exclude(
        language_version__status=LanguageStatus.COURTESY
    )
    return dict(texts.order_by("provision__order").values_list("provision__code", "text"))
