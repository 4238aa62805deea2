"""Many records in one body: all of them or none, each error with the place of its record."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.models import Commitment, CommitmentArea
from contacts.enums import Audience, Role
from contacts.models import Participant
from dialogue.enums import DialogueStatus
from dialogue.models import Proposal
from tests.api.writing.conftest import LIST, Partner, Staff
from tests.commitments.races.actions import side_by_side, together
from tests.factories.commitments import AreaFactory, CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_list_is_entered_in_its_order(partner: Partner, body: dict[str, Any]) -> None:
    answer = partner.post(LIST, [body | {"source": str(number)} for number in range(3)])
    assert answer.status_code == 201, answer.content
    assert [each["source"] for each in answer.json()] == ["0", "1", "2"]
    assert [each["reference"][-3:] for each in answer.json()] == ["001", "002", "003"]


def test_errors_of_each_row_are_reported_and_none_is_saved(partner: Partner, body: dict[str, Any]) -> None:
    rows = [body, body | {"title": ""}, body, body | {"areas": ["2.c.iv", "none"], "colour": 1}, 3]
    problem = partner.post(LIST, rows).json()
    assert {each.get("pointer") for each in problem["errors"]} == {"/1/title", "/3/areas/1", "/3/colour", "/4"}
    assert Commitment.objects.count() == 0


def test_duplicate_identifier_rolls_all_back(partner: Partner, body: dict[str, Any]) -> None:
    rows = [body | {"external_id": "T-1"}, body, body | {"external_id": "T-1"}]
    refusal = partner.post(LIST, rows)
    problem = refusal.json()
    assert (refusal.status_code, problem["type"]) == (409, "/api/v1/problems/external-id-taken/")
    assert problem["detail"] == "Identifier “T-1” appears twice in the list."
    assert [each["pointer"] for each in problem["errors"]] == ["/2"]
    # The record that would have had it was not kept, so it has no address.
    assert "url" not in problem
    assert Commitment.objects.count() == 0


def test_an_identifier_that_another_record_has_undoes_all_and_leads_to_it(
    partner: Partner, body: dict[str, Any]
) -> None:
    entered = partner.post(LIST, body | {"external_id": "T-1"}).json()
    problem = partner.post(LIST, [body, body | {"external_id": "T-1"}]).json()
    assert (problem["url"], [each["pointer"] for each in problem["errors"]]) == (entered["url"], ["/1"])
    assert Commitment.objects.count() == 1


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


def test_outdated_version_rolls_all_back_and_is_reported(partner: Partner, body: dict[str, Any]) -> None:
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


def test_missing_hidden_or_duplicate_row_is_reported(
    partner: Partner, theirs: Participant, body: dict[str, Any]
) -> None:
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

    with side_by_side("core.rest.endpoints.write_views.WritingViewSet.list_of", 2):
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


def bodies(ours: Participant, body: dict[str, Any]) -> dict[str, Callable[[int], dict[str, Any]]]:
    """A record of each kind, each on a commitment of its own and under an identifier of its own."""
    references = [CommitmentFactory.create(lead=ours, state="active").reference for _number in range(16)]
    dialogue, mark, texts = DialogueFactory.create(), body["mark"], {"title": "Study of graphite"}
    days = {"due_on": "2027-01-31", "reported_on": "2026-11-20"}
    return {
        "commitments": lambda _n: body,
        "progress-reports": lambda n: {
            "commitment": references[n],
            "reported_on": days["reported_on"],
            "text": "Under way.",
            "health": "on_track",
            "completion": "substantial",
        },
        "evidence": lambda n: texts | {"commitment": references[n], "link": "https://example.org/", "mark": mark},
        "milestones": lambda n: texts | {"commitment": references[n], "due_on": days["due_on"]},
        "activities": lambda n: (
            texts | {"kind": "workshop", "form": "3.a.ii", "mark": mark, "commitments": [references[n]]}
        ),
        "proposals": lambda n: texts | {"dialogue": dialogue.number, "commitment": references[n]},
    }


def test_many_cost_the_statements_of_few(partner: Partner, ours: Participant, body: dict[str, Any]) -> None:
    own = itertools.count()
    # The first use of a token in a minute is written down.
    partner.get("/api/v1/access/")
    for kind, make in bodies(ours, body).items():
        costs = []
        for numbers in (range(3), range(3, 16)):
            rows = [make(number) | {"external_id": f"T-{next(own)}"} for number in numbers]
            with CaptureQueriesContext(connection) as captured:
                answer = partner.post(f"/api/v1/{kind}/", rows)
            assert answer.status_code == 201, answer.content
            costs.append(len(captured))
        assert costs[0] == costs[1], (kind, [query["sql"][:200] for query in captured])


def changed_bodies(ours: Participant, body: dict[str, Any]) -> dict[str, Callable[[int], dict[str, Any]]]:
    """What becomes of a record of each kind that a partner system changes, links among it, each in another way."""
    references = [CommitmentFactory.create(lead=ours, state="active").reference for _number in range(16)]
    areas = [AreaFactory.create().key for _number in range(3)]
    mark, text = body["mark"], lambda n: {"en": f"Changed {n}", "fr": f"Changé {n}"}
    return {
        "commitments": lambda n: {
            "title": text(n),
            "due_on": f"2027-03-{n + 1:02}",
            "lead": ours.code,
            "areas": [areas[n % 3], areas[(n + 1) % 3]],
            "supporting": [],
            "stages": ["upstream"],
            "mark": mark,
        },
        "evidence": lambda n: {"title": text(n), "mark": mark},
        "milestones": lambda n: {"title": text(n), "due_on": f"2027-04-{n + 1:02}"},
        "activities": lambda n: {"title": text(n), "commitments": [references[n]], "participants": [ours.code]},
    }


def test_many_are_changed_with_the_statements_of_few(partner: Partner, ours: Participant, body: dict[str, Any]) -> None:
    own = itertools.count()
    partner.get("/api/v1/access/")
    makers, changes = bodies(ours, body), changed_bodies(ours, body)
    for kind, change in changes.items():
        costs, address = [], f"/api/v1/{kind}/"
        for numbers in (range(3), range(3, 16)):
            keys = [f"T-{next(own)}" for _number in numbers]
            rows = [makers[kind](number) | {"external_id": key} for number, key in zip(numbers, keys, strict=True)]
            entered = partner.post(address, rows).json()
            name = "reference" if "reference" in entered[0] else "id"
            rows = [
                # Every other one by the identifier that it was entered with.
                change(number) | {name: f"~{key}" if number % 2 else each[name], "version": each["version"]}
                for number, key, each in zip(numbers, keys, entered, strict=True)
            ]
            with CaptureQueriesContext(connection) as captured:
                answer = partner.patch(address, rows)
            assert answer.status_code == 200, answer.content
            assert [each["title"] for each in answer.json()] == [f"Changed {number}" for number in numbers]
            costs.append(len(captured))
        assert costs[0] == costs[1], (kind, costs, [query["sql"][:200] for query in captured])


def test_many_drafts_are_changed_with_the_statements_of_few(
    staff: Staff, ours: Participant, body: dict[str, Any]
) -> None:
    officer = staff(Role.CONTACT_OFFICER)
    officer.get("/api/v1/access/")
    makers = bodies(ours, body)
    drafts: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
        "progress-reports": ({"submit": False}, {"text": "Changed", "health": "delayed"}),
        "proposals": ({"send": False}, {"title": "Changed", "minutes": 20}),
    }
    for kind, (draft, changed) in drafts.items():
        costs, address = [], f"/api/v1/{kind}/"
        for numbers in (range(3), range(3, 16)):
            entered = officer.post(address, [makers[kind](number) | draft for number in numbers]).json()
            rows = [changed | {"id": each["id"], "version": each["version"]} for each in entered]
            with CaptureQueriesContext(connection) as captured:
                answer = officer.patch(address, rows)
            assert answer.status_code == 200, answer.content
            assert {name: value for name, value in answer.json()[-1].items() if name in changed} == changed
            costs.append(len(captured))
        assert costs[0] == costs[1], (kind, costs, [query["sql"][:200] for query in captured])


def test_what_stays_as_it_was_is_not_written(partner: Partner, ours: Participant, body: dict[str, Any]) -> None:
    one, two = partner.post(LIST, [body, body]).json()
    rows = [
        {"reference": one["reference"], "version": 1, "source": "a", "areas": one["areas"]},
        {"reference": two["reference"], "version": 1, "source": two["source"], "areas": two["areas"]},
    ]
    answer = partner.patch(LIST, rows)
    assert [each["version"] for each in answer.json()] == [2, 1]
    events = CommitmentArea.pgh_event_model.objects  # type: ignore[attr-defined]  # Made by pghistory.
    assert events.count() == 2


def test_the_register_refuses_to_change_one_among_many_and_names_it(partner: Partner, body: dict[str, Any]) -> None:
    """The mark of the second becomes a wider one, and no reason is given for it."""
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT).code
    one, two, three = partner.post(LIST, [body, body | {"mark": narrow}, body]).json()
    rows = [
        {"reference": each["reference"], "version": 1, "source": "x", "mark": body["mark"]}
        for each in (one, two, three)
    ]
    refusal = partner.patch(LIST, rows)
    assert (refusal.status_code, [each["pointer"] for each in refusal.json()["errors"]]) == (409, ["/1"])
    assert Commitment.objects.filter(source="x").count() == 0
    assert partner.patch(LIST, rows, x_change_reason="Agreed").status_code == 200
    assert Commitment.objects.filter(source="x").count() == 3


def test_what_the_register_refuses_of_one_among_many_names_it(
    partner: Partner, ours: Participant, body: dict[str, Any]
) -> None:
    open_one, over = DialogueFactory.create(), DialogueFactory.create(status=DialogueStatus.CANCELLED)
    rows = [{"dialogue": each.number, "title": "Study of graphite"} for each in (open_one, open_one, over, open_one)]
    refusal = partner.post("/api/v1/proposals/", rows)
    assert (refusal.status_code, [each["pointer"] for each in refusal.json()["errors"]]) == (409, ["/2"])
    assert Proposal.objects.count() == 0


def test_reports_on_one_commitment_show_the_latest_of_them(partner: Partner, ours: Participant) -> None:
    commitment = CommitmentFactory.create(lead=ours, state="active")
    said = {"commitment": commitment.reference, "text": "Under way.", "completion": "limited"}
    rows = [
        said | {"reported_on": "2026-11-20", "health": "delayed", "completion": "substantial"},
        said | {"reported_on": "2026-11-01", "health": "on_track"},
    ]
    before = commitment.updated_at
    assert partner.post("/api/v1/progress-reports/", rows).status_code == 201
    commitment.refresh_from_db()
    assert (commitment.health, commitment.completion) == ("delayed", "substantial")
    assert commitment.updated_at > before
