"""Endpoint of activities, writable by their organizers."""

from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from commitments import models
from commitments.api import inputs, serializers
from commitments.api.views.write_viewset import RegisterWriteMixin
from commitments.enums import ActivityKind, ActivityState
from commitments.records.activity import ACTIVITY_FIELDS
from commitments.services import activities
from contacts.services.today import today_for
from core.rest.endpoints.create import CreateMixin
from core.rest.endpoints.update import Changes
from core.rest.read.filters import RecordFilters
from core.rest.read.index_segments import of_words
from core.rest.read.visibility import visible


class ActivityViewSet(RegisterWriteMixin, CreateMixin, Changes):
    """Joint activities of Participants, with date and place, in the forms of article 3(a)."""

    queryset = models.Activity.objects.all()
    serializer_class = serializers.ActivitySerializer
    filterset_class = RecordFilters.of(ACTIVITY_FIELDS)
    lookup_field = "reference"
    search_fields = ("reference", "title", "text", "place")
    ordering_fields: ClassVar = ACTIVITY_FIELDS.orders
    ordering = ("reference__natural",)
    stretched: ClassVar = {"state": of_words("state", ActivityState), "kind": of_words("kind", ActivityKind)}
    write_scope = "activities:write"
    entry_class = inputs.ActivityEntry
    edit_class = inputs.ActivityEdit
    changed_with = ("mark",)

    def enter(self, values: dict[str, Any]) -> models.Activity:
        (entered,) = self.enter_many([values])
        return entered

    def enter_many(self, several: list[dict[str, Any]]) -> list[models.Activity]:
        entered = []
        for values in several:
            links = {name: values.pop(name) for name in activities.LINKS if name in values}
            entered.append((models.Activity(instrument=self.instrument, **values), links))
        activities.put_many_on_record(several=entered, on=today_for(self.writer))
        return [activity for activity, _links in entered]

    def change(self, record: models.Activity, values: dict[str, Any]) -> None:
        self.change_several([(record, values)])

    def change_several(self, several: Sequence[tuple[models.Activity, dict[str, Any]]]) -> None:
        changes = []
        for record, values in several:
            links = {name: values.pop(name) for name in activities.LINKS if name in values}
            changes.append(activities.ActivityChange(activity=record, fields=values, links=links))
        served = [each.activity.pk for each in changes if "commitments" in each.links]
        activities.change_many(changes=changes, seen=self._seen(served), by=self.writer, reason=self.reason)

    def _seen(self, served: Collection[int]) -> set[tuple[int, int]]:
        """Which of these activities serve which commitments, as far as whoever asks sees those."""
        if not served:
            return set()
        seen = visible(models.Commitment, self.writer).filter(activities__in=served)
        return set(seen.order_by().values_list("activities", "pk"))
