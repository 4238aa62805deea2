"""Filters of Dialogues and their related records."""

from typing import ClassVar

import django_filters

from commitments.models import Commitment
from core.rest.read.filters import (
    DAYS,
    MOMENTS,
    WORDS,
    IntegerFilter,
    KeyFilter,
    Led,
    OneOf,
    RecordFilters,
    RelatedFilter,
    SeenBy,
)
from dialogue import models
from dialogue.enums import MeetingFormat

NUMBERS = ["exact", "lt", "lte", "gt", "gte"]


class DialogueFilterMixin(RecordFilters):
    """Filter of related records by the number of their Dialogue."""

    dialogue = IntegerFilter(field_name="dialogue__number")


class DialogueFilters(RecordFilters):
    host = KeyFilter(field_name="host__code")
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


class CoChairFilters(DialogueFilterMixin):
    side = KeyFilter(field_name="side__code")
    participant = KeyFilter(field_name="participant__code")

    class Meta(RecordFilters.Meta):
        model = models.CoChair
        fields: ClassVar = ["acting"]


class DiscussionFilters(DialogueFilterMixin):
    area = RelatedFilter(models.DiscussionArea, of="discussion", key="area__key")

    class Meta(RecordFilters.Meta):
        model = models.Discussion
        fields: ClassVar = ["dialogue"]


class DelegateFilters(DialogueFilterMixin):
    participant = KeyFilter(field_name="participant__code")

    class Meta(RecordFilters.Meta):
        model = models.Delegate
        fields: ClassVar = {"function": WORDS}


class InviteeFilters(DialogueFilterMixin):
    proposed_by = KeyFilter(field_name="proposed_by__code")

    class Meta(RecordFilters.Meta):
        model = models.Invitee
        fields: ClassVar = {"state": WORDS}


class ActionItemFilters(DialogueFilterMixin):
    lead = Led(field_name="lead__code")
    supporting = RelatedFilter(models.ActionSupport, of="action", key="participant__code")
    commitment = SeenBy(Commitment, key="reference", field_name="commitment")

    class Meta(RecordFilters.Meta):
        model = models.ActionItem
        fields: ClassVar = {"state": WORDS, "due_on": DAYS, "closed_on": DAYS}


class CmwgStatusFilters(DialogueFilterMixin):
    class Meta(RecordFilters.Meta):
        model = models.CmwgStatus
        fields: ClassVar = {"as_of": DAYS, "nothing_to_report": ["exact"]}


class OverlapFilters(RecordFilters):
    status = IntegerFilter(field_name="status_id")
    dialogue = IntegerFilter(field_name="status__dialogue__number")
    commitment = KeyFilter(field_name="commitment__reference")

    class Meta(RecordFilters.Meta):
        model = models.Overlap
        fields: ClassVar = ["status"]


class ConsultationSessionFilters(RecordFilters):
    forum = KeyFilter(field_name="forum__code")
    # Not "format": every list uses that parameter for its output format.
    meeting_format = django_filters.ChoiceFilter(field_name="format", choices=MeetingFormat.choices)
    meeting_format__in = OneOf(field_name="format", lookup_expr="in", choices=MeetingFormat.choices)

    class Meta(RecordFilters.Meta):
        model = models.ConsultationSession
        fields: ClassVar = {"held_on": DAYS}


class ChairEligibilityFilters(RecordFilters):
    side = KeyFilter(field_name="side__code")
    participant = KeyFilter(field_name="participant__code")
    rank = KeyFilter(field_name="rank__code")

    class Meta(RecordFilters.Meta):
        model = models.ChairEligibility
        fields: ClassVar = ["side"]


class WorkingArrangementFilters(RecordFilters):
    side = KeyFilter(field_name="side__code")
    decision = KeyFilter(field_name="decision__reference")

    class Meta(RecordFilters.Meta):
        model = models.WorkingArrangement
        fields: ClassVar = {"kind": WORDS, "basis": WORDS, "effective_on": DAYS}


class AgendaFilters(DialogueFilterMixin):
    class Meta(RecordFilters.Meta):
        model = models.Agenda
        fields: ClassVar = {"status": WORDS, "form": WORDS, "issued_on": DAYS, "adopted_on": DAYS, "as_of": MOMENTS}


class AgendaItemFilters(RecordFilters):
    agenda = IntegerFilter(field_name="agenda_id")
    dialogue = IntegerFilter(field_name="agenda__dialogue__number")
    lead = KeyFilter(field_name="lead__code")

    class Meta(RecordFilters.Meta):
        model = models.AgendaItem
        fields: ClassVar = {"origin": WORDS, "purpose": WORDS, "key": ["exact"]}
