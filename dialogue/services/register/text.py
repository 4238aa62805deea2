"""What the text of the MOC and its signatures say."""

from collections.abc import Iterable
from datetime import date

from commitments.models import Instrument, ProvisionText
from commitments.rules.operation import in_operation_from
from dialogue.rules.agenda.facts import InstrumentFact


def instrument(row: Instrument, participants: Iterable[str]) -> InstrumentFact:
    """The MOC itself, with the Participants (by code) whose signature is missing."""
    signed = dict(row.signatures.values_list("participant__code", "signed_on"))
    dates = {code: signed.get(code) for code in participants}
    return InstrumentFact(
        name=row.name,
        dialogue=row.dialogue,
        status_line=row.status_line,
        symbol=row.document_symbol,
        in_operation_from=in_operation_from(dates.values()),
        missing_signatures=tuple(code for code, day in dates.items() if day is None),
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
