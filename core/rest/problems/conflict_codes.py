"""Conflict codes (409): each code has a URL that explains it.

A conflict code belongs to a DomainError or to the constraint that the record would violate. Codes never change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pghistory.models
from django.apps import apps
from django_stubs_ext import StrPromise

from core.refusals import rules
from core.refusals.constraint_messages import INTERNAL, RULES, SENTENCES, sentence_for
from core.refusals.errors import DomainError
from core.rest.problems.problem_types import KINDS

REGISTER_CLOSED = "register-closed"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Explanation on the page of a conflict code.

    ``rule`` is the article of the MOC, or the rule of the portal, behind it.
    """

    title: StrPromise
    rule: StrPromise
    meaning: StrPromise | str
    remedy: StrPromise


@cache
def refusals() -> dict[str, type[DomainError]]:
    """Return the errors with an explanation, by code in alphabetical order."""
    return dict(sorted((each.code, each) for each in _subclasses(DomainError) if "code" in vars(each)))


def _subclasses(error: type[DomainError]) -> Iterator[type[DomainError]]:
    for each in error.__subclasses__():
        yield each
        yield from _subclasses(each)


def code_of(constraint: str) -> str:
    """Return the conflict code of a constraint. The triggers that close the register share one code."""
    return REGISTER_CLOSED if constraint.endswith("_register_is_open") else constraint.replace("_", "-")


def is_refusal(code: str) -> bool:
    return code in refusals() or code in _constraints()


def explain(code: str) -> Explanation:
    """Return the explanation of a conflict code. Raises KeyError for an unknown code."""
    if code in refusals():
        error = refusals()[code]
        return Explanation(error.title, error.rule, error.meaning, error.remedy)
    name = _constraints()[code]
    kind = KINDS["internal-error" if name in INTERNAL else "refused"]
    return Explanation(KINDS["refused"].title, RULES.get(name, rules.RECORD), sentence_for(name), kind.remedy)


@cache
def _constraints() -> dict[str, str]:
    """Return the names of all constraints that a record can violate, by code."""
    names = set(SENTENCES)
    for model in apps.get_models():
        if not issubclass(model, pghistory.models.Event):
            names |= {constraint.name for constraint in model._meta.constraints}
    return {code_of(name): name for name in names}
