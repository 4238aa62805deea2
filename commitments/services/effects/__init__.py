"""Effects of a joint decision, applied once, in the transaction in which it is decided."""

from commitments.services.effects import areas, discontinuance, emergencies, notices, texts  # noqa: F401  # Importing registers them.
from commitments.services.effects.table import effective_day, perform, performs

__all__ = ["effective_day", "perform", "performs"]
