"""Querysets of calendar tokens. ``visible_to`` applies the read permissions."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

from contacts.models import User
from partners.querysets import Viewer

if TYPE_CHECKING:
    from partners.models import CalendarToken


class CalendarTokenQuerySet(models.QuerySet["CalendarToken"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Return the viewer's own tokens; administrators get all, so that they can revoke a lost one."""
        if not isinstance(viewer, User) or not viewer.is_active:
            return self.none()
        return self.all() if viewer.may.administers else self.filter(user=viewer.pk)

    def valid(self, at: datetime) -> Self:
        """Filter tokens neither revoked nor expired at ``at``; their account may still be closed."""
        return self.filter(revoked_at=None, expires_at__gt=at)
