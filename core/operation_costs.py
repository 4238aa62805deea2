"""Kinds of expensive operations, which views declare. ``mocportal.budgets`` limits what they cost the others."""

from collections.abc import Callable
from typing import Any

from django.db.models import TextChoices
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

# Bytes of a body above which it holds several records, or one that is as long as several.
LARGE = 10_000
READING = frozenset({"GET", "HEAD"})
WRITING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class Operation(TextChoices):
    """Kind of operation whose time is counted. ``is_heavy`` where only a few may run at once."""

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
    BULK = "bulk", _("changes of many records")
    UPLOAD = "upload", _("uploads")

    @property
    def is_heavy(self) -> bool:
        return self in HEAVY


HEAVY = frozenset({Operation.EXPORT, Operation.DOCUMENT, Operation.IMPORT, Operation.BULK, Operation.UPLOAD})

type Find = Callable[[HttpRequest], Operation | None]


def costs[V: Callable[..., Any]](
    operation: Operation | Find, methods: frozenset[str] = READING | WRITING
) -> Callable[[V], V]:
    """Declare which operation a view, a function or a class, carries out where it is asked with one of ``methods``."""

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
    """Return the operation of a list that can be searched, and be changed or given out as a whole."""
    if request.method in WRITING:
        return Operation.BULK if _length(request) > LARGE else Operation.WRITE
    if request.GET.get("format", "json") not in {"json", ""}:
        return Operation.EXPORT
    return Operation.SEARCH if request.GET.get("search") or request.GET.get("q") else Operation.LIST


def _length(request: HttpRequest) -> int:
    """Return the length of the body as the request states it; the longest where it states none that is a number."""
    stated = request.headers.get("Content-Length") or "0"
    return int(stated) if stated.isascii() and stated.isdecimal() else LARGE + 1


def operation_of(view: Any, request: HttpRequest) -> Operation | None:
    """Return the operation that ``view``, a function or the class behind it, carries out for ``request``."""
    find: Find | None = getattr(getattr(view, "cls", view), DECLARED, None)
    if find is None and hasattr(view, "model_admin") and view.__name__ == "changelist_view":
        find = cost_of_list
    return None if find is None else find(request)
