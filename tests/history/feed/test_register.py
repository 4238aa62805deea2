"""The register as a stream: the same records as GET gives, at one moment, with the place where the feed goes on."""

import gzip
from typing import Any

import orjson
import pytest
from django.test import Client

from commitments.enums import CommitmentState
from commitments.models import Commitment
from contacts.models import Participant, User
from core.feed.api import register as stream
from core.feed.sequencer import settle_all
from partners.enums import Scope
from partners.models import Client as System
from tests.concurrency import at_once
from tests.factories import commitments as c
from tests.history.feed.reading import REGISTER, Follower, visible_register

pytestmark = pytest.mark.django_db(transaction=True)


def lines(client: Client, **asked: Any) -> list[dict[str, Any]]:
    settle_all()
    response = client.get(REGISTER, asked)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/x-ndjson"
    return [orjson.loads(line) for line in b"".join(response).splitlines()]


def test_each_line_is_the_record_that_its_own_address_gives(ours: Participant, partner: Client) -> None:
    c.MilestoneFactory.create(commitment__lead=ours)
    c.ActivityFactory.create(organizer=ours)
    _first, *records, last = lines(partner)
    assert {"commitments", "milestones", "activities", "sides"} <= {each["type"] for each in records}
    assert last == {"end": True, "records": len(records)}
    for line in records:
        assert partner.get(line["record"]["url"]).json() == line["record"]
        assert line["record"]["url"].endswith(f"/{line['key']}/")


def test_the_language_is_the_one_that_the_request_wants(ours: Participant, partner: Client) -> None:
    c.CommitmentFactory.create(lead=ours, title_en="Graphite", title_fr="Le graphite")
    titles = [lines(partner, types="commitments", lang=each)[1]["record"]["title"] for each in ("fr", "*")]
    assert titles == ["Le graphite", {"en": "Graphite", "fr": "Le graphite", "ja": None}]


def test_the_feed_goes_on_where_the_stream_ended(ours: Participant, system: User, follower: Follower) -> None:
    commitment = c.CommitmentFactory.create(lead=ours)
    follower.load()
    assert follower.held == visible_register(system)
    follower.catch_up()
    assert follower.entries == []
    Commitment.objects.filter(pk=commitment.pk).update(source="A page")
    follower.catch_up()
    assert [(each["kind"], each["key"]) for each in follower.entries] == [("changed", commitment.reference)]


def test_what_changes_while_it_is_read_is_left_to_the_feed(
    ours: Participant, system: User, partner: Client, follower: Follower, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another commitment is entered, and the second of three deleted, after the first was given out."""
    monkeypatch.setattr(stream, "AT_ONCE", 1)
    milestones = c.MilestoneFactory.create_batch(3, commitment__lead=ours)
    keys = [str(each.pk) for each in milestones]
    settle_all()
    response = iter(partner.get(REGISTER, {"types": "milestones"}))
    read = [next(response), next(response)]

    def write() -> None:
        milestones[1].delete()
        c.MilestoneFactory.create(commitment=milestones[0].commitment)
        settle_all()

    at_once(1, write)
    first, *records, last = map(orjson.loads, [*read, *response])
    assert [each["key"] for each in records] == keys
    assert last["records"] == 3
    follower.cursor = first["cursor"]
    kinds = [each["kind"] for each in partner.get(first["changes"] + "&types=milestones").json()["results"]]
    assert kinds == ["deleted", "created"]


def test_what_came_into_sight_by_a_change_that_is_not_settled_is_left_to_the_feed(
    ours: Participant, system: User, follower: Follower
) -> None:
    """Hidden again before it was settled, it would never be taken back from whoever had loaded it."""
    commitment = c.CommitmentFactory.create(lead=ours, state=CommitmentState.DRAFT)
    settle_all()
    Commitment.objects.filter(pk=commitment.pk).update(state=CommitmentState.ACTIVE)
    follower.load_unsettled()
    Commitment.objects.filter(pk=commitment.pk).update(state=CommitmentState.DRAFT)
    follower.catch_up()
    assert follower.held == visible_register(system)


def test_it_comes_zipped_where_that_is_asked_for(ours: Participant, partner: Client) -> None:
    plain = b"".join(partner.get(REGISTER))
    response = partner.get(REGISTER, headers={"accept-encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(b"".join(response)) == plain


def test_it_is_offered_to_whoever_accepts_lines_or_anything(ours: Participant, partner: Client) -> None:
    for accept, status in (("application/x-ndjson", 200), ("*/*", 200), ("text/csv", 406)):
        assert partner.get(REGISTER, headers={"accept": accept}).status_code == status
    assert b"".join(partner.head(REGISTER)) == b""


def test_scopes_choose_the_types(ours: Participant, system: User, partner: Client) -> None:
    c.CommitmentFactory.create(lead=ours)
    System.objects.filter(account=system).update(scopes=[Scope.READ_PEOPLE])
    _first, *records, _last = lines(partner)
    assert {each["type"] for each in records} == {
        "sides",
        "participants",
        "handling-marks",
        "officials",
        "contact-points",
    }
    System.objects.filter(account=system).update(scopes=[Scope.WRITE_REPORTS])
    assert partner.get(REGISTER).status_code == 403
