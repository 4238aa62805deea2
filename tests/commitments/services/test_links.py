"""What a new commitment or activity is tied to."""

from typing import Any

import pytest
from django.db.models import Model
from pytest_django import DjangoAssertNumQueries

from audit.history_reader import event_model
from commitments.services import activities
from commitments.services.links import LINKS, Kinds, tie_new
from tests.factories.commitments import (
    ActivityFactory,
    AreaFactory,
    CommitmentFactory,
    FormFactory,
    ForumFactory,
    MineralFactory,
    ProvisionFactory,
)
from tests.factories.contacts import ParticipantFactory

pytestmark = pytest.mark.django_db

FACTORIES: dict[str, Any] = {
    "supporting": ParticipantFactory,
    "areas": AreaFactory,
    "forms": FormFactory,
    "provisions": ProvisionFactory,
    "minerals": MineralFactory,
    "also_in": ForumFactory,
    "participants": ParticipantFactory,
    "commitments": CommitmentFactory,
}


@pytest.mark.parametrize(
    ("factory", "kinds", "by"),
    [(CommitmentFactory, LINKS, "commitment"), (ActivityFactory, activities.LINKS, "activity")],
)
def test_new_records_are_tied_in_one_statement_and_the_history_tells_each_link(
    factory: Any, kinds: Kinds, by: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    one, two, nothing = (factory.create() for _number in range(3))
    links: dict[str, list[Model]] = {name: FACTORIES[name].create_batch(2) for name in kinds}
    half = {name: records[:1] for name, records in links.items()}
    before = {name: set(model._default_manager.values_list("pk", flat=True)) for name, (model, _other) in kinds.items()}
    with django_assert_num_queries(1):
        tie_new(several=[(one, links), (two, half), (nothing, {})], kinds=kinds, by=by)
    for name, (model, other) in kinds.items():
        first, second = (record.pk for record in links[name])
        wanted = [(one.pk, first), (one.pk, second), (two.pk, first)]
        came = model._default_manager.exclude(pk__in=before[name]).order_by("pk")
        assert [*came.values_list(by, other)] == wanted
        events = event_model(model).objects.exclude(pgh_obj_id__in=before[name]).order_by("pgh_id")
        assert [*events.values_list(f"{by}_id", f"{other}_id")] == wanted


def test_what_is_named_twice_is_tied_once() -> None:
    commitment, area = CommitmentFactory.create(), AreaFactory.create()
    tie_new(several=[(commitment, {"areas": [area, area]})])
    assert commitment.areas.filter(pk=area.pk).count() == 1


def test_without_links_nothing_is_asked(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    commitment = CommitmentFactory.create()
    with django_assert_num_queries(0):
        tie_new(several=[(commitment, {"areas": []})])
