"""Who may do what (the table is in docs/decisions/0005), as predicates over a user and, where one is at hand, a record.

Without a record a predicate answers whether there can be any record at all that the user may act on: Django's
admin asks that way before it shows a list. Visibility is not decided here but by ``visible_to`` of each queryset.
"""

from typing import TYPE_CHECKING

import rules
from django.utils import timezone

from contacts.models import (
    ContactPoint,
    ContactPointOfficer,
    DeliveryAttempt,
    HandlingMark,
    MarkEquivalent,
    Message,
    Official,
    Organization,
    Participant,
    Rank,
    Reminder,
    Side,
    Stakeholder,
    User,
)
from contacts.models.functions import may_hand_over, missing_for
from contacts.rules.functions import Missing

if TYPE_CHECKING:
    from django.db.models import Model


@rules.predicate
def reads_register(user: User) -> bool:
    return user.may.reads_register


@rules.predicate
def runs_register(user: User) -> bool:
    return user.may.runs_register


@rules.predicate
def administers(user: User) -> bool:
    return user.may.administers


@rules.predicate
def edits_own(user: User, record: object = None) -> bool:
    """Editors and contact point officers, on the records of their own Participant."""
    if not user.may.edits_own:
        return False
    return record is None or getattr(record, "owner_id", None) == user.participant_id


def missing_now(user: User) -> Missing | None:
    """Return what keeps ``user`` from formal acts; read once for each account that is loaded, so once a request.

    Pages ask it for what they offer. The services read it again with each act.
    """
    if "_missing" not in user.__dict__:
        user.__dict__["_missing"] = missing_for(user, timezone.now())
    known: Missing | None = user.__dict__["_missing"]
    return known


@rules.predicate
def holds_function(user: User) -> bool:
    """Officers whose function at the contact point of their Participant holds today."""
    return missing_now(user) is None


@rules.predicate
def handles_own_contact_point(user: User, record: object = None) -> bool:
    """Officers in function, on records of their own Participant; without a record there may be one."""
    if not holds_function(user):
        return False
    return record is None or getattr(record, "owner_id", None) == user.participant_id


@rules.predicate
def is_officer(user: User) -> bool:
    """Accounts with the role of contact point officer, in function or not: a right to read."""
    return user.may.concurs


@rules.predicate
def hands_over(user: User, record: object = None) -> bool:
    """Who may change a contact point and its officers; without a record there may be one."""
    if record is None:
        return user.may.runs_register or holds_function(user)
    owner = Participant.objects.select_related("side").in_bulk([getattr(record, "owner_id", None)])
    return any(may_hand_over(user, each, timezone.now()) for each in owner.values())


def grant(model: "type[Model]", *, view: rules.Predicate, write: rules.Predicate, delete: rules.Predicate) -> None:
    """Write one row of the table of rights: who may view, add or change, and delete records of ``model``."""
    app, name = model._meta.app_label, model._meta.model_name
    rules.add_perm(f"{app}.view_{name}", view)
    rules.add_perm(f"{app}.add_{name}", write)
    rules.add_perm(f"{app}.change_{name}", write)
    rules.add_perm(f"{app}.delete_{name}", delete)


nobody = rules.always_deny

for seeded in (Side, Participant, HandlingMark, Rank):
    grant(seeded, view=reads_register | administers, write=nobody, delete=nobody)

# What the countries call a mark is a setting: it changes who reads nothing.
grant(MarkEquivalent, view=reads_register | administers, write=administers, delete=administers)

for outside in (Organization, Stakeholder):
    grant(outside, view=reads_register, write=runs_register | edits_own, delete=runs_register)

grant(Official, view=reads_register, write=runs_register | edits_own, delete=runs_register)
# Who keeps a contact point decides who acts for its Participant.
grant(ContactPoint, view=reads_register, write=hands_over, delete=nobody)
grant(ContactPointOfficer, view=reads_register, write=hands_over, delete=hands_over)
grant(User, view=administers, write=administers, delete=nobody)

# The log of mail is written by the portal alone; what a failed or uncertain message comes to is a person's decision.
for logged in (Message, DeliveryAttempt, Reminder):
    grant(logged, view=runs_register | administers | is_officer, write=nobody, delete=nobody)
rules.add_perm("contacts.decide_message", runs_register | administers)
