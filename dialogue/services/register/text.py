"""What the MOC is called, and what its text says."""

from datetime import date

from commitments.models import Instrument, ProvisionText
from dialogue.rules.agenda.facts import InstrumentFact


def instrument(row: Instrument) -> InstrumentFact:
    return InstrumentFact(
        name=row.name,
        dialogue=row.dialogue,
        status_line=row.status_line,
        symbol=row.document_symbol,
        dialogue_months=row.dialogue_months,
    )


def provisions(row: Instrument, today: date) -> dict[str, str]:
    """Each provision's text by its code, in the version in effect on ``today`` and the language that was signed."""
    texts = (
        ProvisionText.objects.filter(provision__instrument=row, language_version__version__effective_on__lte=today)
        .exclude(language_version__status="courtesy")
        .order_by("language_version__version__number")
    )
    return dict(texts.values_list("provision__code", "text"))
