"""The log of changes, the chain of seals over the history, and who opened what is restricted."""

from mocportal.history.models.accesses import Access, AccessSeal
from mocportal.history.models.changes import Change, Standing
from mocportal.history.models.seals import Erasure, Head, Seal, SealedRow, SealingMark
from mocportal.history.models.verifications import Verification

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
