"""The MOC, its Participants and its public history, as TOML files that a lawyer can review.

Loading creates what is missing and changes nothing that is there: a second run leaves no trace, and a translation
that the secretariat corrected stays corrected.
"""

from django.db import transaction

from commitments.models import Instrument
from mocportal.seed import files, history, instrument, participants


@transaction.atomic
def load() -> Instrument:
    """Load all seed files, or none of them where one is wrong, and return the instrument."""
    officials = participants.load(files.read("people"))
    moc = instrument.load(files.read("instrument"), files.read("text"))
    history.load(files.read("history"), moc, officials)
    return moc
