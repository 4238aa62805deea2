"""Access checks of the Dialogue's pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contacts.models import User
from dialogue.models import Dialogue
from dialogue.views.action_responses import REFUSALS, in_words


def dialogue_for(request: HttpRequest, number: int) -> Dialogue:
    """Return the Dialogue of that number if visible to the user. Raises Http404 otherwise."""
    visible = Dialogue.objects.visible_to(request.user)
    found: Dialogue = get_object_or_404(visible.select_related("instrument", "host", "mark"), number=number)
    return found


type View = Callable[..., HttpResponse]


def on_dialogue(*methods: str) -> Callable[[View], View]:
    """Restrict a view to signed-in users and ``methods``, and pass it the Dialogue of its address if visible."""

    def decorated(view: View) -> View:
        @login_required
        @require_http_methods(methods)
        @wraps(view)
        def with_dialogue(request: HttpRequest, number: int, *args: Any, **kwargs: Any) -> HttpResponse:
            return view(request, dialogue_for(request, number), *args, **kwargs)

        return with_dialogue

    return decorated


def runs_register(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and request.user.may.runs_register


def secretariat_only[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Restrict a view to the secretariat, and POST to an open register; other signed-in users get 403.

    Conflicts with another user, such as one who issued the draft, redirect to the draft with a message.
    """

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not runs_register(request):
            raise PermissionDenied(_("Only the secretariat can edit the draft agenda."))
        if request.method == "POST" and not request.user.has_perm("dialogue.change_agenda"):
            raise PermissionDenied(_("The MOC is discontinued. The register is read-only."))
        try:
            return view(request, *args, **kwargs)
        except REFUSALS as refusal:
            messages.error(request, in_words(refusal))
            return redirect("dialogue:draft", number=kwargs["number"])

    return guarded
