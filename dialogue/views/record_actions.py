"""Acts on the record of discussion: of the secretariat, and the responses of a Participant by its own officer.

Their forms are on the page of the record, which is shown again with the input if an act is refused.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django_stubs_ext import StrPromise

from contacts.models import User
from core.operation_costs import Operation, costs
from dialogue.enums import DocumentKind, RecordStatus
from dialogue.forms.record import AddForm, AdoptForm, CommentForm, CorrectionForm, OpenForm, ParagraphForm
from dialogue.models import Dialogue, Record, RecordParagraph
from dialogue.services import clearances, record_paragraphs, records
from dialogue.services.record_rows import hash_of
from dialogue.views.access import dialogue_for, on_dialogue
from dialogue.views.action_responses import accepted, nothing_changed, refusal_of, warn_of_day
from dialogue.views.keys import key_of
from dialogue.views.preview import confirmation, preview
from dialogue.views.record import CLEARS, KEEPS, allowed, done, found_paragraph, found_record, page
from dialogue.views.record_table import sheet

type Final = tuple[StrPromise, ...]
type Perform = Callable[[Any, User, Any], object]
type View = Callable[..., HttpResponse]

SENT = gettext_lazy("An email will be sent to the contact points of all Participants.")


def _on_record(said: StrPromise, perform: Perform, *, form: Callable[..., Any], shown: str, final: Final = ()) -> View:
    """Return the view of an act on the record; the page shows a refused ``form`` again as ``shown``.

    An act that cannot be undone is ``final``: the title of its confirmation page, and sentences on its effect.
    """

    @costs(Operation.AGENDA)
    @login_required
    @require_POST
    def act(request: HttpRequest, number: int) -> HttpResponse:
        dialogue, by = dialogue_for(request, number), allowed(request, KEEPS)
        found = found_record(request, dialogue)
        sent = form(request.POST, found, by)
        if not sent.is_valid():
            return page(request, dialogue, status=400, **{shown: sent})
        if final and (first := _confirmation(request, found, final, sent)):
            return first
        return done(request, dialogue, lambda: perform(found, by, sent), str(said), **{shown: sent})

    return act


def _on_paragraph(
    said: StrPromise, perform: Perform, *, right: str = KEEPS, form: Any = None, prefix: str = "", final: Final = ()
) -> View:
    """Return the view of an act on a paragraph; without a ``form``, the act receives the POST data.

    ``final`` is as for ``_on_record``.
    """

    @costs(Operation.AGENDA)
    @login_required
    @require_POST
    def act(request: HttpRequest, number: int, paragraph: int) -> HttpResponse:
        dialogue, by = dialogue_for(request, number), allowed(request, right)
        found = found_paragraph(request, dialogue, paragraph)
        if form is None:
            return done(request, dialogue, lambda: perform(found, by, request.POST), str(said))
        sent = form(request.POST, auto_id=f"{prefix}-{paragraph}-%s")
        if not sent.is_valid():
            return page(request, dialogue, status=400, edits={paragraph: sent})
        if final and (first := _confirmation(request, found.record, final, sent)):
            return first
        # Sent as it was shown: no Participant is notified.
        if form is ParagraphForm and hash_of(sent.texts, sent.cleaned_data["original"]) == found.text_hash:
            nothing_changed(request)
            return redirect("dialogue:record", number=number)
        return done(request, dialogue, lambda: perform(found, by, sent), str(said), edits={paragraph: sent})

    return act


def _confirmation(request: HttpRequest, record: Record, final: Final, form: Any) -> HttpResponse | None:
    title, *sentences = map(str, final)
    back = reverse("dialogue:record", args=[record.dialogue.number])
    return confirmation(request, record, title=title, sentences=tuple(sentences), back=back, form=form)


@costs(Operation.AGENDA)
@on_dialogue("POST")
def draft_record(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    by = allowed(request, KEEPS)
    return done(
        request,
        dialogue,
        lambda: records.draft(dialogue=dialogue, by=by, at=timezone.now()),
        _("Record drafted from the outcomes entered at the meeting."),
    )


@costs(Operation.AGENDA)
@on_dialogue("GET", "POST")
def open_record(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Show the draft as all Participants will see it, or open it for their approval."""
    by, found = allowed(request, KEEPS), found_record(request, dialogue)
    if request.method == "GET" and found.status != RecordStatus.DRAFT:
        return redirect("dialogue:record", number=dialogue.number)
    form = OpenForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        records.open_for_clearance(record=found, **form.cleaned_data, by=by, at=timezone.now())

    if accepted(form, act):
        messages.success(request, _("Record opened for approval. The contact points have been notified by email."))
        warn_of_day(request, dialogue, form.cleaned_data["clear_by"])
        return redirect("dialogue:record", number=dialogue.number)
    said = (
        _("All Participants will see the record and can approve its paragraphs. Earlier drafts remain hidden."),
        str(SENT),
    )
    return preview(request, dialogue, DocumentKind.RECORD, form, title=_("Open for approval"), sentences=said)


adopt_record = _on_record(
    gettext_lazy("Record adopted. The contact points have been notified by email."),
    lambda record, by, form: records.adopt(record=record, by=by, on=form.cleaned_data["on"], at=timezone.now()),
    form=lambda sent, _record, _by: AdoptForm(sent, auto_id="adopt-%s"),
    shown="adoption",
    final=(
        gettext_lazy("Adopt record"),
        gettext_lazy("An adopted record can only be corrected by a corrigendum."),
        SENT,
    ),
)
add_paragraph = _on_record(
    gettext_lazy("Paragraph added."),
    lambda record, by, form: record_paragraphs.add_paragraph(
        record=record,
        by=by,
        at=timezone.now(),
        item_key=form.cleaned_data["item_key"],
        texts=form.texts,
        original=form.cleaned_data["original"],
    ),
    form=lambda sent, record, by: AddForm(sent, items=sheet(record, reader=by, at=timezone.now()).items),
    shown="adding",
)
edit_paragraph = _on_paragraph(
    gettext_lazy("Paragraph edited. Participants that had responded have been notified by email."),
    lambda paragraph, by, form: record_paragraphs.edit_paragraph(
        paragraph=paragraph,
        by=by,
        at=timezone.now(),
        text_hash=form.cleaned_data["text_hash"],
        texts=form.texts,
        original=form.cleaned_data["original"],
    ),
    form=ParagraphForm,
    prefix="edit",
)
correct_paragraph = _on_paragraph(
    gettext_lazy("Corrigendum issued. The contact points have been notified by email."),
    lambda paragraph, by, form: records.correct(
        paragraph=paragraph,
        texts=form.texts,
        original=form.cleaned_data["original"],
        reason=form.cleaned_data["reason"],
        by=by,
        on=form.cleaned_data["on"],
        at=timezone.now(),
    ),
    form=CorrectionForm,
    prefix="correct",
    final=(gettext_lazy("Issue a corrigendum"), gettext_lazy("Once issued, it cannot be edited."), SENT),
)
remove_paragraph = _on_paragraph(
    gettext_lazy("Paragraph removed. Participants that had responded have been notified by email."),
    lambda paragraph, by, _sent: record_paragraphs.remove_paragraph(paragraph=paragraph, by=by, at=timezone.now()),
)


def _move(paragraph: RecordParagraph, user: User, *, by: int) -> None:
    """Swap with the previous or next paragraph; the service refuses to leave the item."""
    order = list(paragraph.record.paragraphs.order_by("order").values_list("pk", flat=True))
    here = order.index(paragraph.pk)
    there = min(max(here + by, 0), len(order) - 1)
    order[here], order[there] = order[there], order[here]
    record_paragraphs.reorder(record=paragraph.record, by=user, order=order)


MOVED = gettext_lazy("Paragraph moved.")
move_up = _on_paragraph(MOVED, lambda paragraph, user, _sent: _move(paragraph, user, by=-1))
move_down = _on_paragraph(MOVED, lambda paragraph, user, _sent: _move(paragraph, user, by=1))

clear_paragraph = _on_paragraph(
    gettext_lazy("Your ministry approved the paragraph."),
    lambda paragraph, by, sent: clearances.clear(
        paragraph=paragraph, by=by, at=timezone.now(), text_hash=sent.get("text_hash", "")
    ),
    right=CLEARS,
)
comment_paragraph = _on_paragraph(
    gettext_lazy("Comment recorded."),
    lambda paragraph, by, form: clearances.comment(
        paragraph=paragraph,
        comment=form.cleaned_data["comment"],
        by=by,
        at=timezone.now(),
        text_hash=form.cleaned_data["text_hash"],
    ),
    right=CLEARS,
    form=CommentForm,
    prefix="comment",
)


@costs(Operation.AGENDA)
@on_dialogue("POST")
def clear_remaining(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Clear the remaining paragraphs, each in the text that the page showed."""
    by, found = allowed(request, CLEARS), found_record(request, dialogue)
    pairs = [each.partition(":") for each in request.POST.getlist("read")]
    read = {key_of(key): text_hash for key, _colon, text_hash in pairs}
    count = 0

    def act() -> None:
        nonlocal count
        count = clearances.clear_remaining(record=found, by=by, at=timezone.now(), read=read)

    if refusal := refusal_of(act):
        return page(request, dialogue, status=409, refusal=refusal)
    sentence = ngettext(
        "Your ministry approved %(count)d paragraph.", "Your ministry approved %(count)d paragraphs.", count
    )
    messages.success(request, sentence % {"count": count})
    return redirect("dialogue:record", number=dialogue.number)
