"""Models of the seal chain over the history, and of the access log."""

from audit.models.accesses import Access, AccessSeal
from audit.models.seals import Erasure, Head, Seal, SealedRow, SealingMark
from audit.models.verifications import Verification
from core.changes.models import Change, Standing

__all__ = [
    "Access",
    "AccessSeal",
    "Change",
    "Erasure",
    "Head",
    "Seal",
    "SealedRow",
    "SealingMark",
    "Standing",
    "Verification",
]
