"""Filters of joint decisions and notices."""

from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet

from commitments.api.fields import awaited
from commitments.enums import NoticeState
from commitments.models import NoticeAddressee
from commitments.records.decision import DECISION_FIELDS
from commitments.records.notice import NOTICE_FIELDS
from contacts.models import Participant
from core.rest.read.filters import KeyFilter, RecordFilters, RelatedFilter


class ParticipantFilter(KeyFilter):
    """Filter by Participants that have not acted yet; its negation keeps the condition on the state."""

    def key_column(self, of: type[Model]) -> Any:
        return Participant._meta.get_field("code")


class Awaiting(ParticipantFilter):
    """Filter open decisions in which one of the Participants has not concurred."""

    def filter(self, qs: QuerySet[Any], value: list[str] | None) -> QuerySet[Any]:
        if not value:
            return qs
        opened: QuerySet[Any] = qs.open()  # type: ignore[attr-defined]  # The list is of decisions.
        return self.get_method(opened)(Exists(awaited().filter(participant__code__in=value)))


class Unacknowledged(ParticipantFilter):
    """Filter issued notices that one of the Participants has not acknowledged."""

    def filter(self, qs: QuerySet[Any], value: list[str] | None) -> QuerySet[Any]:
        if not value:
            return qs
        silent = NoticeAddressee.objects.filter(
            notice=OuterRef("pk"), participant__code__in=value, acknowledged_at__isnull=True
        )
        return self.get_method(qs.filter(state=NoticeState.ISSUED))(Exists(silent))


class DecisionFilters(RecordFilters):
    table = DECISION_FIELDS
    awaiting = Awaiting()


class NoticeFilters(RecordFilters):
    table = NOTICE_FIELDS
    addressee = RelatedFilter(NoticeAddressee, of="notice", key="participant__code")
    unacknowledged_by = Unacknowledged()
