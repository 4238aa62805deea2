"""What the administrator watches over: whether the portal works, accounts and tokens; nothing of the register."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from contacts.enums import Role
from contacts.models import User
from mocportal.operations import health
from partners.models import Client, Token

# Long enough before a token or a system ends for somebody to put another in its place, or to renew it.
NOTICE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the portal that may be away."""

    label: str
    works: bool


@dataclass(frozen=True, slots=True)
class Watch:
    """The state of the machine, and accounts that can sign in, by role."""

    parts: list[Part]
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


def read_watch(now: datetime) -> Watch:
    """Read the state at the aware moment ``now``, in three statements and one probe of each part."""
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
    return Watch(
        parts=[Part(labels[name], works) for name, works in health.parts().items()],
        roles={role: roles.get(role, 0) for role in Role},
        never_used=unused,
        tokens_ending=tokens_ending(now).count(),
        systems_ending=systems_ending(now).count(),
    )


def tokens_ending(now: datetime) -> QuerySet[Token]:
    """Those that end within the time of ``NOTICE``; what has a successor already may end."""
    near = Token.objects.valid(now).filter(expires_at__lte=now + NOTICE, replaced_by=None)
    return near.exclude(client__ended_at__isnull=False)


def systems_ending(now: datetime) -> QuerySet[Client]:
    """Partner systems that expire within the time of ``NOTICE``."""
    return Client.objects.valid(now).filter(expires_at__lte=now + NOTICE)
