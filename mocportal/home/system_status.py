"""System status for administrators: services, accounts and tokens, without data of the register."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from contacts.enums import Role
from contacts.models import User
from mocportal.operations import health
from partners.models import Client, Token

# Lead time for replacing a token or renewing a system.
NOTICE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class SystemComponent:
    """Service of the portal that may be unavailable."""

    label: str
    works: bool


@dataclass(frozen=True, slots=True)
class SystemStatus:
    """System status: services, and active accounts by role."""

    parts: list[SystemComponent]
    roles: dict[Role, int]
    never_used: int
    tokens_ending: int
    systems_ending: int

    @property
    def faults(self) -> int:
        return sum(not part.works for part in self.parts)

    @property
    def accounts(self) -> int:
        return sum(self.roles.values())


def read_watch(now: datetime) -> SystemStatus:
    """Return the status at the aware datetime ``now``, with three statements and one probe for each service."""
    labels = {
        "database": _("Database"),
        "broker": _("Message broker"),
        "worker": _("Worker and schedule"),
    }
    rows = (
        User.objects.filter(is_active=True)
        .order_by()
        .values_list("role")
        .annotate(n=Count("pk"), unused=Count("pk", filter=Q(last_login__isnull=True)))
    )
    roles, unused = {}, 0
    for role, count, never in rows:
        roles[role] = count
        unused += never
    return SystemStatus(
        parts=[SystemComponent(labels[name], works) for name, works in health.parts().items()],
        roles={role: roles.get(role, 0) for role in Role},
        never_used=unused,
        tokens_ending=tokens_ending(now).count(),
        systems_ending=systems_ending(now).count(),
    )


def tokens_ending(now: datetime) -> QuerySet[Token]:
    """Return tokens that expire within ``NOTICE`` and have no successor."""
    near = Token.objects.valid(now).filter(expires_at__lte=now + NOTICE, replaced_by=None)
    return near.exclude(client__ended_at__isnull=False)


def systems_ending(now: datetime) -> QuerySet[Client]:
    """Return partner systems that expire within ``NOTICE``."""
    return Client.objects.valid(now).filter(expires_at__lte=now + NOTICE)
