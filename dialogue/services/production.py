"""Making documents that were asked for: recorded first, made by a worker, kept with their hash and who asked.

The row is the truth. A worker makes the document whose turn it is in a child process with limits of memory and time:
one at a time for each Participant, and first of whoever was served the longest ago. A worker that dies leaves its
document claimed; it is made once more, and then it has failed. What was made is kept once, in one transaction with the
state that says so.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from subprocess import CalledProcessError

import structlog
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Max, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from contacts.models import User
from core.tasks import confined_process
from core.tasks.dispatch import hand_over
from dialogue.documents.own import OutOfBoundsError, TemplateNotAllowedError
from dialogue.enums import DocumentFailure, DocumentKind, DocumentState
from dialogue.exceptions import DocumentNotForYouError, TooManyWaitingError
from dialogue.models import Dialogue, DocumentTemplate, Invitee, ProducedDocument
from dialogue.querysets import ProducedDocumentQuerySet
from dialogue.services import documents, files, templates

logger = structlog.get_logger(__name__)

TASK = "dialogue.tasks.make"
# The module that makes one in a child process.
PROGRAM = "dialogue.services.making"

# What the secretariat alone has made: it gives the script to the chair, and each invitee the version for it.
FOR_SECRETARIAT = {DocumentKind.SCRIPT, DocumentKind.INVITEES}

# More nobody needs at once.
MOST_WAITING = 20

# Longer than a child process may take (DOCUMENT_SECONDS): by then whoever claimed it is gone.
STALE = timedelta(minutes=3)
# What a sweep hands over at once; the next one is a minute away.
MOST_AT_ONCE = 20

# Held while the next document is chosen, so that two workers never choose two of one Participant: "documents" in ASCII.
LOCK = 0x646F_6375_6D65_6E74
# How far back it is looked for who was served when.
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


def make_next(*, at: datetime) -> bool:
    """Make the document whose turn it is, in a child process; return whether there was one. No transaction is open."""
    claimed = claim(at)
    if claimed is None:
        return False
    limits = confined_process.Limits(memory=settings.DOCUMENT_MEMORY * 1_000_000, seconds=settings.DOCUMENT_SECONDS)
    try:
        confined_process.run(PROGRAM, str(claimed.pk), limits=limits)
    except confined_process.LimitExceededError as error:
        logger.warning("document_failed", document=claimed.pk, limit=error.limit)
        _fail(claimed, DocumentFailure(error.limit))
    except CalledProcessError:
        # The child could not even write down that it failed. The row stays claimed, and is made once more.
        logger.exception("document_interrupted", document=claimed.pk)
    return True


def make(*, document: int) -> None:
    """Make a claimed document in this process, and store it or the reason of its failure."""
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
            kept = files.keep(made.content)
            _of(claimed).update(state=DocumentState.READY, file=kept, name=made.name, error="")
    except (DatabaseError, MemoryError):
        raise
    except (TemplateNotAllowedError, OutOfBoundsError) as error:
        logger.warning("document_failed", document=document, error=type(error).__name__)
        _fail(claimed, DocumentFailure.TEMPLATE)
    except Exception:
        logger.exception("document_failed", document=document)
        _fail(claimed, DocumentFailure.TEMPLATE if template else DocumentFailure.OTHER)


def sweep(*, at: datetime, most: int = MOST_AT_ONCE) -> None:
    """Hand over what waits, and what a worker left behind."""
    left = ProducedDocument.objects.filter(_waits(at)).order_by("asked_at").values_list("pk", flat=True)[:most]
    if left:
        hand_over(TASK, *left)


@transaction.atomic
def claim(at: datetime) -> ProducedDocument | None:
    """Claim the document whose turn it is; None where there is none.

    No Participant has two under way, the secretariat is as one of them. What was left behind twice has failed.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    owned = ProducedDocument.objects.annotate(owner=Coalesce("participant_id", 0)).order_by("asked_at", "pk")
    under_way = owned.filter(state=DocumentState.MAKING, claimed_at__gt=at - STALE).values_list("owner", flat=True)
    waiting = list(owned.filter(_waits(at)).exclude(owner__in=set(under_way)))
    served = dict(owned.filter(claimed_at__gt=at - SERVED).order_by().values_list("owner").annotate(Max("claimed_at")))
    # Sorting keeps the order of those of one owner.
    for document in sorted(waiting, key=lambda one: served.get(one.owner, at - SERVED)):
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
    """The row for as long as it is this worker's."""
    return ProducedDocument.objects.filter(pk=claimed.pk, state=DocumentState.MAKING, claimed_at=claimed.claimed_at)


@transaction.atomic
def _fail(claimed: ProducedDocument, why: DocumentFailure) -> None:
    """Write down that it failed; of a template, that it failed again."""
    if _of(claimed).update(state=DocumentState.FAILED, error=why) and why.may_be_the_template:
        template = _template(claimed)
        if template is not None:
            templates.count_failure(template, why=why, at=timezone.now())


def _template(claimed: ProducedDocument) -> DocumentTemplate | None:
    """The ministry's template that the document takes, as of its claim."""
    if claimed.participant is None or claimed.form != "docx" or claimed.claimed_at is None:
        return None
    return templates.template_of(claimed.participant, DocumentKind(claimed.kind), at=claimed.claimed_at)


def _progress(claimed: ProducedDocument) -> Callable[[int, int], None]:
    def tell(done: int, steps: int) -> None:
        _of(claimed).update(done=done, steps=steps)

    return tell
