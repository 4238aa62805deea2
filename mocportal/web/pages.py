"""Pages outside the apps: language choice, session, accessibility statement and error pages."""

import sys
from datetime import timedelta

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_GET, require_POST, require_safe
from django.views.i18n import set_language

from accounts import signed_in
from contacts.models import User
from core.rest.problems.problem_details import problem_page
from core.text.languages import Language
from mocportal.web.outages import RETRY_AFTER, is_outage

# RFC 9116 recommends less than a year.
VALID_FOR = timedelta(days=180)


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Set the language: in this browser and, for a signed-in user, in the account."""
    chosen = request.POST.get("language", "")
    if isinstance(request.user, User) and chosen in Language.values:
        request.user.language = chosen
        request.user.save(update_fields=["language"])
    return set_language(request)


@require_POST
def session(request: HttpRequest) -> HttpResponse:
    """Extend the session, and render its new end time.

    With ``active`` the request reports typing, which extends the idle limit only.
    """
    if "active" not in request.POST:
        signed_in.extend(request.session, timezone.now())
    return render(request, "frame/session.html")


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """Render the accessibility statement."""
    return render(request, "accessibility.html", {"contact": settings.DEFAULT_FROM_EMAIL})


@require_safe
def security_txt(_request: HttpRequest) -> HttpResponse:
    """Return the contact for reports of vulnerabilities (RFC 9116)."""
    lines = {
        "Contact": f"mailto:{settings.SECURITY_CONTACT}",
        "Expires": (timezone.now() + VALID_FOR).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Preferred-Languages": ", ".join(Language.values),
        "Canonical": settings.PORTAL_URL + reverse("security-txt"),
    }
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def server_error(request: HttpRequest) -> HttpResponse:
    """Return the response to an unexpected error: 503 for an outage of database or files, otherwise 500.

    HTML for people, problem details for the API. It reads no data, since the database may be unavailable.
    """
    away = is_outage(sys.exception())
    with translation.override(_language_of(request)):
        if request.path.startswith("/api/"):
            response: HttpResponse = problem_page(request, "unavailable" if away else "internal-error")
        else:
            reference = structlog.contextvars.get_contextvars().get("request_id", "")
            page = loader.render_to_string("503.html" if away else "500.html", {"reference": reference})
            response = HttpResponse(page, status=503 if away else 500)
        response.headers["Content-Language"] = translation.get_language()
    if away:
        response.headers["Retry-After"] = str(RETRY_AFTER)
        response.headers["Cache-Control"] = "no-store"
    return response


def _language_of(request: HttpRequest) -> str:
    """Return the language of the response, even if the account's language was not loaded."""
    requested = request.GET.get("lang", "")
    if requested in Language.values:
        return requested
    return getattr(request, "LANGUAGE_CODE", "") or translation.get_language_from_request(request)
