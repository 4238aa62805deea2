"""Pages that belong to no app: the switch of languages, the accessibility statement, and what stands for errors."""

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from contacts.enums import Language
from contacts.models import User
from mocportal import sessions
from mocportal.rest.problems import problem_page


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Answer in the chosen language from now on: in this browser, and wherever the account signs in."""
    chosen = request.POST.get("language", "")
    if isinstance(request.user, User) and chosen in Language.values:
        request.user.language = chosen
        request.user.save(update_fields=["language"])
    return set_language(request)


@require_POST
def session(request: HttpRequest) -> HttpResponse:
    """Stay signed in: the part of the page that says until when, as it is from now on.

    With ``active`` the request says that somebody is writing: it moves the idle end and no other.
    """
    if "active" not in request.POST:
        sessions.extend(request.session, timezone.now())
    return render(request, "frame/session.html")


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was tested, what was not, and whom to tell."""
    return render(request, "accessibility.html", {"contact": settings.DEFAULT_FROM_EMAIL})


def server_error(request: HttpRequest) -> HttpResponse:
    """The page, or for a program the problem details, for what the portal did not expect.

    It reads nothing, since the database may be what is missing.
    """
    if request.path.startswith("/api/"):
        return problem_page(request, "internal-error")
    reference = structlog.contextvars.get_contextvars().get("request_id", "")
    return HttpResponseServerError(loader.render_to_string("500.html", {"reference": reference}))
