"""Pages around a new token: what is asked for it, and the token itself, shown this once."""

from typing import TYPE_CHECKING

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from core.admin.action_views import Act

if TYPE_CHECKING:
    from core.admin.visibility import VisibleAdmin


def token_page(
    admin: "VisibleAdmin", request: HttpRequest, text: str, *, title: str, back: str, name: str
) -> HttpResponse:
    """Show a token's text and lead on to ``back``, the page of what is called ``name``.

    It is kept in no session and in no address, so this is the only time.
    """
    context = {
        **admin.admin_site.each_context(request),
        "title": title,
        "opts": admin.opts,
        "token": text,
        "back": back,
        "name": name,
    }
    response = TemplateResponse(request, "partners/token.html", context)
    # Not in the history of a browser either.
    response.headers["Cache-Control"] = "private, no-store"
    return response


def ask_page(admin: "VisibleAdmin", request: HttpRequest, *, act: Act, form: Form) -> HttpResponse:
    """Ask for what a new record needs: as a page of an act, but with no record to return to."""
    opts = admin.opts
    context = {
        **admin.admin_site.each_context(request),
        "title": act.title,
        "what_happens": act.what_happens,
        "button": act.button,
        "form": form,
        "media": admin.media + form.media,
        "opts": opts,
        "record_url": reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist"),
    }
    return TemplateResponse(request, "partners/ask.html", context)
