"""Planning of a Dialogue by the secretariat: the next Dialogue, and automatic key dates."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commitments.models import Instrument
from dialogue.acts import plan_of
from dialogue.enums import PlanStep
from dialogue.models import Dialogue
from dialogue.services import key_dates, series
from dialogue.views.access import on_dialogue
from dialogue.views.action_responses import allowed, carried_out, refusal_of


@on_dialogue("POST")
def step_back(request: HttpRequest, dialogue: Dialogue, step: str) -> HttpResponse:
    """Reset the date of a step to the scheduled one."""
    by = allowed(request, "dialogue.change_plannedstep", dialogue)
    if step not in PlanStep:
        raise Http404
    wanted = PlanStep(step)
    done = _("“%(step)s” is calculated automatically again.") % {"step": wanted.label}
    carried_out(request, lambda: key_dates.unset_day(dialogue=dialogue, step=wanted, by=by), done)
    return redirect(plan_of(dialogue))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Plan the next Dialogue manually if none is planned."""
    by = allowed(request, "dialogue.add_dialogue")
    instrument = get_object_or_404(Instrument.objects.order_by("pk")[:1])
    if request.method == "POST":
        refused = refusal_of(lambda: series.plan_next(instrument=instrument, by=by, at=timezone.now()))
        coming = Dialogue.objects.of(instrument).ahead().first()
        if coming is None:
            raise Http404
        if refused:
            messages.info(request, refused)
        else:
            messages.success(request, _("%(dialogue)s created.") % {"dialogue": coming})
        return redirect(coming)
    name = Dialogue.name_of(series.next_number(instrument))
    context = {
        "title": _("Plan the %(dialogue)s") % {"dialogue": name},
        "sentences": [
            _(
                "The Dialogue will be tentative, without a date. The host is set if a working arrangement "
                "alternates it."
            ),
            _("All Participants can see it. No emails will be sent."),
        ],
        "button": _("Create Dialogue"),
        "record": _("Home"),
        "back": reverse("home"),
    }
    return render(request, "act.html", context)
