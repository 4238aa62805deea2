"""Issue page: changes, warnings, recipients and the issue button."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from contacts.models import User
from core.operation_costs import Operation, costs
from core.refusals.errors import DomainError
from core.text.times import displayed_text
from dialogue.documents.text import changes
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import AgendaForm, AgendaStatus
from dialogue.forms.issuing import AdoptForm, IssueForm
from dialogue.models import Agenda
from dialogue.rules.agenda.planning import needed, overrun
from dialogue.services import issue_checks, issuing
from dialogue.services.issuing import IssuePreview
from dialogue.views.access import dialogue_for, secretariat_only
from dialogue.views.preview import confirmation


@costs(Operation.DOCUMENT)
@secretariat_only
@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, number: int) -> HttpResponse:
    """Preview and issue the draft."""
    dialogue = dialogue_for(request, number)
    draft = Agenda.objects.filter(dialogue=dialogue, status=AgendaStatus.DRAFT).first()
    if draft is None:
        messages.warning(request, _("There is no draft to issue. Compile a draft first."))
        return redirect("dialogue:draft", number=number)
    assert isinstance(request.user, User)
    now = timezone.now()
    preview = issuing.preview(dialogue=dialogue, at=now)
    register = preview.register
    adopted = Agenda.objects.filter(dialogue=dialogue, status=AgendaStatus.ADOPTED).exists()
    warnings = issue_checks.check(
        dialogue=dialogue, register=register, items=preview.items, at=now, viewer=request.user
    )
    has_old = any(warning.kind is issue_checks.CheckKind.UNAPPROVED for warning in warnings)
    form = IssueForm(
        request.POST or None,
        first=register.issued is None,
        adopted=adopted,
        needs_reason=(register.cmwg is None or overrun(register, preview.items) > 0) and not adopted,
        has_old=has_old,
    )
    if request.method == "POST" and form.is_valid():
        try:
            issued = issuing.issue(
                agenda=draft,
                by=request.user,
                at=now,
                on=displayed_text(now, register.meeting.time_zone).date(),
                form=form.form_of,
                not_ready_reason=form.cleaned_data.get("reason", ""),
                translations_reason=form.cleaned_data.get("translations_reason", ""),
                adopted=form.is_adoption,
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(symbol)s issued. The files have been stored.") % {"symbol": issued.symbol})
            return redirect(issued)
    symbols = issuing.symbols(dialogue=dialogue)
    whole = AgendaForm.CORRIGENDUM if adopted else AgendaForm.REVISION
    context = {"dialogue": dialogue, "form": form, "symbol": symbols[whole], **_shown(preview)}
    context["partial_forms"] = [
        (each.value, symbol) for each, symbol in symbols.items() if not each.replaces and register.issued
    ]
    context["warnings"] = warnings
    context |= {"needed": needed(preview.items), "cuts": issue_checks.cut_sentences(preview.cuts)}
    context["recipients"] = issue_checks.recipients(dialogue=dialogue, at=now)
    return render(request, "dialogue/issue.html", context, status=400 if form.errors else 200)


@secretariat_only
@require_POST
def adopt(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """Record that the meeting adopted the current agenda."""
    dialogue = dialogue_for(request, number)
    agenda: Agenda = get_object_or_404(Agenda.objects.issued(), dialogue=dialogue, pk=version)
    form = AdoptForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Enter the date on which the agenda was adopted."))
        return redirect(agenda)
    first = confirmation(
        request,
        dialogue,
        title=_("Record as adopted without changes"),
        sentences=(_("An adopted agenda can only be changed by a corrigendum. This cannot be undone."),),
        back=agenda.get_absolute_url(),
        form=form,
    )
    if first:
        return first
    assert isinstance(request.user, User)
    try:
        adopted = issuing.adopt(agenda=agenda, by=request.user, on=form.day(), at=timezone.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect(agenda)
    messages.success(request, _("%(symbol)s recorded as adopted.") % {"symbol": adopted.symbol})
    return redirect(adopted)


def _shown(preview: IssuePreview) -> dict[str, Any]:
    """Return the changes since the last issue as text."""
    register = preview.register
    voice = DocumentLanguage((get_language() or "en")[:2], register)
    shown: dict[str, Any] = {"issued": register.issued}
    if register.issued:
        shown["since"] = changes.since(voice, register.issued, preview.changed)
        shown["changes"] = list(changes.sentences(voice, preview.changed))
    return shown
