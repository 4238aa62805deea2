"""Lists: pages that neither skip nor repeat, order, search in three languages, filters and counts."""

from datetime import date
from itertools import count
from typing import Any

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse

from commitments.api.views.commitments import CommitmentViewSet
from commitments.enums import CommitmentState, Stage
from commitments.models import Commitment
from commitments.records.commitment import COMMITMENT_FIELDS
from contacts.enums import Audience, Role
from contacts.models import Participant
from core.db.natural_order import Natural
from core.rest.read.pagination import CursorPagination, PageRequest
from core.rest.read.paths import field_at
from core.rest.read.sort_orders import WHOLE, SortColumn, parts_ahead
from mocportal.api import routers
from tests.factories.commitments import AreaFactory, CommitmentAreaFactory, CommitmentFactory, ProvisionFactory
from tests.factories.contacts import HandlingMarkFactory

pytestmark = pytest.mark.django_db
LIST = "/api/v1/commitments/"


@pytest.fixture
def register(ours: Participant, theirs: Participant) -> list[Commitment]:
    """Eleven commitments, with equal and missing dates and leads among them."""
    days = [date(2027, 1, 1), None, date(2026, 6, 1), date(2027, 1, 1), None]
    leads = [ours, theirs, None]
    return [CommitmentFactory.create(lead=leads[n % 3], due_on=days[n % 5]) for n in range(11)]


def walk(client: Client, query: dict[str, Any], relation: str, start: str = LIST) -> list[list[str]]:
    """The references on each page, going by ``relation`` until there is none."""
    pages, address = [], start
    for step in count():
        assert step < 50
        body = client.get(address, query if step == 0 else None).json()
        pages.append([each["reference"] for each in body["results"]])
        if not (address := body[relation]):
            return pages
    raise AssertionError


def in_order(rows: list[Commitment], column: str, *, descending: bool) -> list[str]:
    known = [row for row in rows if getattr(row, column) is not None]
    known.sort(key=lambda row: row.pk)
    known.sort(key=lambda row: getattr(row, column), reverse=descending)
    unknown = sorted((row for row in rows if getattr(row, column) is None), key=lambda row: row.pk)
    return [row.reference for row in (*known, *unknown)]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("limit", [1, 2, 3, 11, 200])
def test_pages_follow_each_other_and_empty_dates_come_last(
    register: list[Commitment], reader: Client, limit: int, descending: bool
) -> None:
    ordering = f"{'-' * descending}due_on"
    pages = walk(reader, {"ordering": ordering, "limit": limit}, "next")
    assert all(len(page) <= limit for page in pages)
    assert [each for page in pages for each in page] == in_order(register, "due_on", descending=descending)


@pytest.mark.parametrize(
    "ordering",
    [
        *("-reference", "due_on", "-due_on", "-lead,due_on", "state", "-state", "lead", "-lead", "-created_at"),
        *("lead,-due_on", "state,-due_on", "-state,lead", "lead,state,-due_on", "-due_on,lead", "due_on,-reference"),
    ],
)
def test_the_way_back_is_the_way_there(register: list[Commitment], reader: Client, ordering: str) -> None:
    Commitment.objects.filter(pk__in=[each.pk for each in register[::4]]).update(state=CommitmentState.COMPLETED)
    there = walk(reader, {"ordering": ordering, "limit": 3}, "next")
    columns = [(COMMITMENT_FIELDS.orders[name.removeprefix("-")], name.startswith("-")) for name in ordering.split(",")]
    in_full = [F(path).desc(nulls_last=True) if down else F(path).asc(nulls_last=True) for path, down in columns]
    assert [each for page in there for each in page] == list(
        Commitment.objects.order_by(*in_full, "pk").values_list("reference", flat=True)
    )
    last = reader.get(LIST, {"ordering": ordering, "limit": 3}).json()
    while last["next"]:
        last = reader.get(last["next"]).json()
    back = walk(reader, {}, "previous", last["previous"])
    assert [each for page in reversed(back) for each in page] == [each for page in there[:-1] for each in page]


@pytest.mark.parametrize(("limit", "read"), [(1, False), (2, True)])
def test_further_index_segments_are_read_only_at_the_end_of_the_nearest(
    register: list[Commitment], limit: int, read: bool
) -> None:
    """Of eleven by lead and day, two are led by the first and have a day; a page of two looks for a third."""
    view: Any = CommitmentViewSet
    columns = CursorPagination.columns(Commitment, ["lead__order", "-due_on", "pk"])
    stretches = [view.stretched[each.path]() if each.path in view.stretched else () for each in columns]
    turn = PageRequest(columns, limit, None, parts_ahead(columns, stretches, (), backwards=False))
    plan = turn.rows(Commitment.objects.all()).explain(analyze=True)
    # The days of the first lead, its commitments without one, the second lead, and nobody.
    assert (len(turn.parts), plan.count("One-Time Filter")) == (4, 3)
    assert ("never executed" in plan) is not read


@pytest.mark.parametrize("ordering", ["due_on", "lead", "state,-due_on"])
def test_who_sees_nothing_gets_an_empty_list_in_each_order(
    register: list[Commitment], clients: dict[Role, Client], ordering: str
) -> None:
    answer = clients[Role.ADMINISTRATOR].get(LIST, {"ordering": ordering})
    assert (answer.status_code, answer.json()["results"]) == (200, [])
    table = clients[Role.ADMINISTRATOR].get(LIST, {"ordering": ordering, "format": "csv", "fields": "reference"})
    assert b"".join(table).decode("utf-8-sig").split() == ["reference"]


def test_page_is_stable_under_concurrent_changes(register: list[Commitment], reader: Client) -> None:
    first = reader.get(LIST, {"limit": 4}).json()
    register[0].delete()
    CommitmentFactory.create(reference="MOC-0001-001")
    second = reader.get(first["next"]).json()
    assert [each["reference"] for each in second["results"]] == [row.reference for row in register[4:8]]


def test_a_cursor_of_another_order_is_refused(register: list[Commitment], reader: Client) -> None:
    assert register
    following = reader.get(LIST, {"limit": 2, "ordering": "due_on"}).json()["next"]
    assert reader.get(following.replace("ordering=due_on", "ordering=-due_on")).status_code == 400


def test_pages_are_linked_in_the_header_too(register: list[Commitment], reader: Client) -> None:
    assert register
    answer = reader.get(LIST, {"limit": 2})
    assert answer.headers["Link"] == f'<{answer.json()["next"]}>; rel="next"'
    second = reader.get(answer.json()["next"])
    assert 'rel="prev"' in second.headers["Link"]
    assert "Link" not in reader.get(LIST).headers


def test_count_is_returned_on_request(register: list[Commitment], reader: Client) -> None:
    assert "count" not in reader.get(LIST).json()
    assert reader.get(LIST, {"count": "exact", "limit": 2}).json()["count"] == len(register)


@pytest.mark.parametrize(
    "words", ["graphite", "GRAPHITE", "Ｇｒａｐｈｉｔｅ", "graphite recycled", "déchets", "備蓄", "ﾘｻｲｸﾙ"]
)
def test_search_reads_all_three_languages(ours: Participant, reader: Client, words: str) -> None:
    found = CommitmentFactory.create(
        title_en="Recycled graphite",
        title_fr="Graphite issu de déchets",
        text_en="Fictitious text.",
        text_ja="黒鉛のリサイクルと備蓄",
    )
    CommitmentFactory.create(title_en="Something else")
    results = reader.get(LIST, {"search": words}).json()["results"]
    assert [each["reference"] for each in results] == [found.reference]


@pytest.mark.parametrize("code", ["2(c)(iv)", "2.c.iv", "2.c.iv,2.c.v", "2(c)(iv),2(c)(v)"])
def test_an_area_is_found_by_its_code_and_by_its_key(ours: Participant, reader: Client, code: str) -> None:
    fourth = AreaFactory.create(code="2(c)(iv)", key="2.c.iv")
    fifth = AreaFactory.create(code="2(c)(v)", key="2.c.v")
    found = CommitmentAreaFactory.create(area=fourth).commitment
    CommitmentAreaFactory.create(area=fifth, commitment=found)
    CommitmentAreaFactory.create()
    results = reader.get(LIST, {"area": code}).json()["results"]
    assert [(each["reference"], each["areas"]) for each in results] == [(found.reference, ["2.c.iv", "2.c.v"])]


def test_a_provision_is_found_by_its_code(ours: Participant, reader: Client) -> None:
    ProvisionFactory.create(code="2(c)(iv)", key="2.c.iv")
    results = reader.get(reverse("api:provision-list"), {"code": "2(c)(iv)"}).json()["results"]
    assert [each["key"] for each in results] == ["2.c.iv"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"due_on__lte": "2026-06-01"}, [2, 7]),
        ({"due_on__gt": "2026-06-01"}, [0, 3, 5, 8, 10]),
        ({"due_on__isnull": "true"}, [1, 4, 6, 9]),
        ({"lead": "OURS"}, [0, 3, 6, 9]),
        ({"lead": "OURS,THEIRS", "due_on__isnull": "true"}, [1, 4, 6, 9]),
        ({"lead__isnull": "true"}, [2, 5, 8]),
        ({"state__in": "active,draft"}, list(range(11))),
        ({"state": "completed"}, []),
        ({"state__not": "active,completed"}, []),
        ({"state__not": "draft"}, list(range(11))),
        # A record without a lead is led by none of them.
        ({"lead__not": "OURS"}, [1, 2, 4, 5, 7, 8, 10]),
        ({"lead__not": "OURS,none"}, [1, 4, 7, 10]),
    ],
    ids=str,
)
def test_filters_by_field_and_operator(
    register: list[Commitment], reader: Client, query: dict[str, str], expected: list[int]
) -> None:
    results = reader.get(LIST, query).json()["results"]
    assert [each["reference"] for each in results] == [register[n].reference for n in expected]


def test_records_are_found_by_several_keys_or_by_none_of_them(register: list[Commitment], reader: Client) -> None:
    named = [register[n].reference for n in (3, 5)]
    found = reader.get(LIST, {"reference__in": ",".join([*named, "MOC-2026-999"])}).json()["results"]
    assert [each["reference"] for each in found] == named
    others = reader.get(LIST, {"reference__not": named}).json()["results"]
    assert [each["reference"] for each in others] == [
        each.reference for each in register if each.reference not in named
    ]


def test_records_without_an_area_are_found_by_its_negation(ours: Participant, reader: Client) -> None:
    of_area = CommitmentAreaFactory.create(area=AreaFactory.create(key="2.c.iv")).commitment
    other = CommitmentFactory.create()
    assert [each["reference"] for each in reader.get(LIST, {"area__not": "2(c)(iv)"}).json()["results"]] == [
        other.reference
    ]
    assert of_area.reference != other.reference


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("lead", "ours", "OURS"),
        ("lead__not", "Ours", "OURS"),
        ("supporting", "THEIRS,theirs", "THEIRS"),
        ("area", "2.C.iv", "2.c.iv"),
        ("mark", "Participants", "participants"),
    ],
)
def test_code_in_the_wrong_case_is_an_error_with_the_right_one(
    register: list[Commitment], reader: Client, name: str, value: str, code: str
) -> None:
    AreaFactory.create(key="2.c.iv")
    HandlingMarkFactory.create(code="participants")
    refusal = reader.get(LIST, {name: value})
    assert refusal.status_code == 400
    (error,) = refusal.json()["errors"]
    assert (error["parameter"], error["code"]) == (name, "wrong-case")
    assert f"“{code}”" in error["message"]


def test_unknown_code_and_hidden_key_find_nothing_in_any_case(
    register: list[Commitment], theirs: Participant, reader: Client
) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    hidden = CommitmentFactory.create(lead=theirs, mark=narrow)
    for query in ({"lead": "nobody"}, {"superseded_by": hidden.reference.lower()}, {"lead": "none"}):
        assert reader.get(LIST, query).status_code == 200, query


def test_a_word_among_several_is_found(ours: Participant, reader: Client) -> None:
    found = CommitmentFactory.create(stages=[Stage.UPSTREAM, Stage.MIDSTREAM])
    CommitmentFactory.create(stages=[Stage.DOWNSTREAM])
    results = reader.get(LIST, {"stage": "midstream"}).json()["results"]
    assert [(each["reference"], each["stages"]) for each in results] == [(found.reference, ["upstream", "midstream"])]


@pytest.mark.parametrize(
    "prefix", ["commitments", "milestones", "progress-reports", "evidence", "state-changes", "activities"]
)
def test_an_index_has_each_order_that_a_long_list_offers(prefix: str) -> None:
    """Where it does not, a deep page reads all rows before it: the longest lists are those of the register."""
    view: Any = next(view for router in routers for name, view, _base in router.registry if name == prefix)
    model = view.queryset.model
    indexes = [tuple(index.fields) for index in model._meta.indexes]
    for path in view.ordering_fields.values():
        field, nullable = field_at(model, path)
        if path.endswith("reference__natural"):
            indexed = model if path == "reference__natural" else Commitment
            assert Natural("reference") in [each for index in indexed._meta.indexes for each in index.expressions], path
            continue
        if "__" in path:
            # Through the other table's index and that of the foreign key, or by stretches of that.
            assert field.unique or path in view.stretched, path
            continue
        assert field.unique or (path, "id") in indexes, path
        assert not field.choices or path in view.stretched, path
        named = {stretch.value for stretch in view.stretched[path]()} if path in view.stretched else set()
        assert named == {word for word, _label in field.flatchoices}, path
        # Of the empty values no index has the last place both ways.
        columns = [SortColumn.named(model, path), SortColumn.named(model, "pk")]
        parts = parts_ahead(columns, [view.stretched.get(path, tuple)(), ()], (), backwards=False)
        assert (parts != WHOLE) == (nullable or path in view.stretched), path
