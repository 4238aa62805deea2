"""Home page views by role, each with one primary action; data that a role may not see is not queried."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from commitments.models import Instrument
from commitments.services.clocks import status_day
from commitments.services.intellectual_property import without_instrument
from contacts.enums import Role
from contacts.models import Participant, Side, User
from contacts.permissions import holds_function
from contacts.services.today import today_for
from dialogue.services.preparation_progress import DialoguePreparation, next_act, read_year
from dialogue.services.readiness import readiness
from dialogue.services.year_line import year_line
from mocportal.home.administering import administer
from mocportal.home.agenda import read_agenda
from mocportal.home.figures import read_figures
from mocportal.home.first_steps import first_steps
from mocportal.home.mail import read_mail
from mocportal.home.ministries import read_waiting
from mocportal.home.overdue import read_overdue
from mocportal.home.own_commitments import read_own
from mocportal.home.recent_activity import read_since
from mocportal.home.record_tasks import unwritten
from mocportal.home.reviews import read_reviews
from mocportal.home.series import Series, read_series
from mocportal.home.system_status import read_watch
from mocportal.home.task_list import read_duties
from mocportal.home.task_rows import TaskButton, TaskList
from mocportal.web.moc_status import read_moc_status


def home(request: HttpRequest) -> HttpResponse:
    """Render the home page. Without seed data, render instructions for loading it."""
    assert isinstance(request.user, User)
    user = request.user
    if user.may.administers:
        return render(request, "home/administrator.html", _watched(user, timezone.now()))
    instrument = Instrument.objects.order_by("pk").first()
    if instrument is None:
        return render(request, "home/empty.html")
    return render(request, "home/register.html", _register(user, instrument))


def _watched(user: User, now: datetime) -> dict[str, Any]:
    watch, mail = read_watch(now), read_mail(user, now)
    return {"watch": watch, "mail": mail, "act": administer(watch, mail, now), "steps": first_steps(user)}


def _register(user: User, instrument: Instrument) -> dict[str, Any]:
    participants = list(
        Participant.objects.filter(participations__instrument=instrument)
        .select_related("side")
        .order_by("participations__order")
    )
    now = timezone.now()
    today = today_for(user, at=now, capitals={seat.side.time_zone for seat in participants})
    series = read_series(instrument, user, today)
    duties = read_duties(user, today) if user.may.edits_own else None
    coming = series.coming
    own = read_own(user, user.participant, today) if duties is not None and user.participant else None
    year = read_year(dialogue=coming, viewer=user, at=now) if coming else None
    return {
        "instrument": instrument,
        "today": today,
        "may_request_account": duties is not None and holds_function(user),
        "moc_status": read_moc_status(instrument, status_day(instrument, now)),
        "participant": next((seat for seat in participants if seat.pk == user.participant_id), None),
        "series": series,
        "sides": _host_first(series, participants),
        "year": year,
        "line": year_line(year, today) if year else None,
        "ready": readiness(dialogue=coming, viewer=user) if coming and user.may.runs_register else None,
        "waiting": read_waiting(participants, user, today) if user.may.runs_register else None,
        "mail": read_mail(user, now) if user.may.runs_register else None,
        "unwritten": unwritten(instrument) if user.may.runs_register else None,
        "unprotected": without_instrument(user).count() if user.may.runs_register else 0,
        "agenda": read_agenda(coming, user) if coming else None,
        "overdue": None if duties is not None or user.may.runs_register else read_overdue(user, today),
        "duties": duties,
        "own": own,
        "reviews": read_reviews(user, user.participant, coming) if own and user.participant else None,
        "steps": first_steps(user, coming, own, duties),
        "headline": _headline(user, duties, participants),
        "figures": read_figures(user),
        "since": read_since(user),
        "act": _act(user, series, duties, year, now),
    }


def _host_first(series: Series, participants: Sequence[Participant]) -> list[Side]:
    """Return the sides, the host side first."""
    sides = list({participant.side_id: participant.side for participant in participants}.values())
    host = series.coming.host_id if series.coming else None
    return sorted(sides, key=lambda side: (side.pk != host, side.order))


def _headline(user: User, duties: TaskList | None, participants: Sequence[Participant]) -> str:
    """Return the headline for users with tasks; an empty string for others, whose page starts with the Dialogue."""
    if duties is None:
        return ""
    # A Participant of the portal need not have a seat in this memorandum.
    ministry = next((seat for seat in participants if seat.pk == user.participant_id), None) or user.participant
    if not duties.count:
        return _("%(ministry)s has no outstanding tasks") % {"ministry": ministry}
    return ngettext(
        "%(ministry)s: %(count)d outstanding task",
        "%(ministry)s: %(count)d outstanding tasks",
        duties.count,
    ) % {"ministry": ministry, "count": duties.count}


def _act(
    user: User, series: Series, duties: TaskList | None, year: DialoguePreparation | None, now: datetime
) -> TaskButton | None:
    """Return the next action; None without one, for readers, and after the register is closed."""
    if user.may is Role.SECRETARIAT:
        return _prepare(user, series, year, now) if user.has_perm("dialogue.add_agenda") else None
    if duties is None or not user.has_perm("commitments.add_progressreport"):
        return None
    return duties.act or _propose(user, series, duties)


def _prepare(user: User, series: Series, year: DialoguePreparation | None, now: datetime) -> TaskButton:
    """Return the next action for the stage of the coming Dialogue, as on the Dialogue's page."""
    if series.coming is None or year is None:
        return TaskButton(_("Plan the next Dialogue"), reverse("dialogue:plan"))
    act = next_act(dialogue=series.coming, year=year, viewer=user, at=now)
    return TaskButton(act.label, act.url, act.hint)


def _propose(user: User, series: Series, duties: TaskList) -> TaskButton | None:
    """Return the proposal action for a ministry without pending tasks."""
    if duties.count or series.coming is None or not user.has_perm("dialogue.add_proposal"):
        return None
    return TaskButton(_("Propose an agenda item"), reverse("dialogue:new-proposal", args=[series.coming.number]))
