"""How names and days are said in the sentences of documents/status.py."""

from django.utils.formats import date_format

from commitments.documents.status import Speech
from commitments.models import Instrument


def speech_of(instrument: Instrument) -> Speech:
    """Says Participants by their short names and days in words, both in the language that is active when it speaks."""
    names = {participant.code: participant for participant in instrument.participants.all()}
    return Speech(name=lambda code: str(names[code]), day=date_format)
