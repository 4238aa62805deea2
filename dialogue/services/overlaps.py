"""Overlaps with the working group that article 4(a)(iii) names: proposed by likeness of words, decided by people.

Who may decide is the caller's to ask (``dialogue.decide_overlap``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from commitments.enums import CommitmentState
from commitments.models import Commitment
from contacts.models import User
from core.db.multilingual import page_language
from core.refusals.errors import ReasonMissingError
from core.text.multilingual_text import LANGUAGES
from dialogue.exceptions import OverlapDecidedError
from dialogue.models import CmwgStatus, Dialogue, DismissedOverlap, Overlap
from dialogue.rules import similarity
from dialogue.rules.passages import passages


@dataclass(frozen=True, slots=True)
class Candidate:
    """A commitment that the working group seems to work on too; ``shared`` are the words that both texts have."""

    commitment: Commitment
    score: float
    shared: tuple[str, ...]


def considered(dialogue: Dialogue) -> CmwgStatus | None:
    """The entry that counts for a Dialogue: the latest, by the day that it is of."""
    latest: CmwgStatus | None = CmwgStatus.objects.filter(dialogue=dialogue).order_by("as_of", "pk").last()
    return latest


@transaction.atomic
def consider(*, status: CmwgStatus, by: User) -> None:
    """Enter what a Dialogue takes into consideration; what was decided on its entry before is decided here too.

    The list of overlaps is of the work and not of one entry: a commitment that overlapped still does, until a person
    says otherwise.
    """
    before = considered(status.dialogue)
    with pghistory.context(user=by.pk):
        status.save()
        if before is None:
            return
        for overlap in () if status.nothing_to_report else before.overlaps.all():
            overlap.pk, overlap.status = None, status
            overlap.save()
        for dismissed in before.dismissed.all():
            dismissed.pk, dismissed.status = None, status
            dismissed.save()


def likely(*, status: CmwgStatus) -> tuple[Candidate, ...]:
    """The active commitments that all Participants share and that the entry seems to be about, the likeliest first.

    About what is missing here somebody has decided already.
    """
    decided = {*status.overlaps.values_list("commitment", flat=True)}
    decided |= {*status.dismissed.values_list("commitment", flat=True)}
    rows = Commitment.objects.filter(instrument=status.dialogue.instrument_id, state=CommitmentState.ACTIVE).shared()
    commitments = {row.reference: row for row in rows.exclude(pk__in=decided).select_related("lead")}
    texts = {
        f"{reference} {place}": passage
        for reference, row in commitments.items()
        for place, passage in enumerate(passages(_by_language(row, "title"), _by_language(row, "text")))
    }
    best: dict[str, Candidate] = {}
    # The likeliest passage of a commitment comes first, and is the one that counts.
    for key, likeness in similarity.likely(_by_language(status, "text"), texts):
        reference = key.partition(" ")[0]
        best.setdefault(reference, Candidate(commitments[reference], likeness.score, likeness.shared))
    return tuple(best.values())


@transaction.atomic
def accept(*, status: CmwgStatus, commitment: Commitment, avoided_by: Mapping[str, str], by: User) -> Overlap:
    """Record that both work on the same, and how duplication is avoided, by language.

    Raises ReasonMissingError without words, and OverlapDecidedError where somebody was faster.
    """
    _undecided(status, commitment)
    words = {language: avoided_by.get(language, "").strip() for language in LANGUAGES}
    written = [language for language in LANGUAGES if words[language]]
    if not written:
        raise ReasonMissingError(_("Say how duplication is avoided, in at least one language."))
    with pghistory.context(user=by.pk):
        overlap: Overlap = Overlap.objects.create(
            status=status,
            commitment=commitment,
            original_language=page_language() if page_language() in written else written[0],
            **{f"avoided_by_{language}": text for language, text in words.items()},
        )
    return overlap


@transaction.atomic
def dismiss(*, status: CmwgStatus, commitment: Commitment, by: User, at: datetime) -> DismissedOverlap:
    """Record that a person found it to be none; it is not proposed again. Raises OverlapDecidedError as ``accept``."""
    _undecided(status, commitment)
    with pghistory.context(user=by.pk):
        dismissed: DismissedOverlap = DismissedOverlap.objects.create(
            status=status, commitment=commitment, dismissed_by=by, dismissed_at=at
        )
    return dismissed


@transaction.atomic
def reconsider(*, status: CmwgStatus, commitment: Commitment, by: User) -> None:
    """Take back what was decided about a commitment: if it is likely, it is proposed again."""
    with pghistory.context(user=by.pk):
        Overlap.objects.filter(status=status, commitment=commitment).delete()
        DismissedOverlap.objects.filter(status=status, commitment=commitment).delete()


def _undecided(status: CmwgStatus, commitment: Commitment) -> None:
    """Lock the entry, so that two people do not decide differently at once."""
    CmwgStatus.objects.select_for_update().get(pk=status.pk)
    decided = (Overlap, DismissedOverlap)
    if any(each.objects.filter(status=status, commitment=commitment).exists() for each in decided):
        raise OverlapDecidedError(
            _("Somebody has decided about %(record)s already.") % {"record": commitment.reference}
        )


def _by_language(row: Commitment | CmwgStatus, name: str) -> dict[str, str]:
    return {language: getattr(row, f"{name}_{language}") for language in LANGUAGES}
