"""A large register in which everything is invented and says so, for trying out, for tests and for measuring.

The same dice on the same day give the same register. Rows go in by the thousand, past the services but through the
same tables: triggers write their history, and the counters of reference numbers go on from here.
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
from demo.random_source import Fiction
from demo.reference_rows import Cast
from mocportal import seed
from mocportal.seed.statistics import look_at_small_tables

# The apps whose tables ``begin_anew`` empties: people, accounts and tokens stay.
REGISTER = ("commitments", "dialogue")

# So many commitments to one activity.
TO_AN_ACTIVITY = 20


@transaction.atomic
def fill(*, commitments: int, actions: int, dice: Random, today: date, tell: Callable[[int], None]) -> None:
    """Add so many commitments with activities beside them, and so many actions of the Dialogues that were held.

    Nothing of it has happened after ``today``. ``tell`` hears from time to time how many commitments are done.
    Raises Instrument.DoesNotExist before the seed is loaded.
    """
    tables.spare_the_triggers_a_search()
    fiction = Fiction(Cast.read(), dice, today)
    active = add_commitments(fiction, commitments, tell=tell)
    add_activities(fiction, -(-commitments // TO_AN_ACTIVITY), serving=active)
    add_actions(fiction, actions, carried_on_by=active)
    tables.analyze(model for model in _register() if not issubclass(model, Event))


@transaction.atomic
def begin_anew() -> None:
    """Empty the register and the Dialogues, history and seals included, and load the seed again; as the owner."""
    tables.empty(_register())
    tables.forget_seals()
    # Of the chain that is gone.
    list(head_copies.set_aside())
    seed.load()
    look_at_small_tables()


def _register() -> list[type[Model]]:
    return [model for app in REGISTER for model in apps.get_app_config(app).get_models(include_auto_created=True)]
