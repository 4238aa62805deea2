"""Fictitious register of any size, marked as such, for trials, tests and benchmarks.

The same seed and date produce the same register. Rows are bulk-inserted without the services but into the same tables:
triggers write their history, and the counters of reference numbers continue from there.
"""

from collections.abc import Callable
from datetime import date
from random import Random

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from pghistory.models import Event

from audit.services import head_copies
from demo import tables
from demo.actions import add_actions
from demo.activities import add_activities
from demo.commitments import add_commitments
from demo.marking import mark
from demo.random_source import DemoContext
from demo.reference_rows import ReferenceRows
from mocportal import seed
from mocportal.seed.statistics import look_at_small_tables

# Apps whose tables ``clear_records`` empties: people, accounts and tokens are kept.
REGISTER = ("commitments", "dialogue")

# Commitments per activity.
TO_AN_ACTIVITY = 20


@transaction.atomic
def fill(*, commitments: int, actions: int, dice: Random, today: date, report: Callable[[int], None]) -> None:
    """Create ``commitments`` with related activities, and ``actions`` of past Dialogues.

    Nothing is dated after ``today``. ``report`` receives the number of commitments created so far. Raise
    Instrument.DoesNotExist before the seed is loaded.
    """
    tables.spare_the_triggers_a_search()
    rows = ReferenceRows.read()
    mark(rows.instrument)
    fiction = DemoContext(rows, dice, today)
    active = add_commitments(fiction, commitments, report=report)
    add_activities(fiction, -(-commitments // TO_AN_ACTIVITY), serving=active)
    add_actions(fiction, actions, carried_on_by=active)
    tables.analyze(model for model in _register() if not issubclass(model, Event))


@transaction.atomic
def clear_records() -> None:
    """Empty the register and the Dialogues, with history and seals, and load the seed again; as the table owner."""
    tables.empty(_register())
    tables.forget_seals()
    # Head copies of the deleted chain.
    list(head_copies.set_aside())
    seed.load()
    look_at_small_tables()


def _register() -> list[type[Model]]:
    return [model for app in REGISTER for model in apps.get_app_config(app).get_models(include_auto_created=True)]
