"""Models of the seal chain over the history, and of the access log."""

from audit.models.accesses import Access, AccessSeal
from audit.models.seals import Erasure, Head, Seal, SealedRow, SealingMark
from audit.models.verifications import Verification
from core.changes.models import Change, Standing
from core.changes.translations import RecordText, Translation, TranslationConfirmation
