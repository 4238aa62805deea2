"""Overlaps with the working group of article 4(a)(iii): proposed by text similarity, reviewed by users.

The caller checks the permission ``dialogue.decide_overlap``.
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
from dialogue.rules.text_segments import passages


@dataclass(frozen=True, slots=True)
class Candidate:
    """Likely overlap of a commitment with the working group; ``shared`` are the words in both texts."""

    commitment: Commitment
    score: float
    shared: tuple[str, ...]


def considered(dialogue: Dialogue) -> CmwgStatus | None:
    """Return the latest entry of a Dialogue, by its as-of date."""
    latest: CmwgStatus | None = CmwgStatus.objects.filter(dialogue=dialogue).order_by("as_of", "pk").last()
    return latest


@transaction.atomic
def consider(*, status: CmwgStatus, by: User) -> None:
    """Save an entry on the working group, and copy the reviewed overlaps from the previous one.

    Overlaps concern the work, not one entry: they remain until a user changes them.
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
    """Return shared active commitments that the entry is probably about, the most similar first.

    Reviewed commitments are left out.
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
    # Passages are sorted by similarity; the first one of a commitment counts.
    for key, likeness in similarity.likely(_by_language(status, "text"), texts):
        reference = key.partition(" ")[0]
        best.setdefault(reference, Candidate(commitments[reference], likeness.score, likeness.shared))
    return tuple(best.values())


@transaction.atomic
def accept(*, status: CmwgStatus, commitment: Commitment, avoided_by: Mapping[str, str], by: User) -> Overlap:
    """Record an overlap, and how duplication is avoided, by language.

    Raises ReasonMissingError without a text, and OverlapDecidedError if another user has reviewed it.
    """
    _undecided(status, commitment)
    words = {language: avoided_by.get(language, "").strip() for language in LANGUAGES}
    written = [language for language in LANGUAGES if words[language]]
    if not written:
        raise ReasonMissingError(_("Enter in at least one language how duplication is avoided."))
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
    """Record that a user dismissed the overlap; it is not proposed again. Raises OverlapDecidedError."""
    _undecided(status, commitment)
    with pghistory.context(user=by.pk):
        dismissed: DismissedOverlap = DismissedOverlap.objects.create(
            status=status, commitment=commitment, dismissed_by=by, dismissed_at=at
        )
    return dismissed


@transaction.atomic
def reconsider(*, status: CmwgStatus, commitment: Commitment, by: User) -> None:
    """Delete the review of a commitment: if likely, the overlap is proposed again."""
    with pghistory.context(user=by.pk):
        Overlap.objects.filter(status=status, commitment=commitment).delete()
        DismissedOverlap.objects.filter(status=status, commitment=commitment).delete()


def _undecided(status: CmwgStatus, commitment: Commitment) -> None:
    """Lock the entry, so that two users cannot review the same overlap differently."""
    CmwgStatus.objects.select_for_update().get(pk=status.pk)
    decided = (Overlap, DismissedOverlap)
    if any(each.objects.filter(status=status, commitment=commitment).exists() for each in decided):
        raise OverlapDecidedError(_("%(record)s has already been reviewed.") % {"record": commitment.reference})


def _by_language(row: Commitment | CmwgStatus, name: str) -> dict[str, str]:
    return {language: getattr(row, f"{name}_{language}") for language in LANGUAGES}
