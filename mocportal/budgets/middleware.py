"""Admission of expensive operations, as declared by their views (``core.operation_costs``)."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from contacts.models import User
from contacts.services import operation_budgets
from core.operation_costs import operation_of
from core.refusals.errors import BusyError
from mocportal.budgets.refusals import busy_answer, when_closed


class BudgetMiddleware:
    """Budget middleware: admits each operation, measures its time, and returns 429 above a limit.

    Only the view knows the account of a token request, so it calls ``admit_request`` itself.
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
        # A token request that skips session middleware has no user yet, whatever other headers it has.
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
