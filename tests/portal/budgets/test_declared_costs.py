"""Each address whose view reads or makes what grows with the register declares what it costs (decision 35).

The code of each view is followed to the functions below, so that a new page is found without a list of pages.
"""

import functools
from collections import deque
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType, ModuleType
from typing import Any

from django.db.models import Field, Model
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from core.operation_costs import Operation, costs, operation_of
from dialogue.services.outline import outline
from tests.packages import PACKAGES

# What is expensive: documents, compiled agendas and their comparison, imports and exports, search, and the history of
# all records.
EXPENSIVE = (
    "audit.history_reader",
    "audit.services.audit_queries",
    "commitments.imports.exports",
    "core.files.tables",
    "core.rest.tables.workbook",
    "core.search.search_query.matching",
    "dialogue.documents.formats",
    "dialogue.documents.tracked_changes.tracked_annotations",
    "dialogue.services.documents.make",
    "dialogue.services.register.read_register",
)
# What reaches one of them and costs little.
CHEAP = {
    "commitments/^import/template/(?P<kind>[a-z-]+)\\.(?P<form>xlsx|csv)$": "A table with headings only.",
    "commitments/views/": "It reads the words of a search and does not search.",
}
DECORATED = (staticmethod, classmethod, property, functools.cached_property)


def is_ours(thing: Any) -> bool:
    return (getattr(thing, "__module__", None) or "").partition(".")[0] in PACKAGES


def is_expensive(thing: Any) -> bool:
    module, name = getattr(thing, "__module__", None) or "", getattr(thing, "__qualname__", "")
    return any(module == each or module.startswith(f"{each}.") or f"{module}.{name}" == each for each in EXPENSIVE)


def named_in(code: CodeType, names: dict[str, Any]) -> Iterator[Any]:
    """Yield the global objects that ``code`` names, and the attributes of modules."""
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from named_in(each, names)
    for name in code.co_names:
        found = names.get(name)
        yield found
        if isinstance(found, ModuleType):
            yield from (getattr(found, other, None) for other in code.co_names)


def used_by(thing: Any) -> Iterator[Any]:
    """Yield what ``thing`` may call: the code of a function, all methods of a class, and what a decorator wraps."""
    for attribute in ("__func__", "__wrapped__", "func", "fget"):
        if isinstance(thing, (*DECORATED, functools.partial)) or attribute == "__wrapped__":
            yield getattr(thing, attribute, None)
    if isinstance(thing, FunctionType):
        for cell in thing.__closure__ or ():
            try:
                yield cell.cell_contents
            except ValueError:
                continue
        if is_ours(thing):
            yield from named_in(thing.__code__, thing.__globals__)
    elif isinstance(thing, type) and is_ours(thing) and not issubclass(thing, (Exception, Model, Field)):
        for base in filter(is_ours, thing.__mro__):
            yield from vars(base).values()


def why_expensive(view: Callable[..., Any]) -> str:
    """Return the chain of names from ``view`` to something expensive; empty if there is none."""
    start = getattr(view, "cls", None) or getattr(view, "view_class", None) or view
    waiting: deque[tuple[Any, str]] = deque([(start, "")])
    seen: set[int] = set()
    while waiting:
        thing, chain = waiting.popleft()
        if id(thing) in seen or not (callable(thing) or isinstance(thing, DECORATED)):
            continue
        seen.add(id(thing))
        chain += f" > {getattr(thing, '__qualname__', type(thing).__name__)}"
        if is_expensive(thing):
            return chain
        waiting.extend((each, chain) for each in used_by(thing))
    return ""


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, Any]]:
    for each in patterns:
        path = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, path)
        else:
            yield path, each.callback


def is_declared(view: Any) -> bool:
    factory = RequestFactory()
    return any(operation_of(view, request) for request in (factory.get("/"), factory.post("/")))


def test_each_expensive_address_declares_what_it_costs() -> None:
    undeclared = {
        path: chain
        for path, view in routes(get_resolver().url_patterns)
        if not is_declared(view) and (chain := why_expensive(view))
    }
    assert {path: chain for path, chain in undeclared.items() if path not in CHEAP} == {}
    assert sorted(undeclared) == sorted(CHEAP)


def test_a_new_page_that_compiles_an_agenda_is_found() -> None:
    def page(request: object) -> object:
        return outline

    # As if it were in the code that is followed.
    page.__module__ = "dialogue.views.invented"
    assert why_expensive(page).endswith("> read_register")
    assert not is_declared(page)
    assert is_declared(costs(Operation.AGENDA)(page))
