"""Actions on papers, by their ministry or the secretariat: register, edit, upload."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.models import User
from core.operation_costs import Operation, costs
from dialogue.forms.papers import BringForm, PaperForm
from dialogue.models import Dialogue, Paper
from dialogue.services import papers as services
from dialogue.services.invitations import choices
from dialogue.views.access import on_dialogue, runs_register
from dialogue.views.action_responses import accepted, allowed, nothing_changed, warn_of_day
from dialogue.views.papers import page, paper_for


@costs(Operation.AGENDA)
@on_dialogue("GET", "HEAD", "POST")
def new_paper(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Register a paper of the user's own ministry or, as the secretariat, of any."""
    user = allowed(request, "dialogue.bring_paper")
    expected = Paper(dialogue=dialogue, mark=dialogue.mark)
    if user.may.belongs_to_participant:
        expected.expected_from = user.participant
    return _write(request, user, dialogue, expected)


@costs(Operation.AGENDA)
@on_dialogue("GET", "HEAD", "POST")
def edit_paper(request: HttpRequest, dialogue: Dialogue, paper: int) -> HttpResponse:
    """Edit the details of a paper."""
    found = paper_for(request, dialogue, paper)
    return _write(request, allowed(request, "dialogue.bring_paper", found), dialogue, found)


@costs(Operation.UPLOAD)
@on_dialogue("POST")
def bring_paper(request: HttpRequest, dialogue: Dialogue, paper: int) -> HttpResponse:
    """Upload the first version, another language, or the next version."""
    found = paper_for(request, dialogue, paper)
    user = allowed(request, "dialogue.bring_paper", found)
    form = BringForm(request.POST, request.FILES, has_files=found.received_on is not None)

    def bring() -> None:
        revised = form.cleaned_data.get("revised", False)
        services.bring(paper=found, files=form.brought, by=user, at=timezone.now(), revised=revised)

    if accepted(form, bring):
        messages.success(request, _("Paper uploaded: %(symbol)s.") % {"symbol": found.symbol})
        return redirect(found)
    return page(request, found, bringing=form, status=400)


def _write(request: HttpRequest, user: User, dialogue: Dialogue, paper: Paper) -> HttpResponse:
    known = paper.pk is not None
    heading = _("Edit %(symbol)s") % {"symbol": paper.symbol} if known else _("Add a paper")
    items = choices(dialogue, timezone.now(), edited=runs_register(request))
    sent = request.POST if request.method == "POST" else None
    form = PaperForm(sent, instance=paper, user=user, dialogue=dialogue, items=items)
    changed = [name for name in form.changed_data if name != "reason"] if sent is not None else []
    if known and form.is_bound and form.is_valid() and not changed:
        nothing_changed(request)
        return redirect(paper)

    def save() -> None:
        if known:
            services.change(paper=paper, by=user, changed=changed, reason=form.cleaned_data["reason"])
        else:
            services.expect(paper=paper, by=user)

    if accepted(form, save):
        messages.success(request, _("Saved: %(symbol)s.") % {"symbol": paper.symbol})
        warn_of_day(request, dialogue, paper.due_on if "due_on" in changed else None)
        return redirect(paper)
    context = {"dialogue": dialogue, "form": form, "heading": heading, "planned": services.planned_day(dialogue)}
    return render(request, "dialogue/papers/write.html", context, status=400 if form.errors else 200)
