"""The sessions of an account: noted when they begin, seen now and then, ended one by one or all at once."""

from collections import OrderedDict
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING

from axes.models import AccessLog
from django.contrib.sessions.models import Session
from django.db import transaction

from accounts.enums import Way
from accounts.models import OpenSession
from accounts.signed_in import SEEN_EVERY, idle_end
from contacts.models import User

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

LONGEST_DEVICE = 200
MOST_REMEMBERED = 10_000
KEPT_FOR = timedelta(days=90)

# When this process last wrote that a session was seen: most requests then cost no statement.
_written: OrderedDict[str, datetime] = OrderedDict()


def note(
    *, user: User, session: "SessionBase", way: Way, device: str, address: str | None, at: datetime
) -> OpenSession:
    """Note that a session began."""
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
    """Record that a person used a session and move its idle end, once a minute at most.

    Only the columns of the moments are written: a save of the whole session would undo what a request beside it saved.
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
    """The sessions that are open, the latest seen first; those that ended by themselves are noted as ended."""
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
    """End one session: its next request is nobody's."""
    Session.objects.filter(session_key=session.session_key).delete()
    OpenSession.objects.open().filter(pk=session.pk).update(ended_at=at)


@transaction.atomic
def end_all(*, user: User, at: datetime, keep: str | None = None) -> int:
    """End the sessions of ``user``, but for the one whose key is ``keep``; how many there were."""
    rows = OpenSession.objects.open().filter(user=user).exclude(session_key=keep or "")
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    return int(rows.update(ended_at=at))


def note_ends(at: datetime) -> None:
    """Note which sessions have ended by themselves, or in a way that nobody noted; forget those of long ago."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    OpenSession.objects.open().exclude(session_key__in=alive).update(ended_at=at)
    # Whoever looks into a misuse does so by then; longer, nobody needs to know where somebody was.
    OpenSession.objects.filter(ended_at__lte=at - KEPT_FOR).delete()
    # When somebody signed in stays: the home page tells what has changed since.
    old = AccessLog.objects.filter(attempt_time__lte=at - KEPT_FOR).exclude(user_agent="", ip_address=None)
    old.update(user_agent="", http_accept="", ip_address=None)


def rename(before: str | None, after: str | None) -> None:
    """Follow a session that was given another key."""
    if before and after and before != after:
        OpenSession.objects.open().filter(session_key=before).update(session_key=after)


def note_end(session_key: str, at: datetime) -> None:
    """Note that a session was signed out."""
    OpenSession.objects.open().filter(session_key=session_key).update(ended_at=at)


def _known(address: str | None) -> str | None:
    """The address where it is one; what a proxy wrote may be anything."""
    try:
        return str(ip_address(address or ""))
    except ValueError:
        return None
