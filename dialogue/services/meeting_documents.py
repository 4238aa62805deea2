"""Input of the derived documents, limited to what their audience may read."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q

from commitments.enums import ActivityState, CommitmentState
from commitments.models import Activity, Commitment, IpInstrument, JointDecision, ProgressReport, StateChange
from commitments.querysets import SHARED
from contacts.enums import Audience
from contacts.models import HandlingMark, Participant
from core.text.multilingual_text import MultilingualText
from dialogue.enums import DialogueStatus, DocumentKind, InviteeState, RecordStatus
from dialogue.models import ActionItem, BriefNote, Dialogue, Invitee, ItemOutcome, ProducedDocument, Record, Speaker
from dialogue.rules.agenda.inputs import ActivityFact, AgendaInput, NoticeOrConsultation
from dialogue.rules.meeting_documents import (
    Brief,
    ClosedCommitment,
    CorrigendumData,
    DecidedAction,
    InviteeVersion,
    MeetingResults,
    RecordData,
    RecordParagraphData,
    ReportingPeriod,
    Script,
    objections_by,
)
from dialogue.services import key_dates
from dialogue.services.invitations import items_of
from dialogue.services.papers import for_invitee
from dialogue.services.register.commitments_and_activities import commitments
from moc.article_4a_ii_invitees import attended


def invitee_version(invitee: Invitee) -> InviteeVersion:
    """Return the items of ``invitee`` and the papers open to it; neither for one who declined."""
    stakeholder = invitee.stakeholder
    return InviteeVersion(
        name=MultilingualText(en=stakeholder.name_in("en"), fr=stakeholder.name_in("fr"), ja=stakeholder.name_in("ja")),
        organization=stakeholder.organization.name,
        keys=attended(items_of(invitee), has_declined=invitee.state == InviteeState.DECLINED),
        papers=for_invitee(invitee=invitee),
    )


def brief(dialogue: Dialogue, participant: Participant, register: AgendaInput) -> Brief:
    """Return the content of ``participant``'s brief in addition to the shared register."""
    notes = BriefNote.objects.filter(dialogue=dialogue, participant=participant)
    restricted, _closed = commitments(
        dialogue.instrument, as_of=register.as_of, today=register.today, own_of=participant.pk
    )
    mark = HandlingMark.objects.filter(audience=Audience.OWN_PARTICIPANT).order_by("pk").first()
    return Brief(
        participant=participant.code,
        mark=mark.in_full if mark else MultilingualText(),
        mark_code=mark.code if mark else "",
        notes=dict(notes.values_list("item_key", "text")),
        restricted=restricted,
    )


def script(dialogue: Dialogue) -> Script:
    """Return speakers who have not had the floor yet, by item."""
    waiting = Speaker.objects.filter(dialogue=dialogue, begun_at=None).select_related(
        "participant", "invitee__stakeholder"
    )
    speakers = defaultdict(list)
    for speaker in waiting.order_by("asked_at", "pk"):
        named = speaker.participant.code if speaker.participant else str(speaker.invitee)
        speakers[speaker.item_key].append(named)
    return Script({key: tuple(names) for key, names in speakers.items()})


def results(dialogue: Dialogue, *, on: date, issued_on: date | None) -> MeetingResults:
    """Return the results entered at the meeting; ``on`` is the day of the note, ``issued_on`` the same once issued."""
    outcomes = ItemOutcome.objects.filter(dialogue=dialogue).order_by("pk")
    actions = ActionItem.objects.filter(dialogue=dialogue).select_related("lead", "dialogue").order_by("number")
    following = Dialogue.objects.filter(instrument=dialogue.instrument, number=dialogue.number + 1).first()
    steps = key_dates.steps(dialogue=following) if following else ()
    noted = ProducedDocument.objects.filter(dialogue=dialogue, kind=DocumentKind.NOTE, shared=True)
    adopted = Record.objects.filter(dialogue=dialogue, status=RecordStatus.ADOPTED)
    return MeetingResults(
        summaries={outcome.item_key: outcome.summary for outcome in outcomes if outcome.summary},
        decisions={outcome.item_key: outcome.decision for outcome in outcomes if outcome.decision},
        actions=tuple(
            DecidedAction(
                action.code, action.item, action.title, action.lead.code if action.lead else None, action.due_on
            )
            for action in actions
        ),
        object_by=objections_by(on),
        key_dates={each.step: each.on for each in steps if each.on},
        issued_on=issued_on,
        is_adopted=issued_on is not None or noted.exists() or adopted.exists(),
    )


def record(dialogue: Dialogue, *, drafted: bool) -> RecordData:
    """Return the record of ``dialogue``, an empty form if there is none; drafts only if ``drafted``.

    Until a record is open for clearance only the secretariat may read it.
    """
    found = Record.objects.filter(dialogue=dialogue).first()
    symbol = Record(dialogue=dialogue).symbol
    if found is None or (found.status == RecordStatus.DRAFT and not drafted):
        return RecordData(symbol, RecordStatus.DRAFT)
    written = list(found.paragraphs.order_by("order", "pk"))
    # Paragraphs are numbered through the record, so that a corrigendum or a letter cites one number.
    labels = {each.pk: str(number) for number, each in enumerate(written, start=1)}
    return RecordData(
        symbol=symbol,
        status=RecordStatus(found.status),
        adopted_on=found.adopted_on,
        paragraphs=tuple(RecordParagraphData(each.item_key, labels[each.pk], each.text) for each in written),
        corrections=tuple(
            CorrigendumData(each.number, labels[each.paragraph_id], each.text, each.reason, each.issued_on)
            for each in found.corrections.order_by("number")
        ),
    )


def year(dialogue: Dialogue, register: AgendaInput) -> ReportingPeriod:
    """Return the events since the previous Dialogue, until ``dialogue`` was held or the register was read."""
    since = register.previous.held_by if register.previous else None
    meeting = register.meeting
    until = register.today
    if meeting.status is DialogueStatus.HELD and meeting.held_on:
        until = min(until, meeting.held_on)
    return ReportingPeriod(
        since=since,
        until=until,
        completed=_closed(dialogue, CommitmentState.COMPLETED, since, until),
        not_pursued=_closed(dialogue, CommitmentState.NOT_PURSUED, since, until),
        held=_held(dialogue, since, until),
        decided=_decided(dialogue, since, until),
        reports=ProgressReport.objects.filter(
            _within("reported_on", since, until),
            commitment__instrument=dialogue.instrument,
            commitment__mark__audience__in=SHARED,
            submitted_at__lte=register.as_of,
        ).count(),
        instruments=IpInstrument.objects.filter(
            Q(signed_on=None) | Q(signed_on__lte=until), instrument=dialogue.instrument, mark__audience__in=SHARED
        ).count(),
    )


def _within(field: str, since: date | None, until: date) -> Q:
    """Return the filter for ``field`` after ``since`` and not after ``until``."""
    upto = Q(**{f"{field}__lte": until})
    return upto if since is None else upto & Q(**{f"{field}__gt": since})


def _closed(
    dialogue: Dialogue, state: CommitmentState, since: date | None, until: date
) -> tuple[ClosedCommitment, ...]:
    """Return the shared commitments that entered ``state`` in the period and remained in it."""
    last = (
        StateChange.objects.filter(
            on__lte=until,
            commitment__instrument=dialogue.instrument,
            commitment__mark__audience__in=SHARED,
        )
        .order_by("commitment_id", "-on", "-pk")
        .distinct("commitment_id")
        .values("pk")
    )
    rows: Any = (
        StateChange.objects.filter(_within("on", since, until), pk__in=last, after=state)
        .select_related("commitment__lead")
        .prefetch_related("commitment__areas", "commitment__forms")
        .order_by("commitment__reference__natural")
    )
    return tuple(
        ClosedCommitment(
            reference=row.commitment.reference,
            title=row.commitment.title,
            lead=row.commitment.lead and row.commitment.lead.code,
            areas=tuple(area.code for area in row.commitment.areas.all()),
            forms=tuple(form.code for form in row.commitment.forms.all()),
            on=row.on,
            reason=row.reason,
        )
        for row in rows
    )


def _held(dialogue: Dialogue, since: date | None, until: date) -> tuple[ActivityFact, ...]:
    shared = Prefetch("commitments", Commitment.objects.shared().only("reference"))
    rows = (
        Activity.objects.filter(_within("starts_on", since, until), instrument=dialogue.instrument)
        .shared()
        .filter(state=ActivityState.HELD)
        .select_related("form")
        .prefetch_related(shared)
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


def _decided(dialogue: Dialogue, since: date | None, until: date) -> tuple[NoticeOrConsultation, ...]:
    rows = JointDecision.objects.filter(_within("decided_on", since, until), instrument=dialogue.instrument)
    return tuple(
        NoticeOrConsultation(
            row.reference, row.title, row.proposed_by.code if row.proposed_by else None, row.decided_on
        )
        for row in rows.select_related("proposed_by").order_by("decided_on", "reference__natural")
        if row.decided_on is not None
    )
