"""Notes of a ministry on each item, visible to and editable by its own staff only."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.models import Participant, User
from core.operation_costs import Operation, costs
from dialogue.forms.briefs import NoteForm
from dialogue.models import BriefNote, Dialogue
from dialogue.services import briefs
from dialogue.services.outline import outline
from dialogue.views.access import on_dialogue
from dialogue.views.action_responses import REFUSALS, in_words, nothing_changed


@costs(Operation.AGENDA)
@on_dialogue("GET")
def brief(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Show the notes of the reader's own ministry by item."""
    return _page(request, dialogue, _ministry(request))


@costs(Operation.AGENDA)
@on_dialogue("POST")
def write_note(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Save the note on one item; an empty text deletes it."""
    ministry = _ministry(request)
    if not request.user.has_perm("dialogue.change_briefnote"):
        raise PermissionDenied(_("Only editors and contact point officers can edit the notes of their ministry."))
    key = request.POST.get("item", "")
    if key not in {item.key for item in outline(dialogue=dialogue, at=timezone.now())}:
        raise Http404
    form = NoteForm(request.POST, auto_id="note-sent-%s")
    if not form.is_valid():
        return _page(request, dialogue, ministry, status=400, key=key, form=form)
    assert isinstance(request.user, User)
    text, before = form.cleaned_data["text"], form.cleaned_data["before"]
    if text == before:
        nothing_changed(request)
        return redirect(f"{reverse('dialogue:brief', args=[dialogue.number])}#{_anchor(dialogue, key)}")
    try:
        briefs.write(dialogue=dialogue, item_key=key, text=text, before=before, by=request.user)
    except REFUSALS as refusal:
        return _page(request, dialogue, ministry, status=409, key=key, mine=text, refusal=in_words(refusal))
    messages.success(request, _("Note saved."))
    return redirect(f"{reverse('dialogue:brief', args=[dialogue.number])}#{_anchor(dialogue, key)}")


def _ministry(request: HttpRequest) -> Participant:
    """Return the reader's Participant. Raises Http404 for users without notes, to hide their existence."""
    user = request.user
    if not isinstance(user, User) or not user.may.reads_own_drafts or user.participant is None:
        raise Http404
    return user.participant


def _anchor(dialogue: Dialogue, key: str) -> str:
    keys = [item.key for item in outline(dialogue=dialogue, at=timezone.now())]
    return f"item-{keys.index(key) + 1}"


def _page(
    request: HttpRequest,
    dialogue: Dialogue,
    ministry: Participant,
    *,
    status: int = 200,
    key: str = "",
    mine: str | None = None,
    **changed: Any,
) -> HttpResponse:
    notes = {note.item_key: note for note in BriefNote.objects.visible_to(request.user).filter(dialogue=dialogue)}
    rows = []
    for place, item in enumerate(outline(dialogue=dialogue, at=timezone.now()), start=1):
        note = notes.pop(item.key, None)
        text = note.text if note else ""
        form = changed.get("form") if item.key == key else None
        if form is None:
            # After a conflict the user's text remains in the box, based on the saved text shown next to it.
            shown = mine if mine is not None and item.key == key else text
            form = NoteForm(initial={"text": shown, "before": text}, auto_id=f"note-{place}-%s")
        rows.append(
            {
                "item": item,
                "note": note,
                "form": form,
                "refusal": changed.get("refusal") if item.key == key else "",
            }
        )
    context = {
        "dialogue": dialogue,
        "ministry": ministry,
        "rows": rows,
        "sent": changed.get("form"),
        # Notes on items that have left the agenda are shown too.
        "elsewhere": list(notes.values()),
        "may_write": request.user.has_perm("dialogue.change_briefnote"),
    }
    return render(request, "dialogue/brief.html", context, status=status)
