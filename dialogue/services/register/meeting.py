"""Dialogue, earlier Dialogues, rotation and consultations."""

from datetime import date
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from commitments.models import Forum, Instrument
from contacts.models import Official
from core.text.multilingual_text import MultilingualText
from dialogue.enums import ArrangementKind, DelegateFunction, DialogueStatus, ItemResult
from dialogue.models import (
    ChairEligibility,
    CmwgStatus,
    CoChair,
    ConsultationSession,
    Dialogue,
    DiscussionArea,
    ItemOutcome,
    Overlap,
    RotationTurn,
    WorkingArrangement,
)
from dialogue.rules.agenda.inputs import (
    ChairFact,
    CmwgUpdate,
    DelegateData,
    DiscussionData,
    EligibleChairData,
    InviteeData,
    MeetingData,
    OverlapData,
    PastDialogue,
    RotationOrder,
    SessionData,
)
from dialogue.services.key_dates import meeting_day

TAKEN_UP = (ItemResult.CONCLUDED, ItemResult.CONTINUES)

# Related records are annotated with their codes only, to avoid loading them.
CHAIRS = (
    CoChair.objects.select_related("official")
    .annotate(side_code=F("side__code"), participant_code=F("participant__code"))
    .order_by("side__order")
)


def meeting(row: Dialogue, zone: str) -> MeetingData:
    """Return the Dialogue that the agenda is for; ``zone`` is that of its wall time."""
    delegates = row.delegates.select_related("official", "participant").in_order()
    invitees = (
        row.invitees.expected().select_related("stakeholder__organization", "proposed_by").prefetch_related("items")
    )
    day = row.wall_start.date() if row.wall_start else None
    return MeetingData(
        number=row.number_was or row.number,
        status=DialogueStatus(row.status),
        # Before the meeting its date is that of the start.
        held_on=(row.held_on or day) if row.status == DialogueStatus.HELD else (day or row.held_on),
        wall_start=row.wall_start,
        time_zone=zone,
        minutes=row.minutes,
        host=row.host.code if row.host else None,
        city=row.city,
        venue=row.venue,
        format=row.format,
        languages=tuple(row.languages),
        interpretation=row.interpretation,
        contact=row.contact,
        mark=row.mark.in_full,
        chairs=tuple(_chair(chair) for chair in CHAIRS.filter(dialogue=row)),
        delegates=tuple(
            DelegateData(
                delegate.participant.code,
                DelegateFunction(delegate.function),
                _name(delegate.official),
                delegate.title or delegate.official.title,
                delegate.organization or delegate.participant.applied_title,
            )
            for delegate in delegates
        ),
        invitees=tuple(
            InviteeData(
                invitee.stakeholder.name,
                invitee.stakeholder.title,
                invitee.stakeholder.organization.name,
                invitee.proposed_by.code,
                tuple(item.item_key for item in invitee.items.all()),
                invitee.stakeholder.name_ja,
            )
            for invitee in invitees
        ),
    )


def following(row: Dialogue) -> date | None:
    """Return the planned day of the Dialogue after this one; None while it has none or is cancelled."""
    ahead = Dialogue.objects.exclude(status=DialogueStatus.CANCELLED)
    found = ahead.filter(instrument=row.instrument_id, number=row.number + 1).first()
    return meeting_day(found) if found else None


def past_dialogues(row: Dialogue, today: date) -> tuple[PastDialogue, ...]:
    """Return the Dialogues before this one that were held by ``today``, in order."""
    return held_dialogues(Dialogue.objects.filter(instrument=row.instrument_id, number__lt=row.number), today)


def held_dialogues(among: QuerySet[Any], today: date) -> tuple[PastDialogue, ...]:
    """Return the Dialogues in ``among`` that were held by ``today``, in order."""
    rows = (
        among.filter(status=DialogueStatus.HELD)
        .filter(Q(held_on__lte=today) | Q(held_on__isnull=True, latest_on__lte=today))
        .annotate(host_code=F("host__code"))
        .prefetch_related(
            Prefetch("cochairs", CHAIRS),
            "discussions",
            Prefetch("discussions__area_links", DiscussionArea.objects.annotate(code=F("area__code"))),
            Prefetch("outcomes", ItemOutcome.objects.filter(result__in=TAKEN_UP).only("dialogue_id", "item_key")),
        )
        .order_by("number")
    )
    return tuple(
        PastDialogue(
            number=past.number,
            held_on=past.held_on,
            held_by=past.held_by or today,
            date_note=past.date_note,
            host=past.host_code,
            chairs=tuple(_chair(chair) for chair in past.cochairs.all()),
            discussions=tuple(
                DiscussionData(subject.title, subject.summary, tuple(link.code for link in subject.area_links.all()))
                for subject in past.discussions.all()
            ),
            items=frozenset(outcome.item_key for outcome in past.outcomes.all()),
        )
        for past in rows
    )


def _chair(row: Any) -> ChairFact:
    return ChairFact(
        side=row.side_code,
        participant=row.participant_code,
        name=_name(row.official) if row.official else MultilingualText(),
        title=row.title or (row.official.title if row.official else MultilingualText()),
        acting=row.acting,
        reason=row.out_of_turn_reason,
    )


def _name(official: Official) -> MultilingualText:
    """Return a name in each language; names are transcribed, so none is a courtesy translation."""
    return MultilingualText(en=official.name_in("en"), fr=official.name_in("fr"), ja=official.name_in("ja"))


def arrangements(
    instrument: Instrument, today: date, *, meets_on: date | None = None
) -> tuple[RotationOrder | None, str]:
    """Return the rotation order of the chair, and the code of the arrangement on alternating hosts.

    The order is the one in effect on ``meets_on`` or, without that date, on ``today``, if it was decided by then. The
    latest one applies.
    """
    known = WorkingArrangement.objects.filter(instrument=instrument).filter(
        Q(decision__isnull=True) | Q(decision__decided_on__lte=today)
    )
    rotations = known.filter(kind=ArrangementKind.ROTATION).select_related("side")
    rotates = rotations.in_effect(meets_on or today).first()
    alternates = known.filter(kind=ArrangementKind.HOST).in_effect(today).first()
    host = alternates.code if alternates else ""
    if rotates is None or rotates.side is None:
        return None, host
    turns = RotationTurn.objects.filter(arrangement=rotates).order_by("position")
    order = tuple(turns.values_list("participant__code", flat=True))
    return RotationOrder(rotates.code, rotates.side.code, order), host


def eligible(instrument: Instrument) -> tuple[EligibleChairData, ...]:
    """Return eligible co-chairs in the order of the Participants, from the highest rank down."""
    rows = (
        ChairEligibility.objects.filter(instrument=instrument)
        .select_related("rank")
        .annotate(side_code=F("side__code"), participant_code=F("participant__code"))
    )
    return tuple(EligibleChairData(row.side_code, row.participant_code, row.rank.name) for row in rows)


def cmwg(row: Dialogue, today: date) -> CmwgUpdate | None:
    """Return the latest entry on the working group's status for this Dialogue (article 4(a)(iii)), or None."""
    shared = Overlap.objects.shared().select_related("commitment")
    status = (
        CmwgStatus.objects.filter(dialogue=row, as_of__lte=today)
        .prefetch_related(Prefetch("overlaps", shared.order_by("commitment__reference__natural")))
        .order_by("as_of", "pk")
        .last()
    )
    if status is None:
        return None
    overlaps = tuple(OverlapData(overlap.commitment.reference, overlap.avoided_by) for overlap in status.overlaps.all())
    return CmwgUpdate(status.as_of, status.nothing_to_report, status.text, status.source, overlaps)


def weighed_forum() -> str:
    """Return the abbreviation of the forum that each meeting takes into consideration."""
    return Forum.objects.filter(weighs_duplication=True).values_list("abbreviation", flat=True).first() or ""


def sessions(today: date) -> tuple[SessionData, ...]:
    """Return the latest recorded session of each other forum."""
    rows = (
        ConsultationSession.objects.filter(Q(held_on__lte=today) | Q(held_on__isnull=True))
        .select_related("forum")
        .order_by("forum__order", "-held_on")
    )
    latest = {row.forum_id: row for row in reversed(rows)}
    return tuple(
        SessionData(row.forum.abbreviation, row.forum.name, row.number, row.held_on, row.note)
        for row in sorted(latest.values(), key=lambda row: row.forum.order)
    )
