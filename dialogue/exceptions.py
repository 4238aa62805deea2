"""Refusals that concern the Dialogue. Each says what is wrong, where, and what to do."""

from contacts.exceptions import DomainError


class DraftFrozenError(DomainError):
    """A change to an agenda that has been issued."""

    code = "agenda-issued"


class DayMissingError(DomainError):
    """A Dialogue that would have been held on no known day."""

    code = "day-missing"


class DocumentNotForYouError(DomainError):
    """A document asked for by somebody whose it is not."""

    code = "document-not-for-you"


class ItemUnknownError(DomainError):
    """An act on an item that the agenda of the Dialogue has not."""

    code = "item-unknown"


class OutcomeChangedError(DomainError):
    """What was typed about an item began from a version that another has changed since; nothing was saved.

    ``current`` is the outcome as it stands, so that both can be shown.
    """

    code = "outcome-changed"

    def __init__(self, message: str, current: "ItemOutcome") -> None:
        super().__init__(message)
        self.current = current


class FloorError(DomainError):
    """The floor given to, or taken from, somebody who does not wait for it or does not have it."""

    code = "floor"


class NoteChangedError(DomainError):
    """A note of a brief that a colleague changed in the meantime; ``current`` is the note as it stands."""

    code = "note-changed"

    def __init__(self, message: str, current: str) -> None:
        super().__init__(message)
        self.current = current


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
