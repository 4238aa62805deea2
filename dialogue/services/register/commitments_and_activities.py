"""Commitments, actions and activities as of an instant.

Large tables are read as plain values, one statement per table with a shared condition: model instances, and statements
that list keys, would take longer than the rest of an agenda.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, When

from commitments.enums import CommitmentState, Completion, Health, IpAnswer, Origin, ReviewAnswer
from commitments.models import (
    Activity,
    Commitment,
    CommitmentArea,
    CommitmentForm,
    CommitmentForum,
    Evidence,
    Instrument,
    IpInstrumentCommitment,
    Milestone,
    ProgressReport,
    StateChange,
    SupportingParticipant,
)
from commitments.querysets import SHARED
from contacts.enums import Audience
from core.text.multilingual_text import LANGUAGES, MultilingualText
from dialogue.models import ActionItem, ActionSupport, Dialogue
from dialogue.rules.agenda.inputs import ActionInput, ActivityFact, CommitmentFact, MilestoneData, ReportData

REVIEW = ("review", "review_reason", "reviewed_on")


def commitments(
    instrument: Instrument, *, as_of: datetime, today: date, own_of: int | None = None
) -> tuple[tuple[CommitmentFact, ...], dict[str, int]]:
    """Return the shared active commitments, and the count of each other state.

    With ``own_of`` return instead those that this Participant leads and that only its staff may read.
    """
    circle: dict[str, Any] = {"mark__audience__in": SHARED}
    if own_of is not None:
        circle = {"mark__audience": Audience.OWN_PARTICIPANT, "lead": own_of}
    on_shared = Q(commitment__instrument=instrument, **{f"commitment__{path}": value for path, value in circle.items()})
    states = _states(on_shared, today)
    support = _linked(SupportingParticipant.objects.filter(on_shared), "commitment", "participant__code")
    areas = _linked(CommitmentArea.objects.filter(on_shared), "commitment", "area__code")
    forms = _linked(CommitmentForm.objects.filter(on_shared), "commitment", "form__code")
    fora = _linked(CommitmentForum.objects.filter(on_shared), "commitment", "forum__abbreviation")
    milestones = _milestones(on_shared, today)
    reports = _last_reports(on_shared, as_of)
    evidence = _evidence(on_shared)
    protected = _protected(on_shared)
    rows = (
        Commitment.objects.filter(instrument=instrument, **circle)
        .order_by("reference__natural")
        .values("pk", "reference", *_columns("title"), "lead__code", "origin", "due_on", "ip_answer", *REVIEW)
    )
    active = tuple(
        CommitmentFact(
            reference=row["reference"],
            title=_words(row, "title"),
            lead=row["lead__code"],
            support=support.get(key, ()),
            areas=areas.get(key, ()),
            forms=forms.get(key, ()),
            also_in=fora.get(key, ()),
            origin=Origin(row["origin"]),
            active_since=states[key][1],
            due_on=row["due_on"],
            ip_answer=IpAnswer(row["ip_answer"]),
            has_ip_instrument=key in protected,
            milestones=tuple(milestones.get(key, ())),
            last_report=reports.get(key),
            evidence=evidence.get(key, 0),
            review=ReviewAnswer(row["review"]) if row["review"] else None,
            review_reason=row["review_reason"],
            reviewed_on=row["reviewed_on"],
        )
        for row in rows
        if (key := row["pk"]) in states and states[key][0] == CommitmentState.ACTIVE
    )
    counts = Counter(state for state, _since in states.values())
    del counts[CommitmentState.DRAFT]
    return active, dict(counts)


def _states(on_shared: Q, today: date) -> dict[int, tuple[str, date]]:
    """Return the state of each commitment and its start date."""
    changes = StateChange.objects.filter(on_shared, on__lte=today).order_by("commitment_id", "-on", "-pk")
    last = changes.distinct("commitment_id").values_list("commitment", "after", "on")
    return {commitment: (state, since) for commitment, state, since in last}


def _linked(links: QuerySet[Any], to: str, code: str) -> Mapping[int, tuple[str, ...]]:
    """Return the codes linked to each key, in the order of the links."""
    found = defaultdict(list)
    for key, linked in links.values_list(to, code):
        found[key].append(linked)
    return {key: tuple(codes) for key, codes in found.items()}


def _milestones(on_shared: Q, today: date) -> Mapping[int, list[MilestoneData]]:
    """Return milestones not resolved by ``today``, in the order of due dates."""
    still_open = Q(resolved_on__isnull=True) | Q(resolved_on__gt=today)
    found = defaultdict(list)
    rows = Milestone.objects.filter(on_shared, still_open).order_by("due_on", "id")
    for row in rows.values("commitment", *_columns("title"), "due_on"):
        found[row["commitment"]].append(MilestoneData(_words(row, "title"), row["due_on"]))
    return found


def _last_reports(on_shared: Q, as_of: datetime) -> dict[int, ReportData]:
    """Return the last valid report on each commitment: submitted by ``as_of``, and not corrected by then."""
    rows = (
        ProgressReport.objects.filter(on_shared, submitted_at__lte=as_of)
        .exclude(corrected_by__submitted_at__lte=as_of)
        .order_by("commitment_id", "-reported_on", "-submitted_at", "-id")
        .distinct("commitment_id")
        .values("commitment", "reported_on", *_columns("text"), "health", "completion")
    )
    return {
        row["commitment"]: ReportData(
            row["reported_on"], _words(row, "text"), Health(row["health"]), Completion(row["completion"])
        )
        for row in rows
    }


def _protected(on_shared: Q) -> set[int]:
    """Return the commitments with an instrument of article 5(a) visible to all; hidden ones count as missing."""
    known = IpInstrumentCommitment.objects.filter(on_shared, ip_instrument__mark__audience__in=SHARED)
    return set(known.values_list("commitment", flat=True))


def _evidence(on_shared: Q) -> dict[int, int]:
    """Return the number of shared evidence links and files of each commitment."""
    shared = Evidence.objects.filter(on_shared, mark__audience__in=SHARED)
    return dict(shared.order_by().values_list("commitment").annotate(Count("pk")))


def actions(dialogue: Dialogue, held: set[int], today: date) -> tuple[ActionInput, ...]:
    """Return the actions of the Dialogues ``held`` (by number), without commitments that are not shared."""
    of_held = {"dialogue__instrument": dialogue.instrument_id, "dialogue__number__in": held}
    support = _linked(
        ActionSupport.objects.filter(**{f"action__{path}": value for path, value in of_held.items()}),
        "action",
        "participant__code",
    )
    shared = Q(commitment__mark__audience__in=SHARED) & ~Q(commitment__state=CommitmentState.DRAFT)
    rows = (
        ActionItem.objects.filter(**of_held)
        .annotate(carried_on_by=Case(When(shared, then=F("commitment__reference"))))
        .order_by("dialogue__number", "number")
        .values(
            *("pk", "dialogue__number", "number", *_columns("title"), "lead__code"),
            *("due_on", "closed_on", "carried_on_by"),
        )
    )
    return tuple(
        ActionInput(
            code=f"{row['dialogue__number']}/{row['number']}",
            dialogue=row["dialogue__number"],
            title=_words(row, "title"),
            lead=row["lead__code"],
            support=support.get(row["pk"], ()),
            due_on=row["due_on"],
            is_open=row["closed_on"] is None or row["closed_on"] > today,
            commitment=row["carried_on_by"],
        )
        for row in rows
    )


def activities(instrument: Instrument, today: date) -> tuple[ActivityFact, ...]:
    """Return the shared future activities."""
    rows = (
        Activity.objects.filter(instrument=instrument)
        .shared()
        .ahead(today)
        .defer("text_en", "text_fr", "text_ja")
        .select_related("form")
        .prefetch_related(Prefetch("commitments", Commitment.objects.shared().only("reference")))
        .order_by("starts_on", "reference__natural")
    )
    return tuple(
        ActivityFact(
            reference=row.reference,
            title=row.title,
            form=row.form.code,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            place=row.place,
            commitments=tuple(commitment.reference for commitment in row.commitments.all()),
        )
        for row in rows
    )


def _columns(text: str) -> tuple[str, ...]:
    """Return the columns that ``_words`` needs."""
    return "original_language", *(f"{text}_{language}" for language in LANGUAGES)


def _words(row: Mapping[str, Any], text: str) -> MultilingualText:
    return MultilingualText(row[f"{text}_en"], row[f"{text}_fr"], row[f"{text}_ja"], row["original_language"])
