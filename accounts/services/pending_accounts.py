"""Pending accounts, to which no person can sign in."""

from datetime import datetime

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import QuerySet

from accounts.models import IdentityProvider, OneTimeCode
from contacts.enums import Role
from contacts.models import User


def shut_out(now: datetime) -> QuerySet[User]:
    """Return active accounts without access: no password, no single sign-on, no valid invitation."""
    at_ministries = IdentityProvider.objects.filter(active=True).values("participant")
    return (
        User.objects.filter(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX)
        .exclude(role=Role.PARTNER)
        .exclude(email="")
        .exclude(participant__in=at_ministries)
        .exclude(pk__in=OneTimeCode.objects.open(now).values("user"))
        .order_by("date_joined", "pk")
    )
