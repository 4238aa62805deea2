"""Access and language of the pages."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from core.text.multilingual_text import LANGUAGES


def readers_only[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Allow users with read access to the register; return 404 to other signed-in users."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.has_perm("commitments.view_provision"):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def record_or_404[M: Model](rows: QuerySet[M], reference: str) -> M:
    """Return the record with ``reference`` among the ``rows`` that the reader can see, or raise Http404."""
    # PostgreSQL accepts no NUL in a text.
    record = rows.filter(reference=reference).first() if "\x00" not in reference else None
    if record is None:
        raise Http404
    return record


def requested_language(request: HttpRequest) -> str:
    """Return the language requested in the query string, or else that of the page."""
    for candidate in (request.GET.get("language", ""), (get_language() or "en")[:2]):
        if candidate in LANGUAGES:
            return candidate
    return "en"
