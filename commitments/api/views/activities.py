"""The endpoint of activities: read by all, written by whoever organizes them."""

from typing import Any, ClassVar

from commitments import models
from commitments.api import inputs, serializers
from commitments.api.filters import register as filters
from commitments.api.views.written import OfTheRegister
from commitments.enums import ActivityKind, ActivityState
from commitments.services import activities
from contacts.admin.days import today_for
from contacts.api.reading.stretches import of_words
from contacts.api.visibility import visible
from contacts.api.writing.changing import Changes
from contacts.api.writing.entering import Enters


class ActivityViewSet(OfTheRegister, Enters, Changes):
    """What Participants do together on a day at a place, in the forms of article 3(a)."""

    queryset = models.Activity.objects.all()
    serializer_class = serializers.ActivitySerializer
    filterset_class = filters.ActivityFilters
    lookup_field = "reference"
    search_fields = ("reference", "title", "text", "place")
    ordering_fields: ClassVar = {"reference": "reference", "starts_on": "starts_on", "state": "state", "kind": "kind"}
    ordering = ("reference",)
    stretched: ClassVar = {"state": of_words("state", ActivityState), "kind": of_words("kind", ActivityKind)}
    write_scope = "activities:write"
    entry_class = inputs.ActivityEntry
    edit_class = inputs.ActivityEdit

    def enter(self, values: dict[str, Any]) -> models.Activity:
        links = {name: values.pop(name) for name in activities.LINKS if name in values}
        activity = models.Activity(instrument=self.instrument, **values)
        activities.put_on_record(activity=activity, on=today_for(self.writer))
        self._tie(activity, links)
        return activity

    def enter_many(self, several: list[dict[str, Any]]) -> list[models.Activity]:
        entered = []
        for values in several:
            links = {name: values.pop(name) for name in activities.LINKS if name in values}
            entered.append((models.Activity(instrument=self.instrument, **values), links))
        activities.put_many_on_record(several=entered, on=today_for(self.writer))
        return [activity for activity, _links in entered]

    def change(self, record: models.Activity, values: dict[str, Any]) -> None:
        links = {name: values.pop(name) for name in activities.LINKS if name in values}
        activities.change(activity=record, by=self.writer, reason=self.reason, **values)
        self._tie(record, links)

    def _tie(self, activity: models.Activity, links: dict[str, Any]) -> None:
        if "participants" in links:
            activities.take_part(activity=activity, participants=links["participants"])
        if "commitments" in links:
            served = visible(models.Commitment, self.writer).filter(activities=activity)
            activities.serve(
                activity=activity,
                commitments=links["commitments"],
                seen=set(served.order_by().values_list("pk", flat=True)),
            )
