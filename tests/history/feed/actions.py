"""What happens to a register while somebody follows it: acts by every path, each of which may be refused."""

from collections.abc import Callable
from random import Random
from typing import Any

from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import Model

from commitments.enums import CommitmentState
from commitments.models import Activity, ActivityCommitment, Commitment, CommitmentMineral, Evidence, Milestone, Mineral
from contacts.enums import Audience
from contacts.models import HandlingMark, Participant
from dialogue.models import ActionItem
from tests.factories import commitments as c
from tests.factories.contacts import HandlingMarkFactory
from tests.factories.dialogue import ActionItemFactory

type Act = Callable[[Random], object]

AUDIENCES = [Audience.PUBLIC, Audience.PARTICIPANTS, Audience.OWN_PARTICIPANT, Audience.NAMED]


def begin(*leads: Participant) -> None:
    """A register with something of each kind, and what the acts then only pick from."""
    c.ShippedInstrumentFactory.create()
    for audience in AUDIENCES:
        HandlingMarkFactory.create(audience=audience)
    c.MineralFactory.create_batch(3)
    for lead in leads:
        commitments = c.CommitmentFactory.create_batch(3, lead=lead)
        for commitment in commitments:
            c.MilestoneFactory.create(commitment=commitment)
            c.EvidenceFactory.create(commitment=commitment)
            c.ProgressReportFactory.create(commitment=commitment, participant=lead)
        c.ActivityFactory.create(organizer=lead)
        ActionItemFactory.create(lead=lead, commitment=commitments[0])


def some(model: type[Model], dice: Random) -> Any:
    """One of those that there are, as this transaction sees them."""
    return dice.choice(list(model._default_manager.order_by("pk")))


def enters(dice: Random) -> None:
    state = dice.choice([CommitmentState.ACTIVE, CommitmentState.DRAFT])
    commitment = c.CommitmentFactory.create(lead=some(Participant, dice), state=state, mark=some(HandlingMark, dice))
    c.MilestoneFactory.create(commitment=commitment)


def adds_a_part(dice: Random) -> None:
    factory: Any = dice.choice([c.MilestoneFactory, c.EvidenceFactory])
    factory.create(commitment=some(Commitment, dice))


def edits(dice: Random) -> None:
    model = dice.choice([Commitment, Milestone, Activity])
    model._default_manager.filter(pk=some(model, dice).pk).update(title_en=f"Words {dice.random()}")


def edits_in_bulk(dice: Random) -> None:
    Commitment.objects.filter(lead=some(Participant, dice)).update(source=f"Page {dice.random()}")


def edits_by_raw_sql(dice: Random) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE commitments_milestone SET title_en = %s WHERE id %% 2 = 0", [f"Raw {dice.random()}"])


def opens_or_takes_back(dice: Random) -> None:
    state = dice.choice([CommitmentState.ACTIVE, CommitmentState.DRAFT])
    Commitment.objects.filter(pk=some(Commitment, dice).pk).update(state=state)


def marks_otherwise(dice: Random) -> None:
    model = dice.choice([Commitment, Evidence, Activity])
    model._default_manager.filter(pk=some(model, dice).pk).update(mark=some(HandlingMark, dice))


def changes_what_a_mark_means(dice: Random) -> None:
    HandlingMark.objects.filter(pk=some(HandlingMark, dice).pk).update(audience=dice.choice(AUDIENCES[:3]))


def gives_to_another(dice: Random) -> None:
    Commitment.objects.filter(pk=some(Commitment, dice).pk).update(lead=some(Participant, dice))


def links(dice: Random) -> None:
    CommitmentMineral.objects.get_or_create(commitment=some(Commitment, dice), mineral=some(Mineral, dice))


def unlinks(dice: Random) -> None:
    CommitmentMineral.objects.filter(commitment=some(Commitment, dice)).delete()


def links_what_may_be_hidden(dice: Random) -> None:
    ActivityCommitment.objects.get_or_create(activity=some(Activity, dice), commitment=some(Commitment, dice))


def leads_elsewhere(dice: Random) -> None:
    commitment = dice.choice([None, some(Commitment, dice)])
    ActionItem.objects.filter(pk=some(ActionItem, dice).pk).update(commitment=commitment)


def deletes(dice: Random) -> None:
    some(dice.choice([Milestone, Evidence]), dice).delete()


def enters_and_deletes(dice: Random) -> None:
    c.MilestoneFactory.create(commitment=some(Commitment, dice)).delete()


def moves_a_part(dice: Random) -> None:
    Milestone.objects.filter(pk=some(Milestone, dice).pk).update(commitment=some(Commitment, dice))


def submits(dice: Random) -> None:
    c.ProgressReportFactory.create(commitment=some(Commitment, dice), participant=some(Participant, dice))


ACTS: list[Act] = [
    *(enters, adds_a_part, edits, edits_in_bulk, edits_by_raw_sql, opens_or_takes_back, marks_otherwise),
    *(changes_what_a_mark_means, gives_to_another, links, unlinks, links_what_may_be_hidden, leads_elsewhere, deletes),
    *(enters_and_deletes, moves_a_part, submits),
]


def in_one_transaction(acts: list[Act], dice: Random, *, take_back: bool = False, pause: Act | None = None) -> None:
    """Do ``acts`` and commit, or leave no trace where the database refuses one or ``take_back`` says so."""
    try:
        with transaction.atomic():
            for act in acts:
                act(dice)
                if pause is not None:
                    pause(dice)
            transaction.set_rollback(take_back)
    except (IntegrityError, OperationalError, IndexError):
        # A deadlock is one of the ways in which a transaction ends without a trace.
        pass
