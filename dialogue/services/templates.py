"""DOCX templates of ministries: checked at upload, the newest used, disabled after two failures."""

from datetime import datetime
from pathlib import PurePath

from django.db import connection, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from contacts.models import Participant, User
from core.files.inspection import FileRefusedError, inspect
from core.tasks.confined_process import LimitExceededError
from dialogue.documents.ministry_templates import NotATemplateError
from dialogue.enums import DocumentFailure, DocumentKind
from dialogue.exceptions import TemplateRefusedError
from dialogue.models import DocumentTemplate
from dialogue.services import files
from dialogue.services.template_check import check_confined
from dialogue.services.template_letters import notify_disabled

# Maximum size in bytes; a template of a few pages with a crest is far smaller.
LARGEST = 10_000_000

# Maximum length of a stored file name.
LONGEST_NAME = 200


@transaction.atomic
def bring(*, kind: DocumentKind, name: str, content: bytes, by: User, at: datetime) -> DocumentTemplate:
    """Store a template for ``by``'s own Participant; it is used from ``at`` on, and earlier ones remain stored.

    Raises TemplateRefusedError with every finding and its place; then nothing is saved.
    """
    assert by.participant is not None
    if len(content) > LARGEST:
        raise TemplateRefusedError(_("The file is larger than 10 MB. Use smaller images."), [])
    _only_one(by.participant)
    try:
        inspect(content, "template.docx", largest=LARGEST)
        findings = check_confined(content)
    except LimitExceededError as error:
        raise TemplateRefusedError(
            _("Checking the template takes too much memory or time. Upload a simpler template."), []
        ) from error
    except NotATemplateError as error:
        raise TemplateRefusedError(str(error), []) from error
    except FileRefusedError as error:
        raise TemplateRefusedError(str(error.fault.label), []) from error
    if findings:
        raise TemplateRefusedError(_("The template contains unknown placeholders and was not saved."), findings)
    template: DocumentTemplate = DocumentTemplate.objects.create(
        participant=by.participant,
        kind=kind,
        name=f"{PurePath(name).stem[: LONGEST_NAME - 5]}.docx",
        file=files.keep(content),
        uploaded_by=by,
        uploaded_at=at,
    )
    return template


def _only_one(participant: Participant) -> None:
    """Lock out a second concurrent check by the same Participant, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"template check {participant.pk}"]
        )
        if not cursor.fetchone()[0]:
            raise TemplateRefusedError(
                _("Another template of your ministry is being checked. Try again in a minute."), []
            )


def template_of(participant: Participant, kind: DocumentKind, *, at: datetime) -> DocumentTemplate | None:
    """Return the Participant's newest template for a kind of document at ``at``; None if it is disabled."""
    brought = DocumentTemplate.objects.filter(participant=participant, kind=kind, uploaded_at__lte=at)
    newest = brought.select_related("file").order_by("uploaded_at", "pk").last()
    return None if newest is None or newest.is_disabled else newest


@transaction.atomic
def count_failure(template: DocumentTemplate, *, why: DocumentFailure, at: datetime) -> None:
    """Record that a document failed with a template. The second failure disables it and notifies its ministry."""
    DocumentTemplate.objects.filter(pk=template.pk).update(failures=F("failures") + 1, failure=why)
    template.refresh_from_db(fields=["failures", "failure"])
    if template.is_disabled:
        notify_disabled(template, at=at)
