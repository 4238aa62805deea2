"""Papers of a Dialogue: registered with a due date, then uploaded, version by version.

The caller checks the permission ``dialogue.bring_paper``; the handling mark determines who may read a paper.
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

import pghistory
from django.core.files import File
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from contacts.models import User
from contacts.services import marks
from core.files import quarantine
from core.files.inspection import FileRefusedError, inspect
from core.text.languages import Language
from core.text.times import displayed_text
from dialogue.enums import DialogueStatus, InviteeState, PaperSeries, PlanStep
from dialogue.exceptions import PaperClosedError, PaperRefusedError
from dialogue.models import Dialogue, Invitee, Paper, PaperFile
from dialogue.rules.meeting_documents import ReadablePaper
from dialogue.rules.paper_files import LARGEST, PaperFormat, format_of
from dialogue.services import files as stored, paper_scans
from dialogue.services.key_dates import day_of

# Maximum length of a stored file name.
LONGEST_NAME = 200


@transaction.atomic
def expect(*, paper: Paper, by: User) -> None:
    """Register a new paper under the next number of its series.

    Raises PaperClosedError if the Dialogue is cancelled.
    """
    dialogue = _open(paper.dialogue_id)
    # Papers of cancelled Dialogues keep their numbers, so symbols stay unique.
    known = Paper.objects.under_number_of(dialogue).filter(series=paper.series)
    last = known.aggregate(last=Max("number"))["last"]
    paper.number = (last or PaperSeries(paper.series).first - 1) + 1
    with pghistory.context(user=by.pk):
        paper.save()


@transaction.atomic
def change(*, paper: Paper, by: User, changed: list[str], reason: str = "") -> None:
    """Save the fields named in ``changed``; series and number are fixed because papers are cited by them.

    Raises MarkNotYoursError if a user who does not act for the originator lowers the mark, ReasonMissingError if this
    is done without a ``reason``, and PaperClosedError as ``expect``.
    """
    _open(paper.dialogue_id)
    before = Paper.objects.select_for_update(of=("self",)).select_related("mark").get(pk=paper.pk)
    marks.allow(record=before, mark=paper.mark, by=by, reason=reason)
    with pghistory.context(user=by.pk, reason=reason.strip()):
        paper.save(update_fields=changed)


def bring(
    *, paper: Paper, files: Mapping[Language, File[Any]], by: User, at: datetime, revised: bool = False
) -> tuple[PaperFile, ...]:
    """Upload files of a paper, one per language, at the aware instant ``at``.

    A language missing in the current version is added to it, unless the paper was ``revised``; an existing one creates
    the next version with only the uploaded files: earlier texts in other languages are outdated. Raises
    PaperRefusedError for a file that is not accepted, and PaperClosedError as ``expect``; then no file is saved.
    """
    if not files:
        raise PaperRefusedError(_("Choose a file for at least one language."))
    # Reading and inspecting takes seconds, so it happens before the lock.
    read = {language: _content(file) for language, file in files.items()}
    named = {
        language: _name(files[language], content_format) for language, (_content_of, content_format) in read.items()
    }
    return _bring(
        paper, {language: content for language, (content, _format) in read.items()}, named, by, at, revised=revised
    )


@transaction.atomic
def _bring(
    paper: Paper,
    contents: Mapping[Language, bytes],
    names: Mapping[Language, str],
    by: User,
    at: datetime,
    *,
    revised: bool,
) -> tuple[PaperFile, ...]:
    _open(paper.dialogue_id)
    locked: Paper = Paper.objects.select_for_update(of=("self",)).select_related("expected_from__side").get(pk=paper.pk)
    standing = {
        each.language: each.file.sha256
        for each in locked.files.filter(revision=locked.revision).select_related("file").defer("file__content")
    }
    stored_files = {language: stored.keep(content) for language, content in contents.items()}
    if all(standing.get(language) == file.sha256 for language, file in stored_files.items()):
        raise PaperRefusedError(_("This file has already been uploaded."))
    if standing and (revised or standing.keys() & stored_files.keys()):
        locked.revision += 1
    if locked.received_on is None:
        locked.received_on = _today(locked, at)
    with pghistory.context(user=by.pk):
        locked.save(update_fields=["revision", "received_on"])
        brought = PaperFile.objects.bulk_create(
            PaperFile(
                paper=locked,
                revision=locked.revision,
                language=language,
                name=names[language],
                file=file,
                brought_by=by,
                brought_at=at,
            )
            for language, file in stored_files.items()
        )
        for each in brought:
            quarantine.create(kind=paper_scans.KIND, key=each.pk, at=at)
    paper.revision, paper.received_on = locked.revision, locked.received_on
    return tuple(brought)


def due_day(paper: Paper, *, planned: date | None) -> date | None:
    """Return the due date of a paper: its own, or the date ``planned`` for all papers of its Dialogue."""
    return paper.due_on or planned


def planned_day(dialogue: Dialogue) -> date | None:
    """Return the due date of papers without one of their own."""
    return day_of(dialogue=dialogue, step=PlanStep.PAPERS)


def for_invitee(*, invitee: Invitee) -> tuple[ReadablePaper, ...]:
    """Return received papers open to the invitees of an item that this one attends.

    Papers that not all Participants may read are never open to invitees.
    """
    if invitee.state == InviteeState.DECLINED:
        return ()
    keys = invitee.items.values_list("item_key", flat=True)
    papers = Paper.objects.filter(dialogue=invitee.dialogue_id, for_invitees=True, item_key__in=keys).shared()
    here = papers.filter(received_on__isnull=False).select_related("dialogue__instrument").prefetch_related("files")
    return tuple(
        ReadablePaper(paper.symbol, paper.title, paper.item_key, languages_of(paper))
        for paper in here.order_by("series", "number")
    )


def languages_of(paper: Paper) -> tuple[str, ...]:
    """Return the languages of the current version, in the portal's order."""
    here = {file.language for file in paper.files.all() if file.revision == paper.revision}
    return tuple(language.value for language in Language if language in here)


def _open(dialogue: int) -> Dialogue:
    """Lock the Dialogue, which allocates numbers. A held one still accepts papers tabled there."""
    locked: Dialogue = Dialogue.objects.select_for_update().get(pk=dialogue)
    if locked.status_of is DialogueStatus.CANCELLED:
        raise PaperClosedError(_("The Dialogue is cancelled. Papers can no longer be uploaded."))
    return locked


def _content(file: File[Any]) -> tuple[bytes, PaperFormat]:
    content = file.read(LARGEST + 1)
    named = {"name": PurePath(file.name or "").name}
    if len(content) > LARGEST:
        raise PaperRefusedError(_("“%(name)s” is larger than 20 MB. Use smaller images.") % named)
    found = format_of(content)
    if found is None:
        raise PaperRefusedError(
            _("“%(name)s” is not a PDF or a Word document without macros. Save it in one of these formats.") % named
        )
    try:
        inspect(content, f"paper.{found}", largest=LARGEST)
    except FileRefusedError as error:
        raise PaperRefusedError(f"“{named['name']}”: {error.fault.label}") from error
    return content, found


def _name(file: File[Any], made: PaperFormat) -> str:
    """Return the uploaded file name, with the extension of the detected format."""
    return f"{PurePath(file.name or 'paper').stem[: LONGEST_NAME - 5]}.{made}"


def _today(paper: Paper, at: datetime) -> date:
    """Return the date in the capital of the submitting Participant; in UTC for the secretariat's papers."""
    bringer = paper.expected_from
    return displayed_text(at, bringer.side.time_zone if bringer else "UTC").date()
