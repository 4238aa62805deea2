"""``If-Match``: nobody overwrites what somebody else entered meanwhile."""

from typing import Any
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.utils import timezone
from psycopg.errors import DeadlockDetected

from commitments.models import Commitment, CommitmentMineral
from contacts.models import Participant
from tests.api.writing.conftest import LIST, Partner
from tests.commitments.races.actions import one_after_the_other
from tests.factories.commitments import CommitmentFactory, MineralFactory

# A version is that of a transaction, so that each request here has one of its own.
pytestmark = pytest.mark.django_db(transaction=True)
ACT = {"to": "completed"}


@pytest.fixture
def entered(partner: Partner, body: dict[str, Any]) -> Any:
    return partner.post(LIST, body)


def test_change_without_if_match_is_refused_with_428(partner: Partner, entered: Any) -> None:
    address = entered.json()["url"]
    for refusal in (partner.patch(address, {"source": "x"}), partner.post(f"{address}state/", ACT)):
        assert (refusal.status_code, refusal.json()["type"]) == (428, "/api/v1/problems/precondition-required/")
    assert Commitment.objects.get().source == ""


def test_the_tag_of_an_answer_opens_the_next_change(partner: Partner, entered: Any) -> None:
    address = entered.json()["url"]
    first = partner.patch(address, {"source": "x"}, if_match=entered.headers["ETag"])
    second = partner.post(f"{address}state/", ACT, if_match=first.headers["ETag"])
    assert (first.status_code, second.status_code, second.json()["state"]) == (200, 200, "completed")
    assert second.headers["ETag"] == partner.get(address).headers["ETag"]


def test_a_tag_of_another_form_of_the_record_does_as_well(partner: Partner, entered: Any) -> None:
    address = entered.json()["url"]
    japanese = partner.get(f"{address}?lang=ja").headers["ETag"]
    assert japanese != entered.headers["ETag"]
    assert partner.patch(address, {"source": "x"}, if_match=japanese).status_code == 200


def test_outdated_version_is_refused_with_the_current_tag(partner: Partner, entered: Any) -> None:
    address = entered.json()["url"]
    partner.patch(address, {"source": "mine"}, if_match="*")
    refusal = partner.patch(address, {"source": "yours"}, if_match=entered.headers["ETag"])
    present = partner.get(address).headers["ETag"]
    problem = refusal.json()
    assert (refusal.status_code, problem["type"]) == (412, "/api/v1/problems/changed-since/")
    assert (problem["version"], problem["etag"], refusal.headers["ETag"]) == (2, present, present)
    assert Commitment.objects.get().source == "mine"


def test_a_change_of_a_link_alone_makes_a_tag_old(partner: Partner, entered: Any) -> None:
    CommitmentMineral.objects.create(commitment=Commitment.objects.get(), mineral=MineralFactory.create())
    refusal = partner.patch(entered.json()["url"], {"source": "x"}, if_match=entered.headers["ETag"])
    assert refusal.status_code == 412


@pytest.mark.parametrize("header", ['"2", "1"', '"1"', '"1-anything"', '"x", "1-y"', "*", " * "])
def test_one_of_several_tags_is_enough(partner: Partner, entered: Any, header: str) -> None:
    assert partner.patch(entered.json()["url"], {"source": "x"}, if_match=header).status_code == 200


@pytest.mark.parametrize(("header", "changed"), [('W/"1"', False), ("1", False), ('"x"', False), ('"0"', True)])
def test_error_distinguishes_an_invalid_from_an_outdated_version(
    partner: Partner, entered: Any, header: str, changed: bool
) -> None:
    detail = partner.patch(entered.json()["url"], {"source": "x"}, if_match=header).json()["detail"]
    assert ("has changed. Current version" in detail, "is not valid" in detail) == (changed, not changed)


@pytest.mark.parametrize("header", ['W/"1"', '"0"', '"11"', "1", '"1', '""', "", '"\xe9"', '"99999999999999999999"'])
def test_what_is_no_tag_of_the_version_matches_nothing(partner: Partner, entered: Any, header: str) -> None:
    assert partner.patch(entered.json()["url"], {"source": "x"}, if_match=header).status_code == 412


def test_of_two_changes_from_one_version_the_second_is_refused(partner: Partner, entered: Any) -> None:
    address, tag = entered.json()["url"], entered.headers["ETag"]

    def change(source: str) -> int:
        return int(partner.patch(address, {"source": source}, if_match=tag).status_code)

    outcomes = one_after_the_other(
        lambda: change("first"), lambda: change("second"), inside="commitments.services.commitments.change"
    )
    assert (outcomes, Commitment.objects.get().source) == ([200, 412], "first")


def test_change_of_a_link_waits_for_the_version_check(partner: Partner, entered: Any, ours: Participant) -> None:
    mineral = MineralFactory.create()
    commitment = Commitment.objects.get()

    def tie() -> object:
        return CommitmentMineral.objects.create(commitment=commitment, mineral=mineral).pk

    answer, _link = one_after_the_other(
        lambda: partner.patch(entered.json()["url"], {"source": "x"}, if_match=entered.headers["ETag"]),
        tie,
        inside="core.rest.write.preconditions.versions_of",
    )
    # Had the link come between, the change would have been made from a version that it did not name.
    assert (answer.status_code, answer.json()["version"], answer.json()["minerals"]) == (200, 2, [])
    assert partner.get(entered.json()["url"]).json()["version"] == 3


def test_what_the_database_undid_is_to_be_sent_again(partner: Partner, entered: Any) -> None:
    deadlock = OperationalError("deadlock detected")
    deadlock.__cause__ = DeadlockDetected()
    with patch("commitments.services.commitments.change", side_effect=deadlock):
        refusal = partner.patch(entered.json()["url"], {"source": "x"}, if_match="*")
    assert (refusal.status_code, refusal.headers["Retry-After"]) == (503, "1")
    assert refusal.json()["type"] == "/api/v1/problems/unavailable/"


def test_what_one_may_not_see_is_not_there_whatever_the_tag(partner: Partner, theirs: Participant) -> None:
    hidden = CommitmentFactory.create(lead=theirs, state="draft")
    for headers in ({}, {"if_match": "*"}, {"if_match": '"1"'}):
        refusal = partner.patch(f"{LIST}{hidden.reference}/", {"source": str(timezone.now())}, **headers)
        assert refusal.status_code == 404


def test_invalid_body_is_reported_before_the_version_check(partner: Partner, entered: Any) -> None:
    address = entered.json()["url"]
    assert partner.patch(address, {"source": 3}, if_match='"99"').status_code == 400
    assert partner.patch(address, {"source": 3}).status_code == 428
    assert partner.send("patch", address, None, if_match="*").status_code == 400
    assert partner.patch(address, {}, if_match='"1"').json()["version"] == 1
