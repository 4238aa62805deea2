"""Query parameter ``view``: filters, search and order of a saved or built-in view."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

from commitments.forms import CommitmentFilters
from commitments.models import Commitment, SavedView
from commitments.records.commitment import COMMITMENT_FIELDS
from commitments.services.register_views import PAGE_ORDERS, built_in, view_of
from contacts.models import User
from contacts.services.today import today_for
from core.rest.endpoints.record_view import READ_SCOPES, RecordViewSet
from core.rest.read import credentials
from core.rest.read.requests import refuse_repeated

VIEW = "view"
# Query string parameters of a view besides its filters. Columns and ``PAGE_ORDERS`` apply to the page only: clients use
# ``fields``, and the orders of the API.
COLUMNS = "columns"
BESIDE = frozenset({"search", "ordering", COLUMNS})


class SavedViewFilterMixin(RecordViewSet):
    """A list that takes ``view``: what the view asks for, with the parameters beside it in the place of its own.

    Whoever opens a view reads it with the own rights, as on the page of the register.
    """

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self._by_view = self.action == "list" and VIEW in request.query_params
        if self._by_view:
            # Filters, search and order read the query string, so the view is expanded into it.
            django_request: Any = request._request  # noqa: SLF001  # REST framework has no public API for it.
            django_request.GET = self._written_out(request)

    def parameters(self) -> set[str]:
        return super().parameters() | {VIEW}

    def reading_parameters(self) -> Sequence[dict[str, Any]]:
        described = {
            "name": VIEW,
            "in": "query",
            "description": (
                "A view of the register, by the name that its address has there: one of the portal's own, such as "
                "`overdue`, or one that people keep and share with you. A view has filters, search and order; "
                "parameters of the request replace them. The columns of a view are for people."
            ),
            "schema": {"type": "string", "minLength": 1, "maxLength": SavedView._meta.get_field("slug").max_length},
            "example": "overdue",
        }
        found = super().reading_parameters()
        return [*found, described] if self.action == "list" else found

    def _written_out(self, request: Request) -> QueryDict:
        """Return the request parameters merged into those of the view. Raises ValidationError for an unknown view."""
        assert isinstance(request.user, User)
        parameters, slug = request.query_params, request.query_params[VIEW]
        refuse_repeated([VIEW] if len(parameters.getlist(VIEW)) > 1 else [])
        # A client without access to Dialogues does not learn their dates here.
        own: dict[str, Any] = {
            "viewer": request.user,
            "today": today_for(request.user),
            "meetings": credentials.allows(request, READ_SCOPES["dialogue"]),
        }
        view = view_of(slug, **own)
        if view is None:
            message = _(
                "View “%(slug)s” not found. Use the name after “view=” in the register address. Built-in "
                "views: %(known)s."
            )
            known = ", ".join(each.slug for each in built_in(**own))
            raise _refusal(message % {"slug": slug[:80], "known": known}, "does_not_exist")
        if gone := _gone_from(view.query):
            message = _(
                "This view uses fields that no longer exist: %(names)s. Open it in the register and save it again."
            )
            raise _refusal(message % {"names": ", ".join(gone)}, "outdated")
        written = QueryDict(view.query, mutable=True)
        written.pop(COLUMNS, None)
        if orders := [name for name in _orders(written) if name.removeprefix("-") not in PAGE_ORDERS]:
            written["ordering"] = ",".join(orders)
        else:
            written.pop("ordering", None)
        for name, values in parameters.lists():
            if name != VIEW:
                written.setlist(name, values)
        return written


@lru_cache(maxsize=200)
def _gone_from(query: str) -> tuple[str, ...]:
    """Return the parameters of a view that the list does not know, as of an outdated view."""
    parameters = QueryDict(query).dict()
    filters = CommitmentFilters(parameters, queryset=Commitment.objects.none())
    strange = parameters.keys() - filters.base_filters.keys() - BESIDE
    orders = {name.removeprefix("-") for name in _orders(parameters)}
    wrong = {"ordering"} if orders - COMMITMENT_FIELDS.orders.keys() - PAGE_ORDERS else set()
    return tuple(sorted(strange | filters.errors.keys() | wrong))


def _orders(parameters: Mapping[str, Any]) -> list[str]:
    return [name.strip() for name in str(parameters.get("ordering", "")).split(",") if name.strip()]


def _refusal(message: str, code: str) -> ValidationError:
    return ValidationError({VIEW: [ErrorDetail(message, code)]})
