"""Questions about calendar tokens. ``visible_to`` decides who may read which."""

from datetime import datetime
from typing import Any, Self

from django.db import models

from contacts.models import User
from partners.querysets import Viewer


class CalendarTokenQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> Self:
        """One's own; administrators see all, so that they can end one that was lost."""
        if not isinstance(viewer, User) or not viewer.is_active:
            return self.none()
        return self.all() if viewer.may.administers else self.filter(user=viewer.pk)

    def valid(self, at: datetime) -> Self:
        """Those that are neither revoked nor expired at ``at``; their account may still have ended."""
        return self.filter(revoked_at=None, expires_at__gt=at)
