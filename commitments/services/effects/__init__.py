"""Effects of a joint decision, applied once, in the transaction in which it is decided."""

from commitments.services.effects import areas, discontinuance, emergencies, notices, texts  # Importing registers them.
from commitments.services.effects.table import effective_day, perform, performs
