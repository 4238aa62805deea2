"""Querysets of sign-in records: administrators read all, other users their own."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from contacts.models import User

if TYPE_CHECKING:
    from accounts.models import AccountRequest, OneTimeCode, OpenSession, RecoveryCode, RoleClaim, SignInRule, WrongTry

type Viewer = User | AnonymousUser


class OwnQuerySet[M: models.Model](models.QuerySet[M]):
    """Queryset of records that belong to an account."""

    def visible_to(self, viewer: Viewer) -> Self:
        if not isinstance(viewer, User) or not viewer.is_active:
            return self.none()
        return self.all() if viewer.may.administers else self.filter(user=viewer.pk)


class AdministratorsQuerySet(models.QuerySet["SignInRule"]):
    """Queryset that only administrators can read."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.all() if isinstance(viewer, User) and viewer.is_active and viewer.may.administers else self.none()


class MinistryQuerySet[M: models.Model](models.QuerySet[M]):
    """Queryset of sign-in configuration, for administrators and the ministry's contact point officers."""

    of_ministry = "participant"

    def visible_to(self, viewer: Viewer) -> Self:
        if not isinstance(viewer, User) or not viewer.is_active:
            return self.none()
        if viewer.may.administers:
            return self.all()
        return self.filter(**{self.of_ministry: viewer.participant_id}) if viewer.may.concurs else self.none()


class RoleClaimQuerySet(MinistryQuerySet["RoleClaim"]):
    of_ministry = "provider__participant"


class AccountRequestQuerySet(models.QuerySet["AccountRequest"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Return all requests for administrators; otherwise one's own and, for officers, those of their ministry."""
        if not isinstance(viewer, User) or not viewer.is_active:
            return self.none()
        if viewer.may.administers:
            return self.all()
        theirs = Q(user=viewer.pk)
        if viewer.may.concurs:
            theirs |= Q(participant=viewer.participant_id) | Q(role="", user__participant=viewer.participant_id)
        return self.filter(theirs)

    def open(self) -> Self:
        return self.filter(decided_at=None)


class RecoveryCodeQuerySet(OwnQuerySet["RecoveryCode"]):
    def unused(self) -> Self:
        return self.filter(used_at=None)


class OpenSessionQuerySet(OwnQuerySet["OpenSession"]):
    def open(self) -> Self:
        return self.filter(ended_at=None)


class OneTimeCodeQuerySet(OwnQuerySet["OneTimeCode"]):
    def open(self, at: datetime) -> Self:
        """Filter codes that are valid at ``at``."""
        return self.filter(used_at=None, expires_at__gt=at)


class FailedAttemptQuerySet(OwnQuerySet["WrongTry"]):
    def since(self, at: datetime) -> Self:
        return self.filter(at__gt=at)
