"""Permissions (the table is in docs/decisions/0005), as predicates over a user and optionally a record.

Without a record a predicate returns whether there can be any record that the user may act on, which Django's admin
checks before it shows a list. Visibility is decided by ``visible_to`` of each queryset instead.
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
    """Return whether the user is an editor or contact point officer, and the record belongs to the same Participant."""
    if not user.may.edits_own:
        return False
    return record is None or getattr(record, "owner_id", None) == user.participant_id


def missing_now(user: User) -> Missing | None:
    """Return the requirement that ``user`` lacks for formal acts, cached on the loaded account and so for the request.

    Pages use it to decide what to offer. Services check again with each act.
    """
    if "_missing" not in user.__dict__:
        user.__dict__["_missing"] = missing_for(user, timezone.now())
    known: Missing | None = user.__dict__["_missing"]
    return known


@rules.predicate
def holds_function(user: User) -> bool:
    """Return whether the user has a function today at the contact point of its Participant."""
    return missing_now(user) is None


@rules.predicate
def handles_own_contact_point(user: User, record: object = None) -> bool:
    """Return whether the user is an officer in function and the record, if any, belongs to the same Participant."""
    if not holds_function(user):
        return False
    return record is None or getattr(record, "owner_id", None) == user.participant_id


@rules.predicate
def is_officer(user: User) -> bool:
    """Return whether the user has the role of contact point officer, in function or not; gives read permissions."""
    return user.may.concurs


@rules.predicate
def edits_contact_point(user: User, record: object = None) -> bool:
    """Return whether the user may change the contact point of the record, or any one without a record."""
    if record is None:
        return user.may.runs_register or holds_function(user)
    owner = Participant.objects.select_related("side").in_bulk([getattr(record, "owner_id", None)])
    return any(may_hand_over(user, each, timezone.now()) for each in owner.values())


def grant(model: "type[Model]", *, view: rules.Predicate, write: rules.Predicate, delete: rules.Predicate) -> None:
    """Add the permissions of a model: view, add or change, and delete."""
    app, name = model._meta.app_label, model._meta.model_name
    rules.add_perm(f"{app}.view_{name}", view)
    rules.add_perm(f"{app}.add_{name}", write)
    rules.add_perm(f"{app}.change_{name}", write)
    rules.add_perm(f"{app}.delete_{name}", delete)


denied = rules.always_deny

for seeded in (Side, Participant, HandlingMark, Rank):
    grant(seeded, view=reads_register | administers, write=denied, delete=denied)

# National equivalents are a setting: they do not affect visibility.
grant(MarkEquivalent, view=reads_register | administers, write=administers, delete=administers)

for outside in (Organization, Stakeholder):
    grant(outside, view=reads_register, write=runs_register | edits_own, delete=runs_register)

grant(Official, view=reads_register, write=runs_register | edits_own, delete=runs_register)
# Changing a contact point decides who may act for its Participant.
grant(ContactPoint, view=reads_register, write=edits_contact_point, delete=denied)
grant(ContactPointOfficer, view=reads_register, write=edits_contact_point, delete=edits_contact_point)
grant(User, view=administers, write=administers, delete=denied)

# Only the portal writes the mail log; users resolve failed and uncertain messages.
for logged in (Message, DeliveryAttempt, Reminder):
    grant(logged, view=runs_register | administers | is_officer, write=denied, delete=denied)
rules.add_perm("contacts.decide_message", runs_register | administers)
