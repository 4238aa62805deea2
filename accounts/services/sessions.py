"""Sessions of an account: recorded at sign-in, updated on use, ended singly or together."""

from collections import OrderedDict
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING

from axes.models import AccessLog
from django.contrib.sessions.models import Session
from django.db import transaction

from accounts.enums import SignInMethod
from accounts.models import OpenSession
from accounts.signed_in import SEEN_EVERY, idle_end
from contacts.models import User

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

LONGEST_DEVICE = 200
MOST_REMEMBERED = 10_000
RETENTION = timedelta(days=90)

# Last write of each session by this process, so that most requests need no statement.
_written: OrderedDict[str, datetime] = OrderedDict()


def note(
    *, user: User, session: "SessionBase", way: SignInMethod, device: str, address: str | None, at: datetime
) -> OpenSession:
    """Record the start of a session."""
    key = session.session_key
    assert key
    row: OpenSession = OpenSession.objects.create(
        user=user,
        session_key=key,
        device=device[:LONGEST_DEVICE],
        address=_known(address),
        way=way,
        began_at=at,
        seen_at=at,
    )
    return row


def see(session: "SessionBase", at: datetime) -> None:
    """Record the use of a session and extend its idle end, at most once a minute.

    Only the time columns are written: saving the whole session would overwrite concurrent changes.
    """
    session_key = session.session_key
    assert session_key
    last = _written.get(session_key)
    if last is not None and timedelta(0) <= at - last < SEEN_EVERY:
        return
    _written[session_key] = at
    _written.move_to_end(session_key)
    if len(_written) > MOST_REMEMBERED:
        _written.popitem(last=False)
    OpenSession.objects.open().filter(session_key=session_key, seen_at__lte=at - SEEN_EVERY).update(seen_at=at)
    Session.objects.filter(session_key=session_key).update(expire_date=idle_end(session, at))


def of(user: User, at: datetime) -> list[OpenSession]:
    """Return the open sessions, the latest used first; expired ones are marked as ended."""
    rows = list(OpenSession.objects.open().filter(user=user).order_by("-seen_at"))
    alive = set(
        Session.objects.filter(session_key__in=[row.session_key for row in rows], expire_date__gt=at).values_list(
            "session_key", flat=True
        )
    )
    over = [row.pk for row in rows if row.session_key not in alive]
    if over:
        OpenSession.objects.filter(pk__in=over).update(ended_at=at)
    return [row for row in rows if row.session_key in alive]


@transaction.atomic
def end(*, session: OpenSession, at: datetime) -> None:
    """End one session: its next request is anonymous."""
    Session.objects.filter(session_key=session.session_key).delete()
    OpenSession.objects.open().filter(pk=session.pk).update(ended_at=at)


@transaction.atomic
def end_all(*, user: User, at: datetime, keep: str | None = None) -> int:
    """End the sessions of ``user``, except the one with the key ``keep``; return their number."""
    rows = OpenSession.objects.open().filter(user=user).exclude(session_key=keep or "")
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    return int(rows.update(ended_at=at))


def note_ends(at: datetime) -> None:
    """Mark expired sessions as ended, and delete those past their retention period."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    OpenSession.objects.open().exclude(session_key__in=alive).update(ended_at=at)
    # Retention for investigating misuse, and not longer for privacy.
    OpenSession.objects.filter(ended_at__lte=at - RETENTION).delete()
    # Sign-in times are kept: the home page shows the changes since.
    old = AccessLog.objects.filter(attempt_time__lte=at - RETENTION).exclude(user_agent="", ip_address=None)
    old.update(user_agent="", http_accept="", ip_address=None)


def rename(before: str | None, after: str | None) -> None:
    """Update the key of a session that Django changed."""
    if before and after and before != after:
        OpenSession.objects.open().filter(session_key=before).update(session_key=after)


def note_end(session_key: str, at: datetime) -> None:
    """Mark a session as ended."""
    OpenSession.objects.open().filter(session_key=session_key).update(ended_at=at)


def _known(address: str | None) -> str | None:
    """Return a valid IP address, or None; the header of a proxy may contain anything."""
    try:
        return str(ip_address(address or ""))
    except ValueError:
        return None
