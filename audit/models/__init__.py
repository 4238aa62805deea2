"""The log of changes, the chain of seals over the history, and who opened what is restricted."""

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
