"""Admission of expensive operations, by what their views declare (``core.operation_costs``)."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from contacts.models import User
from contacts.services import operation_budgets
from core.operation_costs import operation_of
from core.refusals.errors import BusyError
from mocportal.budgets.refusals import busy_answer, when_closed


class BudgetMiddleware:
    """Admit the operation of each request, count its time, and answer 429 where a limit is reached.

    The account of a request with a token is known to the view alone, so that ``admit_request`` is called there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = None
        try:
            response = self.get_response(request)
        finally:
            admission = getattr(request, "admission", None)
            if admission is not None:
                when_closed(response, lambda: operation_budgets.settle(admission))
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        operation = operation_of(view, request)
        request.operation = operation  # type: ignore[attr-defined]  # For admit_request.
        # A request that is led past sessions has no user yet, whatever other headers it brings.
        user = getattr(request, "user", None) if operation is not None else None
        if not isinstance(user, User):
            return None
        try:
            operation_budgets.admit_request(request, user)
        except BusyError as error:
            return busy_answer(request, error)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return busy_answer(request, exception) if isinstance(exception, BusyError) else None
