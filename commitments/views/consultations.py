"""Detail view of a consultation: question, provisions, meetings and common understanding."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_GET

from commitments.models import Consultation
from commitments.services.cross_references import places_of
from commitments.views.access import readers_only, record_or_404
from commitments.views.record_actions import acts_on, form_of, history_of
from commitments.views.text_section import Passage, listed
from contacts.models import Side, User
from contacts.services.today import today_for
from core.changes.translations import Translation


@readers_only
@require_GET
def consultation_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Show a consultation. Hidden and nonexistent ones both return 404."""
    assert isinstance(request.user, User)
    user = request.user
    seen = Consultation.objects.visible_to(user).select_related("raised_by__side", "entered_by")
    consultation = record_or_404(seen, reference)
    today = today_for(user)
    translations = Translation.objects.of([consultation]).by_text()
    none = pgettext("feminine", "None")
    context = {
        "consultation": consultation,
        "passages": [
            Passage("question", _("Question"), consultation.question, pgettext("feminine", "Not set"), translations),
            Passage("understanding", _("Common understanding"), consultation.understanding, none, translations),
        ],
        "provisions": listed(list(consultation.provisions.order_by("order")), today),
        "meetings": list(consultation.meetings.order_by("held_on", "pk")),
        "notices": consultation.notices.visible_to(user).select_related("sender").order_by("reference__natural"),
        "links": acts_on(request, consultation),
        "mentions": places_of(reference=consultation.reference, viewer=user, today=today),
        "sides": Side.objects.order_by("order"),
        "edit_url": form_of(request, consultation),
        "history_url": history_of(consultation),
    }
    return render(request, "commitments/consultation/page.html", context)
