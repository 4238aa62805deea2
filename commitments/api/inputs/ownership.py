"""Participant scope of a client: the records that it may write."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from contacts.models import Participant, User
from core.rest.read.lookups import LOOKUPS, Lookup
from core.rest.write.write_errors import wrong


def own_participant(context: Mapping[str, Any]) -> Participant | None:
    """Return the Participant that the client writes for, or None for the secretariat, which writes for any.

    ``context`` is that of an ``Input``.
    """
    client, user = context["client"], context["request"].user
    assert isinstance(user, User)
    if client is not None and user.participant_id != client.owner_id:
        owner: Participant = client.owner
        return owner
    # Also for the account of a partner system, on which the Participant is then cached.
    return None if user.may.runs_register else _home(user)


def _home(user: User) -> Participant | None:
    """Return the Participant of an account, with the side of its time zone, in one statement."""
    if user.participant_id is not None and not User.participant.is_cached(user):
        lookup = LOOKUPS.get(Participant, lambda: Lookup(Participant.objects.all(), "pk", along="side"))
        user.participant = lookup.find(user.participant_id)
    return user.participant


def refuse_others(context: Mapping[str, Any], given: Mapping[str, Any], name: str, message: str) -> None:
    """Raise ValidationError at ``name`` if it is given and is not the client's own Participant."""
    own = own_participant(context)
    if own is not None and name in given and getattr(given[name], "pk", None) != own.pk:
        raise wrong(message % {"code": own.code}, "not-your-own", at=name)


def whose(context: Mapping[str, Any], given: Mapping[str, Any], name: str) -> Participant:
    """Return the Participant given as ``name``, or else the client's own. Raises ValidationError without either."""
    chosen: Participant | None = given.get(name) or own_participant(context)
    if chosen is None:
        raise wrong(_("Enter the Participant for this record."), "required", at=name)
    return chosen
