"""Querysets of partner systems and their tokens. ``visible_to`` applies the read permissions."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from contacts.models import User

if TYPE_CHECKING:
    from partners.models import Client, Token, Usage

type Viewer = User | AnonymousUser


def readable(viewer: Viewer, *, client: str = "") -> Q:
    """Return the read condition for partner systems, or for records related to one by the path ``client``.

    Administrators see all, editors and contact point officers those of their own Participant.
    """
    if not isinstance(viewer, User) or not viewer.is_active:
        return Q(pk__in=[])
    if viewer.may.administers:
        return Q()
    if viewer.may.edits_own:
        at = f"{client}__" if client else ""
        return Q(**{f"{at}owner": viewer.participant_id})
    return Q(pk__in=[])


class ClientQuerySet(models.QuerySet["Client"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable(viewer))

    def valid(self, at: datetime) -> Self:
        """Filter partner systems neither ended nor expired at ``at``."""
        return self.filter(ended_at=None, expires_at__gt=at)


class TokenQuerySet(models.QuerySet["Token"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Filter visible tokens, including personal ones of the viewer."""
        if not isinstance(viewer, User) or not viewer.is_active:
            return self.none()
        if viewer.may.administers:
            return self.all()
        return self.filter(readable(viewer, client="client") | Q(user=viewer.pk))

    def valid(self, at: datetime) -> Self:
        """Filter tokens neither revoked nor expired at ``at``; their client or account may still have ended."""
        return self.filter(revoked_at=None, expires_at__gt=at)


class UsageQuerySet(models.QuerySet["Usage"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(readable(viewer, client="client"))
