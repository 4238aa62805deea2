"""Filters of Dialogues and their related records."""

from typing import ClassVar

import django_filters

from commitments.models import Commitment
from core.rest.read.filters import DAYS, MOMENTS, WORDS, Keyed, Led, Linked, OneOf, RecordFilters, SeenBy, Whole
from dialogue import models
from dialogue.enums import MeetingFormat

NUMBERS = ["exact", "lt", "lte", "gt", "gte"]


class OfDialogue(RecordFilters):
    """Filter of related records by the number of their Dialogue."""

    dialogue = Whole(field_name="dialogue__number")


class DialogueFilters(RecordFilters):
    host = Keyed(field_name="host__code")
    # Not "format": every list uses that parameter for its output format.
    meeting_format = django_filters.ChoiceFilter(field_name="format", choices=MeetingFormat.choices)
    meeting_format__in = OneOf(field_name="format", lookup_expr="in", choices=MeetingFormat.choices)

    class Meta(RecordFilters.Meta):
        model = models.Dialogue
        fields: ClassVar = {
            "number": NUMBERS,
            "year": NUMBERS,
            "status": WORDS,
            "held_on": DAYS,
        }


class CoChairFilters(OfDialogue):
    side = Keyed(field_name="side__code")
    participant = Keyed(field_name="participant__code")

    class Meta(RecordFilters.Meta):
        model = models.CoChair
        fields: ClassVar = ["acting"]


class DiscussionFilters(OfDialogue):
    area = Linked(models.DiscussionArea, of="discussion", key="area__key")

    class Meta(RecordFilters.Meta):
        model = models.Discussion
        fields: ClassVar = ["dialogue"]


class DelegateFilters(OfDialogue):
    participant = Keyed(field_name="participant__code")

    class Meta(RecordFilters.Meta):
        model = models.Delegate
        fields: ClassVar = {"function": WORDS}


class InviteeFilters(OfDialogue):
    proposed_by = Keyed(field_name="proposed_by__code")

    class Meta(RecordFilters.Meta):
        model = models.Invitee
        fields: ClassVar = {"state": WORDS}


class ActionItemFilters(OfDialogue):
    lead = Led(field_name="lead__code")
    supporting = Linked(models.ActionSupport, of="action", key="participant__code")
    commitment = SeenBy(Commitment, key="reference", field_name="commitment")

    class Meta(RecordFilters.Meta):
        model = models.ActionItem
        fields: ClassVar = {"state": WORDS, "due_on": DAYS, "closed_on": DAYS}


class CmwgStatusFilters(OfDialogue):
    class Meta(RecordFilters.Meta):
        model = models.CmwgStatus
        fields: ClassVar = {"as_of": DAYS, "nothing_to_report": ["exact"]}


class OverlapFilters(RecordFilters):
    status = Whole(field_name="status_id")
    dialogue = Whole(field_name="status__dialogue__number")
    commitment = Keyed(field_name="commitment__reference")

    class Meta(RecordFilters.Meta):
        model = models.Overlap
        fields: ClassVar = ["status"]


class ConsultationSessionFilters(RecordFilters):
    forum = Keyed(field_name="forum__code")
    # Not "format": every list uses that parameter for its output format.
    meeting_format = django_filters.ChoiceFilter(field_name="format", choices=MeetingFormat.choices)
    meeting_format__in = OneOf(field_name="format", lookup_expr="in", choices=MeetingFormat.choices)

    class Meta(RecordFilters.Meta):
        model = models.ConsultationSession
        fields: ClassVar = {"held_on": DAYS}


class ChairEligibilityFilters(RecordFilters):
    side = Keyed(field_name="side__code")
    participant = Keyed(field_name="participant__code")
    rank = Keyed(field_name="rank__code")

    class Meta(RecordFilters.Meta):
        model = models.ChairEligibility
        fields: ClassVar = ["side"]


class WorkingArrangementFilters(RecordFilters):
    side = Keyed(field_name="side__code")
    decision = Keyed(field_name="decision__reference")

    class Meta(RecordFilters.Meta):
        model = models.WorkingArrangement
        fields: ClassVar = {"kind": WORDS, "basis": WORDS, "effective_on": DAYS}


class AgendaFilters(OfDialogue):
    class Meta(RecordFilters.Meta):
        model = models.Agenda
        fields: ClassVar = {"status": WORDS, "form": WORDS, "issued_on": DAYS, "adopted_on": DAYS, "as_of": MOMENTS}


class AgendaItemFilters(RecordFilters):
    agenda = Whole(field_name="agenda_id")
    dialogue = Whole(field_name="agenda__dialogue__number")
    lead = Keyed(field_name="lead__code")

    class Meta(RecordFilters.Meta):
        model = models.AgendaItem
        fields: ClassVar = {"origin": WORDS, "purpose": WORDS, "key": ["exact"]}
