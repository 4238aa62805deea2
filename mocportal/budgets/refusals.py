"""Responses with status 429: a page for people, problem details for API clients."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.translation import get_language

from core.refusals.errors import BusyError
from core.rest.problems.problem_details import problem_page

TOO_MANY = 429


def busy_answer(request: HttpRequest, error: BusyError) -> HttpResponse:
    """Return the 429 response to a rejected request. It does not access the database."""
    response: HttpResponse
    if request.path_info.startswith("/api/"):
        response = problem_page(request, "too-many-requests", str(error))
    else:
        response = HttpResponse(_page(get_language(), str(error), error.wait), status=TOO_MANY)
    response.headers["Retry-After"] = str(error.wait)
    return response


@lru_cache(maxsize=64)
def _page(_language: str, message: str, wait: int) -> str:
    """Return the page, cached per language and message, so that rejected requests cost less than answered ones."""
    return loader.render_to_string("busy.html", {"message": message, "wait": wait})


def when_closed(response: HttpResponse | None, act: Callable[[], None]) -> None:
    """Call ``act`` when ``response`` is closed; immediately if it is not streaming, or is None."""
    answer: Any = response
    if answer is not None and answer.streaming:
        # Django's own mechanism for callbacks on close.
        answer._resource_closers.append(act)  # noqa: SLF001  # Nothing public does it.
    else:
        act()
