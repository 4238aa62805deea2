"""Queue for document generation: requests are recorded, workers generate and store the files.

The database row is authoritative. A worker generates the next document in a child process with memory and time limits:
one at a time per Participant, least recently served first. If a worker dies its document stays claimed and is retried
once before it fails. File and state are saved in one transaction.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from subprocess import CalledProcessError
from time import monotonic

import structlog
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Max, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _, override

from contacts.models import User
from contacts.services import operation_budgets
from core.tasks import confined_process
from core.tasks.dispatch import hand_over
from dialogue.documents.ministry_templates import OutOfBoundsError, TemplateNotAllowedError
from dialogue.enums import DocumentFailure, DocumentKind, DocumentState
from dialogue.exceptions import DocumentNotForYouError, TooManyWaitingError
from dialogue.models import Dialogue, DocumentTemplate, Invitee, ProducedDocument
from dialogue.querysets import ProducedDocumentQuerySet
from dialogue.services import documents, files, templates

logger = structlog.get_logger(__name__)

TASK = "dialogue.tasks.make"
# Module that runs in the child process.
PROGRAM = "dialogue.services.making"

# Secretariat only: it passes script and note to the co-chairs, and each version to its invitee.
FOR_SECRETARIAT = {DocumentKind.SCRIPT, DocumentKind.INVITEES, DocumentKind.NOTE}

# Maximum number of unfinished documents per user.
MOST_WAITING = 20

# Longer than the time limit of the child process (DOCUMENT_SECONDS): after this the worker is gone.
STALE = timedelta(minutes=3)
# Maximum per sweep; sweeps run every minute.
MOST_AT_ONCE = 20

# Advisory lock while selecting the next document, so that two workers never serve one Participant: "document" in
# ASCII.
LOCK = 0x646F_6375_6D65_6E74
# Period in which served requests are counted for fairness.
SERVED = timedelta(days=1)


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
    """Queue a document from the register as of ``as_of``; a worker generates it after the commit.

    Documents of ministry staff belong to their Participant, those of the secretariat to the secretariat. Raises
    DocumentNotForYouError without permission, TooManyWaitingError if ``by`` has too many unfinished documents,
    ValueError for an unsupported format.
    """
    if not may_ask(kind, by):
        raise DocumentNotForYouError(
            _(
                "You do not have access to “%(document)s”. Internal briefs are for the staff of their "
                "ministry; the script is for the secretariat."
            )
            % {"document": kind.label}
        )
    if form not in documents.forms_of(kind) or (kind is DocumentKind.INVITEES) != (invitee is not None):
        msg = f"{kind} is not made as {form!r} for {invitee!r}."
        raise ValueError(msg)
    unsettled = [state for state in DocumentState if not state.is_settled]
    if ProducedDocument.objects.filter(asked_by=by, state__in=unsettled).count() >= MOST_WAITING:
        raise TooManyWaitingError(
            _("%(count)d of your documents are still being generated. Wait until some are ready, then try again.")
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
    # Robust: the row is committed, and the sweep recovers what the broker missed.
    transaction.on_commit(lambda: hand_over(TASK, document.pk), robust=True)
    return document


def may_ask(kind: DocumentKind, user: User) -> bool:
    """Return whether the user may generate that kind of document."""
    if not user.is_active or not user.may.reads_register:
        return False
    if kind.is_internal:
        return user.may.reads_own_drafts and user.participant_id is not None
    return user.may.runs_register if kind in FOR_SECRETARIAT else True


def make_next(*, at: datetime) -> bool:
    """Generate the next document in a child process, outside a transaction; return whether there was one.

    Its time counts for the account that requested it.
    """
    claimed = claim(at)
    if claimed is None:
        return False
    began = monotonic()
    limits = confined_process.Limits(memory=settings.DOCUMENT_MEMORY * 1_000_000, seconds=settings.DOCUMENT_SECONDS)
    try:
        confined_process.run(PROGRAM, str(claimed.pk), limits=limits)
    except confined_process.LimitExceededError as error:
        logger.warning("document_failed", document=claimed.pk, limit=error.limit)
        _fail(claimed, DocumentFailure(error.limit))
    except CalledProcessError:
        # The child could not record its failure. The row stays claimed and is retried once.
        logger.exception("document_interrupted", document=claimed.pk)
    finally:
        if claimed.asked_by is not None:
            operation_budgets.charge(claimed.asked_by, monotonic() - began)
    return True


def make(*, document: int) -> None:
    """Generate a claimed document in this process, and store it or the reason of its failure."""
    claimed = ProducedDocument.objects.select_related(
        "dialogue__instrument", "dialogue__host", "dialogue__mark", "participant", "invitee"
    ).get(pk=document, state=DocumentState.MAKING)
    template = _template(claimed)
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
                template=files.read(template.file) if template else None,
                progress=_progress(claimed),
            )
        with transaction.atomic():
            stored = files.keep(made.content)
            _of(claimed).update(state=DocumentState.READY, file=stored, name=made.name, error="")
    except (DatabaseError, MemoryError):
        raise
    except (TemplateNotAllowedError, OutOfBoundsError) as error:
        logger.warning("document_failed", document=document, error=type(error).__name__)
        _fail(claimed, DocumentFailure.TEMPLATE)
    except Exception:
        logger.exception("document_failed", document=document)
        _fail(claimed, DocumentFailure.TEMPLATE if template else DocumentFailure.OTHER)


def sweep(*, at: datetime, most: int = MOST_AT_ONCE) -> None:
    """Enqueue waiting documents and those abandoned by a worker."""
    left = ProducedDocument.objects.filter(_waits(at)).order_by("asked_at").values_list("pk", flat=True)[:most]
    if left:
        hand_over(TASK, *left)


@transaction.atomic
def claim(at: datetime) -> ProducedDocument | None:
    """Claim the next document; None if the queue is empty.

    At most one is in progress per Participant, and one for the secretariat. A document abandoned twice fails.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    owned = ProducedDocument.objects.annotate(owner=Coalesce("participant_id", 0)).order_by("asked_at", "pk")
    under_way = owned.filter(state=DocumentState.MAKING, claimed_at__gt=at - STALE).values_list("owner", flat=True)
    waiting = list(owned.filter(_waits(at)).exclude(owner__in=set(under_way)))
    served = dict(owned.filter(claimed_at__gt=at - SERVED).order_by().values_list("owner").annotate(Max("claimed_at")))
    # The sort is stable, so the order within one owner is unchanged.
    for document in sorted(waiting, key=lambda one: served.get(one.participant_id or 0, at - SERVED)):
        if document.error == DocumentFailure.LOST:
            _fail(document, DocumentFailure.LOST)
            continue
        again = document.state_of is DocumentState.MAKING
        document.claimed_at, document.state = at, DocumentState.MAKING
        document.done, document.error = 0, DocumentFailure.LOST if again else ""
        if ProducedDocument.objects.filter(_waits(at), pk=document.pk).update(
            state=document.state, claimed_at=at, done=0, error=document.error
        ):
            claimed: ProducedDocument = document
            return claimed
    return None


def _waits(at: datetime) -> Q:
    return Q(state=DocumentState.QUEUED) | Q(state=DocumentState.MAKING, claimed_at__lte=at - STALE)


def _of(claimed: ProducedDocument) -> ProducedDocumentQuerySet:
    """Return the row if this worker still holds the claim."""
    return ProducedDocument.objects.filter(pk=claimed.pk, state=DocumentState.MAKING, claimed_at=claimed.claimed_at)


@transaction.atomic
def _fail(claimed: ProducedDocument, why: DocumentFailure) -> None:
    """Record a failure; for a ministry's template also count it."""
    if _of(claimed).update(state=DocumentState.FAILED, error=why) and why.may_be_the_template:
        template = _template(claimed)
        if template is not None:
            templates.count_failure(template, why=why, at=timezone.now())


def _template(claimed: ProducedDocument) -> DocumentTemplate | None:
    """Return the ministry's template for the document, as of its claim."""
    if claimed.participant is None or claimed.form != "docx" or claimed.claimed_at is None:
        return None
    return templates.template_of(claimed.participant, DocumentKind(claimed.kind), at=claimed.claimed_at)


def _progress(claimed: ProducedDocument) -> Callable[[int, int], None]:
    def report(done: int, steps: int) -> None:
        _of(claimed).update(done=done, steps=steps)

    return report
