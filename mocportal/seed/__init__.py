"""Seed data: the MOC, its Participants and its public history, as TOML files that a lawyer can review.

Loading creates missing records and changes no existing one: a second run has no effect, and corrections of translations
by the secretariat are kept.
"""

from django.db import transaction

from commitments.models import Instrument
from mocportal.seed import files, history, instrument, participants


@transaction.atomic
def load() -> Instrument:
    """Load all seed files, or none if one has an error, and return the instrument."""
    officials = participants.load(files.read("people"))
    moc = instrument.load(files.read("instrument"), files.read("text"))
    history.load(files.read("history"), moc, officials)
    return moc
