"""Admin pages for new tokens: the input form and the page that shows the token once."""

from typing import TYPE_CHECKING

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from core.admin.action_views import ActionPage

if TYPE_CHECKING:
    from core.admin.visibility import VisibleAdmin


def token_page(
    admin: "VisibleAdmin", request: HttpRequest, text: str, *, title: str, back: str, name: str
) -> HttpResponse:
    """Render a token's text once, with a link to ``back``, the page of the record ``name``.

    The text is stored neither in the session nor in a URL, so it cannot be shown again.
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
    # Keeps the page out of the browser's history as well.
    response.headers["Cache-Control"] = "private, no-store"
    return response


def ask_page(admin: "VisibleAdmin", request: HttpRequest, *, act: ActionPage, form: Form) -> HttpResponse:
    """Render the form for a new record, in the layout of an action page but without a record to return to."""
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
