"""Secretariat actions on other fora: entries, overlap reviews, referrals and responses."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from commitments.models import Commitment
from core.operation_costs import Operation, costs
from dialogue.forms.other_fora import AnswerForm, AvoidedForm, RaisedForm, ReferralForm, StatusForm, WithdrawForm
from dialogue.models import CmwgStatus, Dialogue, Referral
from dialogue.services import overlaps, referrals
from dialogue.services.outline import outline
from dialogue.views.access import on_dialogue
from dialogue.views.action_responses import accepted, allowed, carried_out
from dialogue.views.other_fora import page, referral_for, referral_page
from dialogue.views.preview import confirmation

DECIDES, REFERS = "dialogue.decide_overlap", "dialogue.refer_item"


@on_dialogue("GET", "HEAD", "POST")
def consider(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Save an entry on the working group (article 4(a)(iii))."""
    by = allowed(request, "dialogue.add_cmwgstatus")
    status = CmwgStatus(dialogue=dialogue)
    form = StatusForm(request.POST if request.method == "POST" else None, instance=status)
    if accepted(form, lambda: overlaps.consider(status=status, by=by)):
        return _done(request, dialogue, _("Update recorded. Review suggested overlaps below."))
    return _written(request, dialogue, form, _("Record the CMWG update"))


@on_dialogue("POST")
def accept_overlap(request: HttpRequest, dialogue: Dialogue, commitment: int) -> HttpResponse:
    """Record an overlap, and how duplication is avoided."""
    by = allowed(request, DECIDES)
    status, found = _likely(request, dialogue, commitment)
    form = AvoidedForm(request.POST, auto_id=f"overlap-{found.pk}-%s")
    if accepted(form, lambda: overlaps.accept(status=status, commitment=found, avoided_by=form.words, by=by)):
        return _done(request, dialogue, _("%(record)s recorded as an overlap.") % {"record": found.reference})
    return page(request, dialogue, avoiding=(found.pk, form), status=400)


@on_dialogue("POST")
def dismiss_overlap(request: HttpRequest, dialogue: Dialogue, commitment: int) -> HttpResponse:
    """Dismiss a likely overlap."""
    by = allowed(request, DECIDES)
    status, found = _likely(request, dialogue, commitment)
    carried_out(
        request,
        lambda: overlaps.dismiss(status=status, commitment=found, by=by, at=timezone.now()),
        _("%(record)s marked as not overlapping.") % {"record": found.reference},
    )
    return redirect("dialogue:other-fora", dialogue.number)


@on_dialogue("POST")
def reconsider_overlap(request: HttpRequest, dialogue: Dialogue, commitment: int) -> HttpResponse:
    """Delete the review of a commitment."""
    by = allowed(request, DECIDES)
    status, found = _likely(request, dialogue, commitment)
    carried_out(
        request,
        lambda: overlaps.reconsider(status=status, commitment=found, by=by),
        _("Decision on %(record)s removed.") % {"record": found.reference},
    )
    return redirect("dialogue:other-fora", dialogue.number)


@costs(Operation.AGENDA)
@on_dialogue("GET", "HEAD", "POST")
def refer(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Create a referral to another forum."""
    by = allowed(request, REFERS)
    referral = Referral(dialogue=dialogue)
    items = outline(dialogue=dialogue, at=timezone.now(), edited=True)
    form = ReferralForm(request.POST if request.method == "POST" else None, instance=referral, items=items)
    if accepted(form, lambda: referrals.refer(referral=referral, by=by)):
        return _done(request, dialogue, _("Item added to the list for other fora."))
    return _written(request, dialogue, form, _("Refer an item to another forum"))


@costs(Operation.AGENDA)
@on_dialogue("POST")
def raise_referral(request: HttpRequest, dialogue: Dialogue, referral: int) -> HttpResponse:
    """Record that the item was raised."""
    found, by = referral_for(request, dialogue, referral), allowed(request, REFERS)
    form = RaisedForm(request.POST, referral=found, auto_id="raised-%s")

    def act() -> None:
        values = form.cleaned_data
        referrals.record_raised(referral=found, on=values["on"], session=values["session"], by=by, at=timezone.now())

    return _recorded(request, found, "raising", form, act, _("Recorded as raised."))


@costs(Operation.AGENDA)
@on_dialogue("POST")
def answer_referral(request: HttpRequest, dialogue: Dialogue, referral: int) -> HttpResponse:
    """Record the response of the forum."""
    found, by = referral_for(request, dialogue, referral), allowed(request, REFERS)
    form = AnswerForm(request.POST, auto_id="answer-%s")

    def act() -> None:
        referrals.record_answer(referral=found, on=form.cleaned_data["on"], answer=form.words, by=by, at=timezone.now())

    return _recorded(request, found, "answering", form, act, _("Response recorded."))


@costs(Operation.AGENDA)
@on_dialogue("POST")
def withdraw_referral(request: HttpRequest, dialogue: Dialogue, referral: int) -> HttpResponse:
    """Withdraw the referral, with a reason."""
    found, by = referral_for(request, dialogue, referral), allowed(request, REFERS)
    form = WithdrawForm(request.POST, auto_id="withdraw-%s")
    said = _("If you withdraw it, the item will be recorded as withdrawn. This cannot be undone.")
    back = reverse("dialogue:referral", args=[dialogue.number, found.pk])
    if form.is_valid() and (
        shown := confirmation(request, found, title=_("Do not pursue"), sentences=(said,), back=back, form=form)
    ):
        return shown

    def act() -> None:
        referrals.withdraw(referral=found, by=by, reason=form.cleaned_data["reason"])

    return _recorded(request, found, "withdrawing", form, act, _("Item withdrawn."))


def _recorded(
    request: HttpRequest, found: Referral, name: str, form: BaseForm, act: Callable[[], None], done: str
) -> HttpResponse:
    if accepted(form, act):
        messages.success(request, done)
        return redirect("dialogue:referral", found.dialogue.number, found.pk)
    # Reload: a refused action may have changed the instance in memory.
    found = referral_for(request, found.dialogue, found.pk)
    return referral_page(request, found, status=400, **{name: form})


def _likely(request: HttpRequest, dialogue: Dialogue, commitment: int) -> tuple[CmwgStatus, Commitment]:
    """Return the current entry and the commitment, if shared. Raises Http404 otherwise."""
    shared = Commitment.objects.visible_to(request.user).filter(instrument=dialogue.instrument_id)
    status = get_object_or_404(CmwgStatus.objects.filter(dialogue=dialogue).order_by("-as_of", "-pk")[:1])
    return status, get_object_or_404(shared, pk=commitment)


def _done(request: HttpRequest, dialogue: Dialogue, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("dialogue:other-fora", dialogue.number)


def _written(request: HttpRequest, dialogue: Dialogue, form: BaseForm, heading: str) -> HttpResponse:
    context = {"dialogue": dialogue, "form": form, "heading": heading}
    return render(request, "dialogue/fora/write.html", context, status=400 if form.errors else 200)
