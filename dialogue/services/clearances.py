"""Clearances of, and comments on, record paragraphs, by each Participant's own officers.

Each function first locks the row of the record, as those of ``records`` do, so that clearances and edits are
serialized. ``text_hash`` identifies the text that was read.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from commitments.exceptions import AlreadyConcurredError, TextChangedError
from commitments.services.officers import seat_of
from contacts.models import Participant, User
from core.refusals.errors import ReasonMissingError
from dialogue.enums import RecordStatus
from dialogue.exceptions import RecordNotOpenError
from dialogue.models import Clearance, Record, RecordParagraph
from dialogue.services.record_rows import label_of, lock


@transaction.atomic
def clear(*, paragraph: RecordParagraph, by: User, at: datetime, text_hash: str) -> Clearance:
    """Clear the paragraph with the text that was read; this voids the Participant's comment on it.

    ``at`` is an aware instant. Raises NotYoursError unless ``by`` is a contact point officer of a Participant with a
    seat, RecordNotOpenError, TextChangedError if the text has changed since, and AlreadyConcurredError.
    """
    participant = _check(paragraph.record_id, by, at)
    return _answer(paragraph.pk, participant, by=by, at=at, text_hash=text_hash)


@transaction.atomic
def clear_remaining(*, record: Record, by: User, at: datetime, read: Mapping[int, str]) -> int:
    """Clear each paragraph in ``read`` (key to hash) that the Participant has not cleared; return the count.

    All or nothing: raises as ``clear`` does if any text has changed since.
    """
    participant = _check(record.pk, by, at)
    rows = RecordParagraph.objects.filter(record=record, pk__in=read)
    cleared = Clearance.objects.standing().filter(participant=participant, cleared=True, paragraph__in=rows)
    left = rows.exclude(pk__in=cleared.values("paragraph"))
    keys = list(left.order_by("order").values_list("pk", flat=True))
    for key in keys:
        _answer(key, participant, by=by, at=at, text_hash=read[key])
    return len(keys)


@transaction.atomic
def comment(*, paragraph: RecordParagraph, comment: str, by: User, at: datetime, text_hash: str) -> Clearance:
    """Add a comment to the paragraph, with objections or a proposed text; it voids the Participant's clearance.

    Raises as ``clear`` does, and ReasonMissingError without a ``comment``.
    """
    participant = _check(paragraph.record_id, by, at)
    if not comment.strip():
        raise ReasonMissingError(_("Enter a comment or proposed wording."))
    return _answer(paragraph.pk, participant, by=by, at=at, text_hash=text_hash, comment=comment.strip())


def _answer(
    paragraph: int, participant: Participant, *, by: User, at: datetime, text_hash: str, comment: str = ""
) -> Clearance:
    locked = RecordParagraph.objects.get(pk=paragraph)
    if locked.text_hash != text_hash:
        raise TextChangedError(
            _("Paragraph %(label)s has changed since you opened it. Review the new text before you approve it.")
            % {"label": label_of(locked)}
        )
    earlier = Clearance.objects.standing().filter(paragraph=locked, participant=participant)
    if not comment and earlier.filter(cleared=True).exists():
        raise AlreadyConcurredError(
            _("%(participant)s has already approved paragraph %(label)s.")
            % {"participant": participant, "label": label_of(locked)}
        )
    earlier.update(standing_hash=None, voided_at=at)
    given: Clearance = Clearance.objects.create(
        paragraph=locked,
        participant=participant,
        by=by,
        given_at=at,
        cleared=not comment,
        comment=comment,
        text_hash=text_hash,
        standing_hash=text_hash,
    )
    return given


def _check(record: int, by: User, at: datetime) -> Participant:
    """Lock the record, and return the Participant that ``by`` answers for."""
    locked = lock(record)
    participant = seat_of(locked.dialogue.instrument, by, at)
    if locked.status != RecordStatus.CLEARING:
        raise RecordNotOpenError(_("The record is not open for approval."))
    return participant
