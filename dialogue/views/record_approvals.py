"""Responses of a Participant to the record, by its own contact point officer. Each view calls one service."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dialogue.forms.record import CommentForm
from dialogue.services import clearances
from dialogue.views.access import dialogue_for
from dialogue.views.action_responses import refusal_of
from dialogue.views.keys import key_of
from dialogue.views.record import CLEARS, allowed, done, found_paragraph, found_record, page


@login_required
@require_POST
def clear_paragraph(request: HttpRequest, number: int, paragraph: int) -> HttpResponse:
    dialogue = dialogue_for(request, number)
    by, found = allowed(request, CLEARS), found_paragraph(request, dialogue, paragraph)
    text_hash = request.POST.get("text_hash", "")
    return done(
        request,
        dialogue,
        lambda: clearances.clear(paragraph=found, by=by, at=timezone.now(), text_hash=text_hash),
        _("Your ministry approved the paragraph."),
    )


@login_required
@require_POST
def comment_paragraph(request: HttpRequest, number: int, paragraph: int) -> HttpResponse:
    dialogue, form = dialogue_for(request, number), CommentForm(request.POST, auto_id=f"comment-{paragraph}-%s")
    by, found = allowed(request, CLEARS), found_paragraph(request, dialogue, paragraph)
    if not form.is_valid():
        return page(request, dialogue, status=400, edits={paragraph: form})
    asked = form.cleaned_data
    return done(
        request,
        dialogue,
        lambda: clearances.comment(
            paragraph=found, comment=asked["comment"], by=by, at=timezone.now(), text_hash=asked["text_hash"]
        ),
        _("Comment recorded."),
        edits={paragraph: form},
    )


@login_required
@require_POST
def clear_remaining(request: HttpRequest, number: int) -> HttpResponse:
    """Clear the remaining paragraphs, each in the text that the page showed."""
    dialogue = dialogue_for(request, number)
    by, found = allowed(request, CLEARS), found_record(request, dialogue)
    pairs = [each.partition(":") for each in request.POST.getlist("read")]
    read = {key_of(key): text_hash for key, _colon, text_hash in pairs}
    count = 0

    def act() -> None:
        nonlocal count
        count = clearances.clear_remaining(record=found, by=by, at=timezone.now(), read=read)

    if refusal := refusal_of(act):
        return page(request, dialogue, status=409, refusal=refusal)
    told = ngettext(
        "Your ministry approved %(count)d paragraph.", "Your ministry approved %(count)d paragraphs.", count
    )
    messages.success(request, told % {"count": count})
    return redirect("dialogue:record", number=number)
