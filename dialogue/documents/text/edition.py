"""Edition of an agenda: form, revision, status and dates."""

from dataclasses import dataclass
from datetime import date

from dialogue.enums import AgendaForm, AgendaStatus


@dataclass(frozen=True, slots=True)
class Edition:
    """Edition: ``revision`` counts within ``form``, 0 is the first issue; a draft has no date of issue.

    ``base`` is the symbol that an addendum or corrigendum supplements. A version adopted with changes at the meeting is
    issued by the adoption, so ``issued_on`` is the date of the adoption. ``old_translations_reason`` is the reason for
    an issue with translations that are old or not approved, empty without such translations.
    """

    status: AgendaStatus = AgendaStatus.DRAFT
    revision: int = 0
    issued_on: date | None = None
    form: AgendaForm = AgendaForm.REVISION
    base: str = ""
    old_translations_reason: str = ""

    @property
    def is_adopted(self) -> bool:
        return self.status is AgendaStatus.ADOPTED
