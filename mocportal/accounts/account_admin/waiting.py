"""Accounts that wait for an administrator, on the administrator's home page."""

from datetime import datetime

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from contacts.enums import Role
from contacts.models import User
from mocportal.accounts.models import IdentityProvider, OneTimeCode
from mocportal.home.administering import WAITING
from mocportal.home.lines import Act


def shut_out(now: datetime) -> QuerySet[User]:
    """Accounts of people that nobody can enter: no password, no sign-in at the ministry, no invitation that opens."""
    at_ministries = IdentityProvider.objects.filter(active=True).values("participant")
    return (
        User.objects.filter(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX)
        .exclude(role=Role.PARTNER)
        .exclude(email="")
        .exclude(participant__in=at_ministries)
        .exclude(pk__in=OneTimeCode.objects.open(now).values("user"))
        .order_by("date_joined", "pk")
    )


def to_invite(now: datetime) -> Act | None:
    """Invite the first of them."""
    person = shut_out(now).first()
    if person is None:
        return None
    url = reverse("admin:contacts_user_invite", args=[person.pk])
    hint = _("This account has no password, and no invitation to it is open.")
    return Act(_("Invite %(person)s") % {"person": person}, url, hint)


WAITING.append(to_invite)
