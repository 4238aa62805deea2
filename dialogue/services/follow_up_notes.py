"""Issue of the co-chairs' follow-up note, before and without the record of discussion."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _, override

from commitments.services.emails import notify, seats
from contacts.enums import MessageKind
from contacts.exceptions import NotYoursError
from contacts.models import User
from contacts.rules.email_content import EmailContent
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import DialogueStatus, DocumentKind, DocumentState
from dialogue.exceptions import NoteRefusedError
from dialogue.models import CoChair, Dialogue, ProducedDocument
from dialogue.services import documents, files, issued

CO_CHAIRS = 2


@transaction.atomic
def issue(*, dialogue: Dialogue, by: User, at: datetime) -> None:
    """Issue the note of a held Dialogue: store its files in three languages, and notify all Participants by email.

    Raises NotYoursError, and NoteRefusedError before the meeting, without both co-chairs, or after an earlier issue.
    """
    if not by.is_active or not by.may.runs_register:
        raise NotYoursError(_("The secretariat issues the follow-up note for the co-chairs."))
    locked = Dialogue.objects.select_for_update(of=("self",)).select_related("instrument", "host", "mark")
    dialogue = locked.get(pk=dialogue.pk)
    if refusal := refused(dialogue):
        raise NoteRefusedError(refusal)
    for language in LANGUAGES:
        with override(language):
            for made in documents.as_issued(DocumentKind.NOTE, dialogue=dialogue, language=language, as_of=at):
                ProducedDocument.objects.create(
                    dialogue=dialogue,
                    kind=DocumentKind.NOTE,
                    form=made.name.rpartition(".")[2],
                    language=language,
                    shared=True,
                    as_of=at,
                    state=DocumentState.READY,
                    done=1,
                    name=made.name,
                    file=files.keep(made.content),
                    asked_by=by,
                    asked_at=at,
                )
    _notify(dialogue, at)


def refused(dialogue: Dialogue) -> str:
    """Return why the note of ``dialogue`` cannot be issued; empty if it can."""
    if dialogue.status != DialogueStatus.HELD:
        return _("The Dialogue has not been held. Record it as held, then issue the note.")
    if CoChair.objects.filter(dialogue=dialogue, official__isnull=False).count() < CO_CHAIRS:
        return _("The note has the names of both co-chairs. Enter both, then issue the note.")
    if issued.notes(dialogue).exists():
        return _("The note was issued. Its files are stored.")
    return ""


def _notify(dialogue: Dialogue, at: datetime) -> None:
    def letter(_language: str) -> EmailContent:
        facts = {"dialogue": dialogue}
        return EmailContent(
            subject=_("%(dialogue)s: follow-up note by the co-chairs") % facts,
            lines=(
                _("The co-chairs of the %(dialogue)s issued their follow-up note: decisions, actions and key dates.")
                % facts,
                _("Download it in English, French and Japanese in the portal."),
            ),
            link=reverse("dialogue:documents", args=[dialogue.number]),
            footer=str(dialogue.instrument.status_line),
        )

    notify(
        seats(dialogue.instrument), kind=MessageKind.INVITATION, key=f"note:{dialogue.pk}:issued", words=letter, at=at
    )
