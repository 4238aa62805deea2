"""Records that are found by a statement which is kept are those that the ORM would find."""

from datetime import date
from random import Random
from typing import Any

import pytest
from django.db.models import Model, QuerySet
from pytest_django import DjangoAssertNumQueries

from commitments.enums import CommitmentState
from commitments.models import AreaOfCooperation, Commitment, Instrument
from contacts.enums import Audience, Role
from contacts.models import Participant
from core.rest.read.lookups import LOOKUPS, Lookup
from core.rest.write.related import Related
from demo import records
from mocportal import api
from tests.api.conftest import client_of
from tests.api.writing.conftest import LIST, Partner, Staff
from tests.factories.commitments import AreaFactory, CommitmentFactory, InstrumentFactory, StandardFactory
from tests.factories.contacts import HandlingMarkFactory, UserFactory

pytestmark = pytest.mark.django_db


def values(record: Model) -> dict[str, Any]:
    return {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}


def kinds() -> set[tuple[type[Model], str]]:
    """The models that new records name others of, each with the path to its key."""
    viewsets: list[Any] = [viewset for router in api.routers for _prefix, viewset, _name in router.registry]
    forms = [viewset.entry_class() for viewset in viewsets if hasattr(viewset, "entry_class")]
    fields = [getattr(field, "child", field) for form in forms for field in form.fields.values()]
    return {(field.model, field.by) for field in fields if isinstance(field, Related)}


@pytest.mark.owner
def test_every_kind_that_bodies_name_is_found_with_all_its_columns() -> None:
    assert len(kinds()) > 8
    records.clear_records()
    records.fill(commitments=8, actions=2, dice=Random(7), today=date(2026, 11, 24), report=lambda _done: None)
    StandardFactory.create()
    for model, by in kinds():
        rows = model._default_manager.all()
        wanted = rows.order_by("-pk").first()
        assert wanted is not None, model
        found = Lookup(rows, by).find(getattr(wanted, by))
        assert found is not None
        assert values(found) == values(wanted)
        assert not found.get_deferred_fields()
        assert Lookup(rows, by).find(-1 if by in {"pk", "number"} else "nothing") is None


def test_a_record_comes_with_the_one_that_it_leads_to(
    ours: Participant, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lookup = Lookup(Participant.objects.all(), "pk", along="side")
    with django_assert_num_queries(1):
        found = lookup.find(ours.pk)
        assert found is not None
        assert (values(found), values(found.side)) == (values(ours), values(ours.side))


def test_without_a_key_the_first_is_found() -> None:
    lookup = Lookup(Instrument.objects.all())
    assert lookup.find() is None
    one, _other = InstrumentFactory.create_batch(2)
    assert lookup.find() == one == Instrument.objects.shipped()


def test_invisible_rows_are_not_looked_up(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    area = AreaFactory.create()
    lookup = Lookup(AreaOfCooperation.objects.none(), "key")
    with django_assert_num_queries(0):
        assert lookup.find(area.key) is None


def test_statement_is_reused_for_the_same_reader_only(
    partner: Partner, staff: Staff, body: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    LOOKUPS.clear()
    made: list[type[Model]] = []
    make = Lookup.__init__

    def noted(self: Lookup, rows: QuerySet[Any], *args: Any, **kwargs: Any) -> None:
        made.append(rows.model)
        make(self, rows, *args, **kwargs)

    monkeypatch.setattr(Lookup, "__init__", noted)
    report = {"reported_on": "2026-11-20", "text": "Under way.", "health": "on_track", "completion": "limited"}
    references = [partner.post(LIST, body).json()["reference"] for _ in range(2)]
    once = list(made)
    assert len(once) == len(set(once))
    for sender in (partner, staff(Role.EDITOR)):
        for reference in references:
            assert sender.post("/api/v1/progress-reports/", report | {"commitment": reference}).status_code == 201
    assert made[len(once) :] == [Commitment, Commitment]


@pytest.mark.parametrize(
    ("name", "written", "code"),
    [
        ("lead", "ours", "OURS"),
        ("supporting", ["Theirs"], "THEIRS"),
        ("areas", ["2.C.IV"], "2.c.iv"),
        ("areas", ["2(C)(iv)"], "2.c.iv"),
        ("mark", "Participants", "participants"),
    ],
)
def test_a_code_in_the_wrong_case_is_refused_with_the_right_one(
    partner: Partner, theirs: Participant, body: dict[str, Any], name: str, written: object, code: str
) -> None:
    HandlingMarkFactory.create(code="participants")
    [error] = partner.post(LIST, body | {name: written}).json()["errors"]
    assert (error["code"], error["pointer"].split("/")[1]) == ("wrong-case", name)
    assert f"“{code}”" in error["message"]


def test_the_case_of_a_key_reveals_no_hidden_record(partner: Partner, theirs: Participant) -> None:
    mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    hidden = CommitmentFactory.create(lead=theirs, mark=mark)
    milestone = {"commitment": hidden.reference.lower(), "title": "First results", "due_on": "2027-03-31"}
    [error] = partner.post("/api/v1/milestones/", milestone).json()["errors"]
    assert error["code"] == "does_not_exist"


def test_what_one_has_named_is_still_hidden_from_another(
    partner: Partner, ours: Participant, theirs: Participant
) -> None:
    mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    commitment = CommitmentFactory.create(lead=ours, mark=mark, state=CommitmentState.ACTIVE)
    others = Partner(client_of(UserFactory.create(role=Role.PARTNER, participant=theirs)))
    milestone = {"commitment": commitment.reference, "title": "First results", "due_on": "2027-03-31"}
    assert partner.post("/api/v1/milestones/", milestone).status_code == 201
    refusal = others.post("/api/v1/milestones/", milestone)
    assert (refusal.status_code, refusal.json()["errors"][0]["code"]) == (400, "does_not_exist")
    assert partner.post("/api/v1/milestones/", milestone).status_code == 201
