"""Decisions and notices under articles 2(c)(ii), 7 and 9, with status, consultations and emergencies."""

from collections import defaultdict
from datetime import date, datetime

from django.db.models import Q

from commitments.models import Concurrence, Consultation, Emergency, Instrument, JointDecision, Notice, Objection
from commitments.services.clocks import read_status
from commitments.services.decisions import today_at
from dialogue.rules.agenda.inputs import EmergencyData, GovernanceRecord, NoticeOrConsultation, OpenDecision


def law(instrument: Instrument, *, as_of: datetime, today: date, since: date | None) -> GovernanceRecord:
    """Return these records as of the aware instant ``as_of``, on its ``status_day`` ``today``.

    Notices are only those after the day ``since``, emergencies only those not over by then.
    """
    notices = Notice.objects.filter(instrument=instrument, issued_at__lte=as_of).filter(_not_by("withdrawn_on", today))
    if since is not None:
        notices = notices.filter(issued_on__gt=since)
    consultations = Consultation.objects.filter(instrument=instrument, raised_on__lte=today)
    return GovernanceRecord(
        status=read_status(instrument, today),
        decisions=_open_decisions(instrument, as_of, today),
        notices=tuple(
            NoticeOrConsultation(notice.reference, notice.subject, notice.sender.code, notice.issued_on)
            for notice in notices.select_related("sender").order_by("reference__natural")
            if notice.issued_on is not None
        ),
        consultations=tuple(
            NoticeOrConsultation(
                each.reference, each.title, each.raised_by.code if each.raised_by else None, each.raised_on
            )
            for each in consultations.filter(_not_by("concluded_on", today)).select_related("raised_by")
        ),
        emergencies=emergencies(instrument, today, since),
    )


def emergencies(instrument: Instrument, today: date, since: date | None) -> tuple[EmergencyData, ...]:
    """Return emergencies known by ``today``, without later dates."""
    rows = Emergency.objects.filter(instrument=instrument, occurred_on__lte=today)
    if since is not None:
        rows = rows.filter(_not_by("stood_down_on", since))
    return tuple(
        EmergencyData(
            each.reference,
            each.title,
            each.occurred_on,
            each.begun_on if each.begun_on and each.begun_on <= today else None,
            each.stood_down_on if each.stood_down_on and each.stood_down_on <= today else None,
        )
        for each in rows
    )


def _open_decisions(instrument: Instrument, as_of: datetime, today: date) -> tuple[OpenDecision, ...]:
    """Return decisions proposed and neither decided nor withdrawn by then, without those being redrafted.

    The date of the last concurrence can be later than the status day; then no Participant is awaited.
    """
    rows = (
        JointDecision.objects.filter(instrument=instrument, proposed_at__lte=as_of)
        .exclude(text_hash="")
        .filter(_not_by("decided_on", today), _not_by("withdrawn_on", today))
        .select_related("proposed_by__side")
        .order_by("reference__natural")
    )
    seats = list(instrument.participations.order_by("order").values_list("participant__code", flat=True))
    given, objecting = defaultdict(set), defaultdict(set)
    concurrences = Concurrence.objects.filter(decision__in=rows, recorded_at__lte=as_of)
    concurrences = concurrences.filter(Q(voided_at__isnull=True) | Q(voided_at__gt=as_of))
    for decision, code in concurrences.values_list("decision", "participant__code"):
        given[decision].add(code)
    objections = Objection.objects.filter(decision__in=rows, raised_at__lte=as_of)
    objections = objections.filter(Q(lifted_at__isnull=True) | Q(lifted_at__gt=as_of))
    for decision, code in objections.values_list("decision", "participant__code"):
        objecting[decision].add(code)
    return tuple(
        OpenDecision(
            reference=row.reference,
            title=row.title,
            text=row.text,
            proposed_by=row.proposed_by.code if row.proposed_by else None,
            proposed_on=today_at(row.proposed_by, row.proposed_at),
            missing=tuple(code for code in seats if code not in given[row.pk]),
            objecting=tuple(code for code in seats if code in objecting[row.pk]),
        )
        for row in rows
        if row.proposed_at is not None and not given[row.pk].issuperset(seats)
    )


def _not_by(field: str, today: date) -> Q:
    """Return the filter for ``field`` not set or later than ``today``."""
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gt": today})
