"""Many records in one body: all of them or none, each error with the place of its record."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.models import Commitment
from contacts.enums import Role
from contacts.models import Participant
from tests.api.writing.conftest import LIST, Partner, Staff
from tests.commitments.races.acts import side_by_side, together
from tests.factories.commitments import CommitmentFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_list_is_entered_in_its_order(partner: Partner, body: dict[str, Any]) -> None:
    answer = partner.post(LIST, [body | {"source": str(number)} for number in range(3)])
    assert answer.status_code == 201, answer.content
    assert [each["source"] for each in answer.json()] == ["0", "1", "2"]
    assert [each["reference"][-3:] for each in answer.json()] == ["001", "002", "003"]


def test_what_is_wrong_with_each_is_told_and_none_is_entered(partner: Partner, body: dict[str, Any]) -> None:
    rows = [body, body | {"title": ""}, body, body | {"areas": ["2.c.iv", "none"], "colour": 1}, 3]
    problem = partner.post(LIST, rows).json()
    assert {each.get("pointer") for each in problem["errors"]} == {"/1/title", "/3/areas/1", "/3/colour", "/4"}
    assert Commitment.objects.count() == 0


def test_what_the_register_refuses_of_one_undoes_all_and_names_it(partner: Partner, body: dict[str, Any]) -> None:
    rows = [body | {"external_id": "T-1"}, body, body | {"external_id": "T-1"}]
    refusal = partner.post(LIST, rows)
    assert (refusal.status_code, refusal.json()["type"]) == (409, "/api/v1/problems/external-id-taken/")
    assert [each["pointer"] for each in refusal.json()["errors"]] == ["/2"]
    assert Commitment.objects.count() == 0


def test_a_list_is_changed_each_from_its_version(partner: Partner, body: dict[str, Any]) -> None:
    one, two = partner.post(LIST, [body, body | {"external_id": "T-2"}]).json()
    rows = [
        {"reference": "~T-2", "version": 1, "source": "b"},
        {"reference": one["reference"], "version": 1, "source": "a"},
    ]
    answer = partner.patch(LIST, rows)
    assert answer.status_code == 200, answer.content
    assert [(each["reference"], each["source"], each["version"]) for each in answer.json()] == [
        (two["reference"], "b", 2),
        (one["reference"], "a", 2),
    ]


def test_one_old_version_undoes_all_and_each_is_told(partner: Partner, body: dict[str, Any]) -> None:
    entered = partner.post(LIST, [body, body, body]).json()
    for each in entered[1:]:
        partner.patch(each["url"], {"source": "meanwhile"}, if_match="*")
    refusal = partner.patch(LIST, [{"reference": each["reference"], "version": 1, "source": "x"} for each in entered])
    assert (refusal.status_code, refusal.json()["type"]) == (412, "/api/v1/problems/changed-since/")
    assert [each["pointer"] for each in refusal.json()["errors"]] == ["/1/version", "/2/version"]
    assert Commitment.objects.filter(source="x").count() == 0


def test_each_names_its_key_and_its_version(partner: Partner, body: dict[str, Any]) -> None:
    reference = partner.post(LIST, body).json()["reference"]
    rows = [
        {"reference": reference},
        {"version": 1},
        {"reference": 7, "version": "1"},
        {"reference": "\x00", "version": 1},
        {"reference": "~none", "version": True},
    ]
    problem = partner.patch(LIST, rows).json()
    assert {each["pointer"] for each in problem["errors"]} == {
        *("/0/version", "/1/reference", "/2/version", "/3/reference", "/4/version"),
    }


def test_what_is_not_there_hidden_or_twice_is_told(partner: Partner, theirs: Participant, body: dict[str, Any]) -> None:
    reference = partner.post(LIST, body).json()["reference"]
    hidden = CommitmentFactory.create(lead=theirs, state="draft").reference
    keys = ["MOC-1066-001", hidden, "~none", reference, reference]
    problem = partner.patch(LIST, [{"reference": key, "version": 1} for key in keys]).json()
    assert [(each["pointer"], each["code"]) for each in problem["errors"]] == [
        ("/0/reference", "does_not_exist"),
        ("/1/reference", "does_not_exist"),
        ("/2/reference", "does_not_exist"),
        ("/4/reference", "twice"),
    ]


def test_one_of_another_ministry_undoes_all(partner: Partner, theirs: Participant, body: dict[str, Any]) -> None:
    own, other = partner.post(LIST, body).json()["reference"], CommitmentFactory.create(lead=theirs).reference
    refusal = partner.patch(LIST, [{"reference": key, "version": 1, "source": "x"} for key in (own, other)])
    assert refusal.status_code == 403
    assert Commitment.objects.filter(source="x").count() == 0


def test_two_lists_in_opposite_order_do_not_wait_for_each_other_for_ever(
    partner: Partner, staff: Staff, body: dict[str, Any]
) -> None:
    officer = staff(Role.CONTACT_OFFICER)
    keys = [each["reference"] for each in partner.post(LIST, [body] * 8).json()]

    def change(who: Partner, order: list[str]) -> int:
        return int(who.patch(LIST, [{"reference": key, "version": 1, "source": "x"} for key in order]).status_code)

    with side_by_side("contacts.api.writing.views.WritingViewSet.list_of", 2):
        outcomes = together(lambda: change(partner, keys), lambda: change(officer, keys[::-1]))
    assert sorted(outcomes) == [200, 412]


def test_with_a_key_a_list_is_entered_once(partner: Partner, body: dict[str, Any]) -> None:
    first, second = (partner.post(LIST, [body, body], idempotency_key="night-1") for _time in range(2))
    assert (first.content, Commitment.objects.count()) == (second.content, 2)


@pytest.mark.parametrize("key", ["0" * 5000, "9" * 5000, 10**400, "00000000001", "²"])
def test_a_number_that_no_record_can_have_is_refused_at_its_place(partner: Partner, key: object) -> None:
    """Python itself gives up on a number of more than 4,300 digits."""
    refusal = partner.patch("/api/v1/milestones/", [{"id": key, "version": 1, "due_on": "2027-01-01"}])
    assert (refusal.status_code, refusal.json()["errors"][0]["pointer"]) == (400, "/0/id")


@pytest.mark.parametrize("count", [2, 5])
def test_many_cost_hardly_more_statements_than_one(partner: Partner, body: dict[str, Any], count: int) -> None:
    with CaptureQueriesContext(connection) as captured:
        assert partner.post(LIST, [body] * count).status_code == 201
    written = [query["sql"] for query in captured if "INSERT INTO" in query["sql"]]
    read = [query["sql"] for query in captured if "row_to_json" in query["sql"]]
    # The counter, the commitments, their first states, and a table of links each for area and form.
    assert (len(written), len(read)) == (5, 1)
