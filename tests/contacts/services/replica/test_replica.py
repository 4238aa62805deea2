"""What a replica reads, and that nobody meets there an earlier state than the primary had when it was asked."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import orjson
import pytest
from django.db import connection
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from commitments.models import Commitment, SavedView
from contacts.enums import Role
from contacts.models import Participant
from core.changes.models import Change
from core.db import replica
from core.feed import modified_since
from core.feed.sequencer import settle_all
from core.rest.read.pagination import CursorPages
from mocportal.local.ports import free_port
from mocportal.operations.checks.replica import follows
from partners.models import Token
from tests.api.writing.conftest import LIST, Partner, Staff
from tests.contacts.services.replica.conftest import Replica, reads
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import UserFactory

CHANGES, REGISTER = "/api/v1/changes/", "/api/v1/register/"


def entered(partner: Partner, body: dict[str, Any]) -> str:
    reference: str = partner.post(LIST, body).json()["reference"]
    return reference


def whole(partner: Partner, address: str) -> bytes:
    return b"".join(partner.get(address))


def references(answer: Any) -> list[str]:
    return [each["reference"] for each in answer.json()["results"]]


def test_lists_search_tables_feed_and_register_are_read_there(
    following_us: Replica, partner: Partner, body: dict[str, Any]
) -> None:
    reference = entered(partner, body)
    settle_all()
    following_us.catch_up()
    for address in (LIST, f"{LIST}?search=graphite", CHANGES):
        answer, by = reads(partial(partner.get, address))
        assert (answer.status_code, by, reference in answer.content.decode()) == (200, "replica", True), address
    for address in (f"{LIST}?format=csv", REGISTER):
        table, by = reads(partial(whole, partner, address))
        assert (by, reference.encode() in table) == ("replica", True), address
    assert following_us.comes_to(0, replica.delay)
    assert follows(["default"]) == []
    # One record is what somebody was sent to, and is read where it was written.
    assert reads(lambda: partner.get(f"{LIST}{reference}/"))[1] == ""


def test_nobody_meets_an_earlier_state_while_it_lags(
    following_us: Replica, partner: Partner, staff: Staff, body: dict[str, Any]
) -> None:
    first = entered(partner, body)
    cursor = partner.get(CHANGES).json()["cursor"]
    following_us.catch_up()
    before, by = reads(lambda: partner.get(LIST))
    assert by == "replica"
    with following_us.behind():
        second = entered(partner, body)
        for who in (partner, staff(Role.READER)):
            after, by = reads(partial(who.get, LIST))
            assert (set(references(after)), by) == ({first, second}, "behind")
        # The tag of then is none of now, and the cursor that the primary gives now is one for later.
        now = partner.get(LIST, if_none_match=before["ETag"])
        assert (now.status_code, now["ETag"] != before["ETag"]) == (200, True)
        told = partner.get(f"{CHANGES}?after={cursor}")
        assert second in told.content.decode()
        cursor = told.json()["cursor"]
        again, by = reads(lambda: partner.get(f"{CHANGES}?after={cursor}"))
        assert (again.status_code, again.json()["results"], by) == (200, [], "behind")
    settle_all()
    following_us.catch_up()
    there, by = reads(lambda: partner.get(LIST, if_none_match=now["ETag"]))
    assert (there.status_code, there["ETag"], by) == (304, now["ETag"], "replica")
    again, by = reads(lambda: partner.get(f"{CHANGES}?after={cursor}"))
    assert (again.status_code, by) == (200, "replica")


def test_a_change_that_waits_for_its_place_has_to_be_there_too(
    following_us: Replica, partner: Partner, body: dict[str, Any]
) -> None:
    following_us.catch_up()
    with following_us.behind():
        entered(partner, body)
        assert reads(lambda: partner.get(LIST))[1] == "behind"
    following_us.catch_up()
    assert reads(lambda: partner.get(LIST))[1] == "replica"


def test_what_waits_is_settled_before_the_replica_is_asked_by_a_moment(
    following_us: Replica, partner: Partner, body: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To settle is to write, which a replica would refuse."""
    # As if all that was entered lay behind the margin.
    monkeypatch.setattr(modified_since, "MARGIN", -timedelta(hours=1))
    reference = entered(partner, body)
    following_us.catch_up()
    now = http_date(timezone.now().timestamp())
    for address in (LIST, f"{LIST}?format=csv"):
        CommitmentFactory.create(instrument=Commitment.objects.get(reference=reference).instrument)
        following_us.catch_up()
        answer, by = reads(partial(partner.get, address, if_modified_since=now))
        assert (answer.status_code, by in {"replica", "behind"}) == (304, True), (address, by)
        assert not Change.objects.filter(position=None).exists()
        following_us.catch_up()
        answer, by = reads(partial(partner.get, address, if_modified_since=now))
        assert (answer.status_code, by) == (304, "replica"), address


def test_a_right_that_ends_ends_at_once(following_us: Replica, partner: Partner, ours: Participant) -> None:
    """Of a token no change of a record tells, so that the replica, which still has it, is fit to be asked."""
    following_us.catch_up()
    with following_us.behind():
        assert reads(lambda: partner.get(LIST))[1] == "replica"
        Token.objects.update(revoked_at=timezone.now())
        refusal, by = reads(lambda: partner.get(LIST))
        assert (refusal.status_code, by) == (401, "")


def test_a_page_needs_all_that_is_written(following_us: Replica, ours: Participant) -> None:
    """A saved view is no record of the API, so that no log tells of it; its maker looks for it all the same."""
    user = UserFactory.create(role=Role.READER, participant=ours)
    browser, page = Browser(), reverse("commitments:register")
    browser.force_login(user)
    browser.get(page)
    assert following_us.comes_to("replica", lambda: reads(lambda: browser.get(page))[1])
    with following_us.behind(), connection.cursor() as cursor:
        # As in a deployment, where nothing is confirmed before it is on disk.
        cursor.execute("SET synchronous_commit = on")
        SavedView.objects.create(made_by=user, name="Fictitious view", slug="fictitious-view")
        shown, by = reads(lambda: browser.get(page))
        assert (by, "Fictitious view" in shown.content.decode()) == ("behind", True)


def test_one_answer_is_read_from_one_server(
    following_us: Replica, partner: Partner, body: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What fails there is read once more, from the primary; and nothing of the request is left there afterwards."""
    entered(partner, body)
    settle_all()
    following_us.catch_up()
    asked: list[bool] = []

    def count(_pages: CursorPages, _request: Any) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_is_in_recovery()")
            asked.append(cursor.fetchone()[0])
            if asked[-1]:
                cursor.execute("CREATE TABLE never (id integer)")
        return False

    monkeypatch.setattr(CursorPages, "counts", count)
    answer, by = reads(lambda: partner.get(LIST))
    assert (answer.status_code, by, asked) == (200, "away", [True, False])
    entered(partner, body)


def test_a_replica_that_is_away_or_none_any_more_is_left_alone(
    at: Callable[[int], None], partner: Partner, body: dict[str, Any]
) -> None:
    reference = entered(partner, body)
    at(int(connection.settings_dict["PORT"]))
    # As after it was promoted: it takes writes of its own.
    answer, by = reads(lambda: partner.get(LIST))
    assert (references(answer), by) == ([reference], "behind")
    assert [message.id for message in follows(["default"])] == ["mocportal.E021"]
    at(free_port())
    answer, by = reads(lambda: partner.get(LIST))
    assert (references(answer), by) == ([reference], "away")
    assert [message.id for message in follows(["default"])] == ["mocportal.W020"]
    lines = b"".join(partner.get(REGISTER)).splitlines()
    assert orjson.loads(lines[-1])["end"] is True
