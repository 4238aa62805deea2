"""Translation pages: the work list, and a translation beside its original with the acts on it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from commitments.models import Commitment, Evidence, Milestone, ProgressReport
from commitments.rules.text_diff import compare
from commitments.views.access import readers_only, requested_language
from commitments.views.record_actions import form_of
from contacts.models import User
from core.changes import translations
from core.changes.enums import TranslationState
from core.changes.translations import Translation
from core.operation_costs import Operation, costs
from core.text.languages import Language
from dialogue.models import AgendaItem, Paper, Proposal
from dialogue.services import translations as work
from dialogue.services.translations import TranslationTask

PER_PAGE = 50
CONFIRM, TYPO, CONFIRM_TYPO = "confirm", "typo", "confirm-typo"
# Button, effect and message of each act.
ACTS = {
    CONFIRM: (
        gettext_lazy("Confirm translation"),
        gettext_lazy("The translation renders the present original. Your name is recorded as its approver."),
        gettext_lazy("Translation confirmed."),
    ),
    TYPO: (
        gettext_lazy("Declare typo"),
        gettext_lazy("The meaning of the original is unchanged. Another person or the secretariat must confirm this."),
        gettext_lazy("Typo declared. Another person or the secretariat must confirm it."),
    ),
    CONFIRM_TYPO: (
        gettext_lazy("Confirm typo"),
        gettext_lazy("The meaning of the original is unchanged, and the translation is current."),
        gettext_lazy("Typo confirmed. The translation is current."),
    ),
}
PARTS = {
    Milestone: "commitments:edit-milestone",
    Evidence: "commitments:edit-evidence",
    ProgressReport: "commitments:edit-report",
}


@costs(Operation.LIST)
@readers_only
@require_GET
def translation_list(request: HttpRequest) -> HttpResponse:
    """List the translations that need work in a language, texts for the agenda first."""
    assert isinstance(request.user, User)
    language = requested_language(request)
    rows = work.open_translations(request.user).filter(language=language)
    state = request.GET.get("state", "")
    if state in TranslationState.values:
        rows = rows.filter(state=state)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "tasks": work.tasks(page.object_list, request.user),
        "page": page,
        "language": Language(language),
        "languages": Language,
        "state": state,
        "states": [each for each in TranslationState if each is not TranslationState.APPROVED],
    }
    return render(request, "dialogue/translations/list.html", context)


@readers_only
@require_http_methods(["GET", "HEAD", "POST"])
def translation(request: HttpRequest, model: str, record: int, text: str, language: str) -> HttpResponse:
    """Show a translation beside its original and the changes of that, and confirm it."""
    assert isinstance(request.user, User)
    user = request.user
    task = work.find(model=model, record=record, text=text, language=language, viewer=user)
    if task is None:
        raise Http404
    row = task.translation
    differing = work.differing_facts(task, work.body_names())
    may_confirm = row.state != TranslationState.MISSING and work.may_confirm(task, user)
    offered = {
        CONFIRM: may_confirm
        and (row.state_of.needs_work or row.approved_by is None or bool(differing and not row.is_confirmed)),
        TYPO: may_confirm and row.state == TranslationState.OLD and row.typo_by is None,
        CONFIRM_TYPO: row.state == TranslationState.OLD and work.may_confirm_typo(task, user),
    }
    if request.method == "POST":
        act = request.POST.get("act", "")
        # The texts that the user saw, not those of another save since then.
        if act in ACTS and (request.POST.get("original"), request.POST.get("digest")) != (row.original, row.digest):
            messages.error(request, _("The text has changed since you opened the page. Compare it again."))
        elif may_confirm and _is_done(act, row):
            messages.success(request, ACTS[act][2])
        elif not offered.get(act):
            raise PermissionDenied(_("Your role does not allow this action, or the record is closed."))
        else:
            if act == CONFIRM:
                translations.confirm(row, by=user.pk)
            elif act == TYPO:
                translations.declare_typo(row, by=user.pk)
            else:
                translations.confirm_typo(row, by=user.pk, at=timezone.now())
            messages.success(request, ACTS[act][2])
        return redirect(request.path)
    earlier = work.earlier_original(task, user) if row.state == TranslationState.OLD else ""
    people = User.objects.filter(pk__in=[row.by, row.approved_by, row.typo_by]).in_bulk()
    context = {
        "task": task,
        "row": row,
        "differing": differing,
        "pieces": compare(earlier, task.original) if earlier else (),
        "by": people.get(row.by or 0),
        "approved_by": people.get(row.approved_by or 0),
        "typo_by": people.get(row.typo_by or 0),
        "acts": [(act, button, effect) for act, (button, effect, _done) in ACTS.items() if offered[act]],
        "record_url": record_url(task, user),
        "edit_url": edit_url(request, task),
        "original_language": Language(row.original_language),
        "language": Language(row.language),
    }
    return render(request, "dialogue/translations/one.html", context)


def _is_done(act: str, row: Translation) -> bool:
    """Return whether ``act`` has been recorded for these texts."""
    if act == TYPO:
        return row.typo_by is not None
    return act in ACTS and row.state == TranslationState.APPROVED and row.approved_by is not None


def record_url(task: TranslationTask, user: User) -> str:
    """Return the address of a page that shows the record and that ``user`` can see, or "" if there is none."""
    record: Any = task.record
    key = getattr(record, "commitment_id", None)
    commitment = Commitment.objects.visible_to(user).filter(pk=key).first() if key else None
    shown: tuple[Any, ...] = (record, commitment, getattr(record, "dialogue", None))
    for each in shown:
        if hasattr(each, "get_absolute_url"):
            return str(each.get_absolute_url())
    return reverse("dialogue:agenda", args=[record.agenda.dialogue.number]) if isinstance(record, AgendaItem) else ""


def edit_url(request: HttpRequest, task: TranslationTask) -> str:
    """Return the address of the form with the text, or "" if the user may not edit it."""
    record = task.record
    assert isinstance(request.user, User)
    if not work.may_edit(record, request.user):
        return ""
    if isinstance(record, AgendaItem):
        return reverse("dialogue:item", args=[record.agenda.dialogue.number, record.pk])
    if isinstance(record, Paper):
        return reverse("dialogue:edit-paper", args=[record.dialogue.number, record.pk])
    if isinstance(record, Proposal):
        return reverse("dialogue:edit-proposal", args=[record.dialogue.number, record.pk])
    if type(record) in PARTS:
        return reverse(PARTS[type(record)], args=[record.pk])
    return form_of(request, record) if admin.site.is_registered(type(record)) else ""
