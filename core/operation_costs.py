"""Operation costs: kinds of expensive operations, declared by views and limited by ``mocportal.budgets``."""

from collections.abc import Callable
from typing import Any

from django.db.models import TextChoices
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

# Bytes of a body above which a write counts as a bulk change.
LARGE = 10_000
READING = frozenset({"GET", "HEAD"})
WRITING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class Operation(TextChoices):
    """Kind of expensive operation. If ``is_heavy``, the number of concurrent runs is limited."""

    LIST = "list", _("lists")
    SEARCH = "search", _("searches")
    HISTORY = "history", _("history")
    CALENDAR = "calendar", _("calendar")
    AGENDA = "agenda", _("agendas")
    FEED = "feed", _("change feed")
    WRITE = "write", _("changes")
    EXPORT = "export", _("exports")
    DOCUMENT = "document", _("documents")
    IMPORT = "import", _("imports")
    BULK = "bulk", _("bulk changes")
    UPLOAD = "upload", _("uploads")

    @property
    def is_heavy(self) -> bool:
        return self in HEAVY


HEAVY = frozenset({Operation.EXPORT, Operation.DOCUMENT, Operation.IMPORT, Operation.BULK, Operation.UPLOAD})

type Find = Callable[[HttpRequest], Operation | None]


def costs[V: Callable[..., Any]](
    operation: Operation | Find, methods: frozenset[str] = READING | WRITING
) -> Callable[[V], V]:
    """Declare the expensive operation of a view function or class, for requests with one of ``methods``."""

    def find(request: HttpRequest) -> Operation | None:
        if request.method not in methods:
            return None
        return operation if isinstance(operation, Operation) else operation(request)

    def declared(view: V) -> V:
        setattr(view, DECLARED, staticmethod(find) if isinstance(view, type) else find)
        return view

    return declared


DECLARED = "operation_of"


def cost_of_list(request: HttpRequest) -> Operation:
    """Return the operation of a list view: bulk change, write, export, search or list."""
    if request.method in WRITING:
        return Operation.BULK if _length(request) > LARGE else Operation.WRITE
    if request.GET.get("format", "json") not in {"json", ""}:
        return Operation.EXPORT
    return Operation.SEARCH if request.GET.get("search") or request.GET.get("q") else Operation.LIST


def _length(request: HttpRequest) -> int:
    """Return the stated length of the body; a missing length is 0, an invalid one counts as large."""
    stated = request.headers.get("Content-Length") or "0"
    return int(stated) if stated.isascii() and stated.isdecimal() else LARGE + 1


def operation_of(view: Any, request: HttpRequest) -> Operation | None:
    """Return the operation that ``view``, a function or the class behind it, carries out for ``request``."""
    find: Find | None = getattr(getattr(view, "cls", view), DECLARED, None)
    if find is None and hasattr(view, "model_admin") and view.__name__ == "changelist_view":
        find = cost_of_list
    return None if find is None else find(request)
