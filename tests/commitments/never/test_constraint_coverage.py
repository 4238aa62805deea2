"""No constraint and no trigger without a test that runs into it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pghistory.models
import pghistory.trigger
import pgtrigger
import pytest
from django.apps import apps
from django.db.models import Model

from contacts.models import ContactPoint, ContactPointOfficer, User

TESTS = Path(__file__).parents[2]

# The identifier alone is unique already: it is there to be pointed to, and what points to it is tried.
ONLY_POINTED_TO = {"decision_has_one_text", "user_of_participant"}

# The history of each model is tried elsewhere.
MODELS: list[type[Model]] = [
    *(
        model
        for model in apps.get_app_config("commitments").get_models()
        if not issubclass(model, pghistory.models.Event)
    ),
    *(ContactPoint, ContactPointOfficer, User),
]


def names_of(model: type[Model]) -> Iterator[str]:
    """What refuses rows of the model, by the name that the database gives for the reason."""
    yield from (constraint.name for constraint in model._meta.constraints)
    registered: list[tuple[Any, Any]] = pgtrigger.registered()
    for owner, trigger in registered:
        if owner is model and not isinstance(trigger, pghistory.trigger.Event):
            yield trigger.name


def tried() -> set[str]:
    """Every text that stands in a test of what never happens, those that are put together from the tables included."""
    found = set()
    for path in (*Path(__file__).parent.glob("test_*.py"), *TESTS.glob("*/test_database_constraints.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(end := node.values[-1], ast.Constant):
                found |= {f"{listed}{end.value!s}" for listed in ("area", "form")}
    return found


@pytest.mark.parametrize("model", [model for model in MODELS if any(names_of(model))], ids=lambda model: model.__name__)
def test_each_constraint_and_trigger_of_a_model_is_run_into(model: type[Model]) -> None:
    assert set(names_of(model)) - tried() - ONLY_POINTED_TO == set()
