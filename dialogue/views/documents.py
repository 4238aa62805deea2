"""Generated documents of a Dialogue: request, progress, download."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods

from contacts.models import User
from core.operation_costs import WRITING, Operation, costs
from core.rest.tables.files import attachment
from dialogue.documents.formats import MEDIA_TYPES
from dialogue.enums import DocumentKind
from dialogue.exceptions import DocumentNotForYouError, TooManyWaitingError
from dialogue.forms.documents import MakeForm
from dialogue.models import Dialogue, ProducedDocument
from dialogue.services import files, follow_up_notes, production
from dialogue.services.overtaken import overtaken
from dialogue.services.sides import host_first
from dialogue.views.access import dialogue_for, on_dialogue, secretariat_only
from dialogue.views.action_responses import carried_out
from dialogue.views.keys import key_of
from dialogue.views.preview import preview

# Only the newest are listed; the admin lists all.
MOST_SHOWN = 50


@costs(Operation.DOCUMENT, WRITING)
@on_dialogue("GET", "POST")
def documents(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """List generated documents, and the form to generate another."""
    assert isinstance(request.user, User)
    form = MakeForm(request.POST or None, dialogue=dialogue, user=request.user, language=(get_language() or "en")[:2])
    if request.method == "POST" and form.is_valid():
        try:
            production.ask(
                dialogue=dialogue,
                kind=DocumentKind(form.cleaned_data["kind"]),
                form=form.cleaned_data["form"],
                language=form.language("en"),
                invitee=form.cleaned_data.get("invitee"),
                as_of=form.instant(),
                by=request.user,
                at=timezone.now(),
            )
        except DocumentNotForYouError as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        except TooManyWaitingError as refusal:
            messages.warning(request, str(refusal))
        return redirect("dialogue:documents", number=dialogue.number)
    # Files of an issued agenda are listed with their version.
    made = (
        ProducedDocument.objects.visible_to(request.user).filter(dialogue=dialogue, agenda=None).defer("file__content")
    )
    context = {
        "dialogue": dialogue,
        "form": form,
        "sides": host_first(dialogue),
        "overtaken": overtaken(dialogue=dialogue),
        "note_refused": follow_up_notes.refused(dialogue),
        "runs_register": request.user.may.runs_register,
        "documents": made.select_related("file", "asked_by", "agenda__dialogue__instrument")[:MOST_SHOWN],
    }
    return render(request, "dialogue/documents.html", context, status=400 if form.errors else 200)


@costs(Operation.DOCUMENT)
@secretariat_only
@require_http_methods(["GET", "POST"])
def issue_note(request: HttpRequest, number: int) -> HttpResponse:
    """Show the co-chairs' follow-up note as it will be issued, or issue it."""
    dialogue, by = dialogue_for(request, number), request.user
    assert isinstance(by, User)
    refused = follow_up_notes.refused(dialogue)
    if request.method == "POST":
        issued = _("The follow-up note was issued to all Participants by email.")
        carried_out(request, lambda: follow_up_notes.issue(dialogue=dialogue, by=by, at=timezone.now()), issued)
    elif refused:
        messages.info(request, refused)
    else:
        said = (
            _("The note will be sent to all Participants by email, in three languages."),
            _("Once issued, it cannot be edited."),
        )
        return preview(request, dialogue, DocumentKind.NOTE, Form(), title=_("Issue the note"), sentences=said)
    return redirect("dialogue:documents", number=number)


@on_dialogue("GET")
def progress(request: HttpRequest, dialogue: Dialogue) -> JsonResponse:
    """Return the status of the reader's pending documents; polled by the page."""
    keys = [key_of(text) for text in request.GET.get("of", "").split(",")][:MOST_SHOWN]
    rows = ProducedDocument.objects.visible_to(request.user).filter(dialogue=dialogue, pk__in=keys)
    return JsonResponse({row.pk: {"words": row.words, "settled": row.state_of.is_settled} for row in rows})


@on_dialogue("GET")
def download_document(request: HttpRequest, dialogue: Dialogue, document: int) -> HttpResponse:
    """Download a document exactly as generated."""
    made = ProducedDocument.objects.visible_to(request.user).filter(dialogue=dialogue).ready()
    found: ProducedDocument = get_object_or_404(made.select_related("file"), pk=document)
    assert found.file is not None  # Guaranteed by document_ready_has_a_file.
    return attachment(files.read(found.file), MEDIA_TYPES[found.form], found.name)
