"""Marks of a demonstration on its instrument: prefix of numbers, symbol of documents, and status line.

Numbers that records already have stay, so that those of the seed still begin with MOC. The status line is on all
pages, documents, emails, calendars and files.
"""

from commitments.models import Instrument
from commitments.models.instruments import DEMONSTRATION
from demo.sample_texts import NBSP, Phrase

BANNER = Phrase(
    "Demonstration: invented data. Only numbers that begin with MOC are real.",
    f"Démonstration{NBSP}: données fictives. Seuls les numéros commençant par MOC sont réels.",
    "デモ：架空のデータである。番号がMOCで始まる記録のみが実在する。",
)


def mark(instrument: Instrument) -> None:
    """Make the database a demonstration; a second call has no effect."""
    if instrument.is_demonstration:
        return
    instrument.reference_prefix = instrument.document_symbol = DEMONSTRATION
    instrument.status_line_en = f"{BANNER.en} {instrument.status_line_en}"
    instrument.status_line_fr = f"{BANNER.fr} {instrument.status_line_fr}"
    instrument.status_line_ja = f"{BANNER.ja}{instrument.status_line_ja}"
    instrument.save()
