"""Refusals that concern the Dialogue. Each says what is wrong, where, and what to do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from contacts.exceptions import DomainError

if TYPE_CHECKING:
    from dialogue.documents.own import Finding


class DraftFrozenError(DomainError):
    """A change to an agenda that has been issued."""

    code = "agenda-issued"


class DayMissingError(DomainError):
    """A Dialogue that would have been held on no known day."""

    code = "day-missing"


class DocumentNotForYouError(DomainError):
    """A document asked for by somebody whose it is not."""

    code = "document-not-for-you"


class TooManyWaitingError(DomainError):
    """A document asked for by somebody for whom many are still to be made."""

    code = "too-many-waiting"


class ItemUnknownError(DomainError):
    """An act on an item that the agenda of the Dialogue does not have."""

    code = "item-unknown"


class RoomClosedError(DomainError):
    """An act in the room of a Dialogue that is cancelled, or whose record is adopted."""

    code = "room-closed"


class FloorError(DomainError):
    """The floor asked for by somebody who is not in the room, or given to somebody who does not wait for it."""

    code = "floor"


class ChangedMeanwhileError(DomainError):
    """A text that began from a version which another has changed since; nothing of it was saved."""

    code = "changed-meanwhile"


class TemplateRefusedError(DomainError):
    """A template that names what its document does not have, or is none; ``findings`` say what is wrong where."""

    code = "template-refused"

    def __init__(self, message: str, findings: "Sequence[Finding]") -> None:
        super().__init__(message)
        self.findings = findings


class DraftMissingError(DomainError):
    """An item for the draft of an agenda while there is no draft."""

    code = "draft-missing"


class DelegationFrozenError(DomainError):
    """A ministry's change to its delegation after the Dialogue was held."""

    code = "delegation-frozen"


class AddresseeUnreachableError(DomainError):
    """An invitation to somebody whose address is not known, or who is not told where to be."""

    code = "addressee-unreachable"


class RecordExistsError(DomainError):
    """A second record of discussion of one Dialogue."""

    code = "record-exists"


class RecordNotOpenError(DomainError):
    """An act on a record of discussion that its state no longer, or not yet, allows."""

    code = "record-not-open"


class RecordNotClearedError(DomainError):
    """The adoption of a record that some Participant has still to clear."""

    code = "record-not-cleared"


class ParagraphIncompleteError(DomainError):
    """A paragraph without words, or under no item, or an order that leaves one out."""

    code = "paragraph-incomplete"


class ActionCarriedError(DomainError):
    """An action that is closed, or that a commitment carries on already."""

    code = "action-carried"


class DayAheadError(DomainError):
    """A Dialogue that would have been held on a day that has not come yet."""

    code = "day-ahead"


class ItemPlaceError(DomainError):
    """An item moved to where it cannot stand."""

    code = "item-place"


class IssueRefusedError(DomainError):
    """A version of the agenda that cannot be given out as it was asked for."""

    code = "issue-refused"


class PaperRefusedError(DomainError):
    """A file that is no paper, too large, or here already; nothing of what was brought with it is kept."""

    code = "paper-refused"


class PaperClosedError(DomainError):
    """A paper for a Dialogue that is cancelled."""

    code = "paper-closed"


class OverlapDecidedError(DomainError):
    """A likely overlap about which somebody has decided already."""

    code = "overlap-decided"
