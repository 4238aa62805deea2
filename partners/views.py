"""Pages that create a personal token or a calendar token of the user. The secret is shown once."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contacts.models import User
from partners.act_forms import CalendarTokenForm, PersonalTokenForm
from partners.acts import secret_page
from partners.models import Token
from partners.services import calendars, tokens

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@PAGE
def new_token(request: HttpRequest) -> HttpResponse:
    user = _permitted(request, "partners.issue_token")
    form = PersonalTokenForm(request.POST if request.method == "POST" else None, record=None, user=user)
    if form.is_valid():
        values = form.cleaned_data
        life = timedelta(days=values["days"])
        token, text = tokens.issue(
            user=user, name=values["name"], at=timezone.now(), life=life, scopes=values["scopes"]
        )
        return secret_page(request, text, title=_("Token created"), back=token.get_absolute_url(), kind="token")
    context = {
        "title": _("Create a personal token"),
        "sentences": [
            _(
                "A program with this token has the access given by its scopes and your role. The token ends "
                "when your password, role or ministry changes. For a system of your ministry, a contact point "
                "officer registers a partner system."
            )
        ],
        "button": _("Create token"),
        "form": form,
        "record": capfirst(Token._meta.verbose_name_plural),
        "back": reverse("admin:partners_token_changelist"),
    }
    return render(request, "act.html", context, status=400 if form.errors else 200)


@login_required
@PAGE
def subscribe(request: HttpRequest) -> HttpResponse:
    """Show the subscription instructions and the form for a calendar token; after creation, show the token once."""
    user, text = _permitted(request, "partners.issue_calendartoken"), ""
    form = CalendarTokenForm(request.POST if request.method == "POST" else None, record=None, user=user)
    if form.is_valid():
        values = form.cleaned_data
        life = timedelta(days=values["days"])
        _token, text = calendars.issue(user=user, name=values["name"], at=timezone.now(), life=life)
    context = {"form": form, "token": text, "address": request.build_absolute_uri(reverse("api:calendar"))}
    response = render(request, "partners/calendar_token.html", context, status=400 if form.errors else 200)
    # Keeps the page out of the browser's history as well.
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _permitted(request: HttpRequest, permission: str) -> User:
    user = request.user
    if not isinstance(user, User) or not user.has_perm(permission):
        raise PermissionDenied
    return user
