"""Who may read what about signing in: administrators all of it, everyone what is one's own."""

from datetime import datetime
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from contacts.models import User

type Viewer = User | AnonymousUser


class OwnQuerySet(models.QuerySet[Any]):
    """Rows that belong to an account."""

    def visible_to(self, viewer: Viewer) -> Self:
        if not isinstance(viewer, User) or not viewer.is_active:
            return self.none()
        return self.all() if viewer.may.administers else self.filter(user=viewer.pk)


class AdministratorsQuerySet(models.QuerySet[Any]):
    """Rows that set how a ministry signs in."""

    def visible_to(self, viewer: Viewer) -> Self:
        if not isinstance(viewer, User) or not viewer.is_active or not viewer.may.administers:
            return self.none()
        return self.all()


class RecoveryCodeQuerySet(OwnQuerySet):
    def unused(self) -> Self:
        return self.filter(used_at=None)


class OpenSessionQuerySet(OwnQuerySet):
    def open(self) -> Self:
        return self.filter(ended_at=None)


class OneTimeCodeQuerySet(OwnQuerySet):
    def open(self, at: datetime) -> Self:
        """Those that still open something at ``at``."""
        return self.filter(used_at=None, expires_at__gt=at)


class WrongTryQuerySet(OwnQuerySet):
    def since(self, at: datetime) -> Self:
        return self.filter(at__gt=at)
