"""Making documents that were asked for: recorded first, made by a worker, kept with their hash and who asked.

The row is the truth. A worker that dies leaves its document claimed, and the sweep hands it over again; what was made
is kept once, in one transaction with the state that says so.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from contacts.models import User
from contacts.services.nudges import hand_over
from dialogue.enums import DocumentKind, DocumentState
from dialogue.exceptions import DocumentNotForYouError, TooManyWaitingError
from dialogue.models import Dialogue, Invitee, ProducedDocument
from dialogue.querysets import ProducedDocumentQuerySet
from dialogue.services import documents, files
from dialogue.services.templates import template_of

logger = structlog.get_logger(__name__)

TASK = "dialogue.tasks.make"

# What the secretariat alone has made: it gives the script to the chair, and each invitee the version for it.
FOR_SECRETARIAT = {DocumentKind.SCRIPT, DocumentKind.INVITEES}

# More nobody needs at once, and the worker is there for the mail of all.
MOST_WAITING = 20

# Longer than a worker may take (tasks.LONGEST): by then whoever claimed it is gone.
STALE = timedelta(minutes=3)
# What a sweep hands over at once; the next one is a minute away.
MOST_AT_ONCE = 20


@transaction.atomic
def ask(
    *,
    dialogue: Dialogue,
    kind: DocumentKind,
    form: str,
    language: str,
    as_of: datetime,
    by: User,
    at: datetime,
    invitee: Invitee | None = None,
) -> ProducedDocument:
    """Record that a document is wanted, from the register as of ``as_of``; a worker makes it after the commit.

    What staff of a ministry ask for is their Participant's, what the secretariat asks for is the secretariat's.
    Raises DocumentNotForYouError where the role or the Participant may not have it, TooManyWaitingError where as
    many of theirs wait, ValueError where the kind is not made in that form.
    """
    if not may_ask(kind, by):
        raise DocumentNotForYouError(
            _(
                "“%(document)s” is not for you: an internal brief is for the staff of its ministry, the script for the "
                "secretariat."
            )
            % {"document": kind.label}
        )
    if form not in documents.forms_of(kind) or (kind is DocumentKind.INVITEES) != (invitee is not None):
        msg = f"{kind} is not made as {form!r} for {invitee!r}."
        raise ValueError(msg)
    unsettled = [state for state in DocumentState if not state.is_settled]
    if ProducedDocument.objects.filter(asked_by=by, state__in=unsettled).count() >= MOST_WAITING:
        raise TooManyWaitingError(
            _("%(count)d documents that you asked for are still to be made. Ask again when some of them are ready.")
            % {"count": MOST_WAITING}
        )
    document: ProducedDocument = ProducedDocument.objects.create(
        dialogue=dialogue,
        kind=kind,
        form=form,
        language=language,
        participant=None if by.may.runs_register else by.participant,
        invitee=invitee,
        as_of=as_of,
        asked_by=by,
        asked_at=at,
    )
    # Robust: what is committed has happened, and the sweep finds what the broker did not hear of.
    transaction.on_commit(lambda: hand_over(TASK, document.pk), robust=True)
    return document


def may_ask(kind: DocumentKind, user: User) -> bool:
    """Whether somebody may have a document of that kind made."""
    if not user.is_active or not user.may.reads_register:
        return False
    if kind.is_internal:
        return user.may.reads_own_drafts and user.participant_id is not None
    return user.may.runs_register if kind in FOR_SECRETARIAT else True


def make(*, document: int, at: datetime) -> None:
    """Make the document of that number, unless it is done or another has it. No transaction is open meanwhile."""
    claimed = _claim(document, at)
    if claimed is None:
        return
    try:
        with override(claimed.language):
            made = documents.make(
                kind=DocumentKind(claimed.kind),
                dialogue=claimed.dialogue,
                form=claimed.form,
                language=claimed.language,
                as_of=claimed.as_of,
                for_participant=claimed.participant,
                invitee=claimed.invitee,
                edited=claimed.participant_id is None,
                template=template_of(claimed.participant, DocumentKind(claimed.kind)),
                progress=_progress(claimed),
            )
        with transaction.atomic():
            kept = files.keep(made.content)
            _of(claimed).update(state=DocumentState.READY, file=kept, name=made.name)
    except DatabaseError:
        # The row stays claimed, and the sweep takes it up once the database is back.
        raise
    except Exception as error:
        logger.exception("document_failed", document=document)
        _of(claimed).update(state=DocumentState.FAILED, error=type(error).__name__)


def sweep(*, at: datetime) -> None:
    """Hand over what waits, and what a worker left behind."""
    waiting = Q(state=DocumentState.QUEUED) | Q(state=DocumentState.MAKING, claimed_at__lte=at - STALE)
    left = ProducedDocument.objects.filter(waiting).order_by("asked_at").values_list("pk", flat=True)[:MOST_AT_ONCE]
    if left:
        hand_over(TASK, *left)


def _claim(document: int, at: datetime) -> ProducedDocument | None:
    """One conditional update, so that one worker gets it."""
    free = Q(state=DocumentState.QUEUED) | Q(state=DocumentState.MAKING, claimed_at__lte=at - STALE)
    taken = ProducedDocument.objects.filter(free, pk=document).update(
        state=DocumentState.MAKING, claimed_at=at, done=0, error=""
    )
    if not taken:
        return None
    claimed: ProducedDocument = ProducedDocument.objects.select_related(
        "dialogue__instrument", "dialogue__host", "dialogue__mark", "participant", "invitee"
    ).get(pk=document)
    return claimed


def _of(claimed: ProducedDocument) -> ProducedDocumentQuerySet:
    """The row for as long as it is this worker's."""
    return ProducedDocument.objects.filter(pk=claimed.pk, state=DocumentState.MAKING, claimed_at=claimed.claimed_at)


def _progress(claimed: ProducedDocument) -> Callable[[int, int], None]:
    def tell(done: int, steps: int) -> None:
        _of(claimed).update(done=done, steps=steps)

    return tell
