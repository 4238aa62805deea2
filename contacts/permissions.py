"""Who may do what (the table is in docs/decisions/0005), as predicates over a user and, where one is at hand, a record.

Without a record a predicate answers whether there can be any record at all that the user may act on: Django's
admin asks that way before it shows a list. Visibility is not decided here but by ``visible_to`` of each queryset.
"""

from typing import TYPE_CHECKING

import rules

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


@rules.predicate
def handles_own_contact_point(user: User, record: object = None) -> bool:
    """Contact point officers, on the contact point of their own Participant."""
    if not user.may.concurs:
        return False
    return record is None or getattr(record, "owner_id", None) == user.participant_id


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
grant(ContactPoint, view=reads_register, write=runs_register | handles_own_contact_point, delete=nobody)
grant(
    ContactPointOfficer,
    view=reads_register,
    write=runs_register | handles_own_contact_point,
    delete=runs_register | handles_own_contact_point,
)
grant(User, view=administers, write=administers, delete=nobody)

# The log of mail is written by the portal alone; what a failed or uncertain message comes to is a person's decision.
for logged in (Message, DeliveryAttempt, Reminder):
    grant(logged, view=runs_register | administers | handles_own_contact_point, write=nobody, delete=nobody)
rules.add_perm("contacts.decide_message", runs_register | administers)
