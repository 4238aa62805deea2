"""Detail view of an IP instrument: between whom it was concluded, its term and its custodian."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from commitments.models import Commitment, IpInstrument, Provision
from commitments.views.access import readers_only
from commitments.views.instrument_terms import describe_term
from commitments.views.record_actions import form_of, history_of
from commitments.views.text_section import listed
from contacts.models import Side, User
from contacts.services.today import today_for
from moc.article_5a_intellectual_property import ARTICLE


@readers_only
@require_GET
def instrument_page(request: HttpRequest, key: int) -> HttpResponse:
    """Show an IP instrument. Hidden and nonexistent ones both return 404."""
    assert isinstance(request.user, User)
    user = request.user
    seen = IpInstrument.objects.visible_to(user).select_related("instrument", "held_by", "mark")
    contract = seen.filter(pk=key).first()
    if contract is None:
        raise Http404
    today = today_for(user)
    addressed = Commitment.objects.visible_to(user).filter(ip_links__ip_instrument=contract)
    article = Provision.objects.filter(instrument=contract.instrument, code=ARTICLE)
    context = {
        "contract": contract,
        "term": describe_term(contract, today),
        "addressed": list(addressed.select_related("mark").order_by("reference__natural")),
        "provisions": listed(list(article), today),
        "sides": Side.objects.order_by("order"),
        "edit_url": form_of(request, contract),
        "history_url": history_of(contract),
    }
    return render(request, "commitments/instrument/page.html", context)
