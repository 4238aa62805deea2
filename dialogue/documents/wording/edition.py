"""Which version of an agenda a document is."""

from dataclasses import dataclass
from datetime import date

from dialogue.enums import AgendaForm, AgendaStatus


@dataclass(frozen=True, slots=True)
class Edition:
    """``revision`` counts within ``form``, 0 is the first issue; a draft has no day of issue.

    ``base`` is the symbol beside which an addendum or corrigendum stands. What is adopted with changes in the room is
    issued by the adoption, so ``issued_on`` is then its day.
    """

    status: AgendaStatus = AgendaStatus.DRAFT
    revision: int = 0
    issued_on: date | None = None
    form: AgendaForm = AgendaForm.REVISION
    base: str = ""

    @property
    def is_adopted(self) -> bool:
        return self.status is AgendaStatus.ADOPTED
