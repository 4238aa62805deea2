"""Secretariat actions on the record of discussion. Each view calls one service."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogue.forms.record import AddForm, AdoptForm, CorrectionForm, OpenForm, ParagraphForm
from dialogue.services import record_paragraphs, records
from dialogue.views.access import dialogue_for
from dialogue.views.record import KEEPS, allowed, done, found_paragraph, found_record, page
from dialogue.views.record_table import sheet


@login_required
@require_POST
def draft_record(request: HttpRequest, number: int) -> HttpResponse:
    dialogue = dialogue_for(request, number)
    by = allowed(request, KEEPS)
    return done(
        request,
        dialogue,
        lambda: records.draft(dialogue=dialogue, by=by, at=timezone.now()),
        _("Record drafted from the outcomes entered at the meeting."),
    )


@login_required
@require_POST
def open_record(request: HttpRequest, number: int) -> HttpResponse:
    dialogue, form = dialogue_for(request, number), OpenForm(request.POST, auto_id="open-%s")
    by, found = allowed(request, KEEPS), found_record(request, dialogue)
    if not form.is_valid():
        return page(request, dialogue, status=400, opening=form)
    return done(
        request,
        dialogue,
        lambda: records.open_for_clearance(
            record=found, clear_by=form.cleaned_data["clear_by"], by=by, at=timezone.now()
        ),
        _("Record opened for approval. The contact points have been notified by email."),
    )


@login_required
@require_POST
def adopt_record(request: HttpRequest, number: int) -> HttpResponse:
    dialogue, form = dialogue_for(request, number), AdoptForm(request.POST, auto_id="adopt-%s")
    by, found = allowed(request, KEEPS), found_record(request, dialogue)
    if not form.is_valid():
        return page(request, dialogue, status=400, adoption=form)
    return done(
        request,
        dialogue,
        lambda: records.adopt(record=found, by=by, on=form.cleaned_data["on"], at=timezone.now()),
        _("Record adopted. The contact points have been notified by email."),
    )


@login_required
@require_POST
def add_paragraph(request: HttpRequest, number: int) -> HttpResponse:
    dialogue = dialogue_for(request, number)
    by, found = allowed(request, KEEPS), found_record(request, dialogue)
    items = sheet(found, reader=by, at=timezone.now()).items
    form = AddForm(request.POST, items=items)
    if not form.is_valid():
        return page(request, dialogue, status=400, adding=form)
    asked = form.cleaned_data
    return done(
        request,
        dialogue,
        lambda: record_paragraphs.add_paragraph(
            record=found,
            by=by,
            at=timezone.now(),
            item_key=asked["item_key"],
            texts=form.texts,
            original=asked["original"],
        ),
        _("Paragraph added."),
        adding=form,
    )


@login_required
@require_POST
def edit_paragraph(request: HttpRequest, number: int, paragraph: int) -> HttpResponse:
    dialogue, form = dialogue_for(request, number), ParagraphForm(request.POST, auto_id=f"edit-{paragraph}-%s")
    by, found = allowed(request, KEEPS), found_paragraph(request, dialogue, paragraph)
    if not form.is_valid():
        return page(request, dialogue, status=400, edits={paragraph: form})
    asked = form.cleaned_data
    return done(
        request,
        dialogue,
        lambda: record_paragraphs.edit_paragraph(
            paragraph=found,
            by=by,
            at=timezone.now(),
            text_hash=asked["text_hash"],
            texts=form.texts,
            original=asked["original"],
        ),
        _("Paragraph edited. Participants that had responded have been notified by email."),
        edits={paragraph: form},
    )


@login_required
@require_POST
def remove_paragraph(request: HttpRequest, number: int, paragraph: int) -> HttpResponse:
    dialogue = dialogue_for(request, number)
    by, found = allowed(request, KEEPS), found_paragraph(request, dialogue, paragraph)
    return done(
        request,
        dialogue,
        lambda: record_paragraphs.remove_paragraph(paragraph=found, by=by, at=timezone.now()),
        _("Paragraph removed. Participants that had responded have been notified by email."),
    )


@login_required
@require_POST
def move_up(request: HttpRequest, number: int, paragraph: int) -> HttpResponse:
    return _move(request, number, paragraph, by=-1)


@login_required
@require_POST
def move_down(request: HttpRequest, number: int, paragraph: int) -> HttpResponse:
    return _move(request, number, paragraph, by=1)


@login_required
@require_POST
def correct_paragraph(request: HttpRequest, number: int, paragraph: int) -> HttpResponse:
    dialogue, form = dialogue_for(request, number), CorrectionForm(request.POST, auto_id=f"correct-{paragraph}-%s")
    by, found = allowed(request, KEEPS), found_paragraph(request, dialogue, paragraph)
    if not form.is_valid():
        return page(request, dialogue, status=400, edits={paragraph: form})
    asked = form.cleaned_data
    return done(
        request,
        dialogue,
        lambda: records.correct(
            paragraph=found,
            texts=form.texts,
            original=asked["original"],
            reason=asked["reason"],
            by=by,
            on=asked["on"],
            at=timezone.now(),
        ),
        _("Corrigendum issued. The contact points have been notified by email."),
        edits={paragraph: form},
    )


def _move(request: HttpRequest, number: int, paragraph: int, *, by: int) -> HttpResponse:
    """Swap with the previous or next paragraph; the service refuses to leave the item."""
    dialogue = dialogue_for(request, number)
    user, found = allowed(request, KEEPS), found_paragraph(request, dialogue, paragraph)
    order = list(found.record.paragraphs.order_by("order").values_list("pk", flat=True))
    here = order.index(found.pk)
    there = min(max(here + by, 0), len(order) - 1)
    order[here], order[there] = order[there], order[here]
    return done(
        request,
        dialogue,
        lambda: record_paragraphs.reorder(record=found.record, by=user, order=order),
        _("Paragraph moved."),
    )
